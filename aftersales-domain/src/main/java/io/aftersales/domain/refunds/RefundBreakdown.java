package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.util.Currency;
import java.util.List;

/**
 * A refund explained to the cent. {@code total = goods - discounts + shipping + tax + otherCharges + goodwill - fees - withheld}; the total
 * is the sum of the tenders, and of the steps.
 *
 * <p>All amounts are minor units of the currency. List price, discounts and tax of a line are shown for a reader: in a single case they may
 * be one unit apart from each other, but over the whole line they are exact; the line's total is authoritative.
 *
 * @param currency the order's currency
 * @param goods list prices of the units
 * @param discounts the amount deducted from them at purchase, which never comes back
 * @param shipping the shipping fee, without tax when tax is on top
 * @param tax the tax added to prices, of goods and shipping; 0 when prices include it
 * @param otherCharges the other charges, may be negative
 * @param goodwill goodwill, given without goods
 * @param fees the fees kept by the shop
 * @param withheld discounts deducted now, amounts put off, limits and the waived amount
 * @param total the amount paid
 * @param tenders the total split over the tenders of the order; tenders without amount and points are left out
 * @param lines the units line by line, in the order of the order
 * @param steps every rule that added or deducted an amount
 */
public record RefundBreakdown(
        Currency currency,
        long goods,
        long discounts,
        long shipping,
        long tax,
        long otherCharges,
        long goodwill,
        long fees,
        long withheld,
        long total,
        List<OfTender> tenders,
        List<OfLine> lines,
        List<BreakdownStep> steps) {

    /** Copies the lists. */
    public RefundBreakdown {
        tenders = List.copyOf(tenders);
        lines = List.copyOf(lines);
        steps = List.copyOf(steps);
    }

    /**
     * The part of a refund that goes back on one tender.
     *
     * @param id the tender
     * @param kind the kind of tender
     * @param amount minor units
     * @param points points, for a tender of points
     */
    public record OfTender(TenderId id, TenderKind kind, long amount, long points) {}

    /**
     * The worth of the refunded units of one line, in minor units.
     *
     * @param line the line
     * @param quantity units
     * @param goods list price
     * @param discounts the deducted discounts
     * @param tax tax on top
     * @param total goods less discounts plus tax
     */
    public record OfLine(LineId line, long quantity, long goods, long discounts, long tax, long total) {}

    /** Returns the total as money. */
    public Money amount() {
        return Money.ofMinor(total, currency);
    }

    /** Tells whether a payment is needed: some tender other than points has an amount. */
    public boolean paysMoney() {
        for (OfTender tender : tenders) {
            if (tender.kind().isMoney() && tender.amount() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the steps as English sentences with amounts. */
    public List<String> explanation() {
        return BreakdownSentences.english(this);
    }
}
