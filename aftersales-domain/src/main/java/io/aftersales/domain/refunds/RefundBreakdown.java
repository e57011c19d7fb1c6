package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.util.Currency;
import java.util.List;

/**
 * A refund explained to the cent. {@code total = goods - discounts + shipping + tax + otherCharges + goodwill - fees - withheld};
 * the total is the sum of the tenders, and of the steps.
 *
 * <p>All amounts are minor units of the currency. List price, discounts and tax of a line are shown for a reader: in a single case
 * they may be one unit apart from each other, over the whole line they are exact; the line's total is the truth.
 *
 * @param currency the order's currency
 * @param goods list prices of the units
 * @param discounts what was taken off them at purchase and never comes back
 * @param shipping shipping fee, without tax when tax is on top
 * @param tax tax that was added to prices, of goods and shipping; 0 when prices include it
 * @param otherCharges other charges, may be negative
 * @param goodwill compensation without goods
 * @param fees kept by the shop
 * @param withheld discounts that come off now, amounts put off, limits and what was waived
 * @param total what is paid
 * @param tenders the total split over what it was paid with; those without amount and points left out
 * @param lines the units line by line, in the order of the order
 * @param steps every rule that gave or took something
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
     * What comes back on one tender.
     *
     * @param id the tender
     * @param kind what it is
     * @param amount minor units
     * @param points points, for a tender of points
     */
    public record OfTender(TenderId id, TenderKind kind, long amount, long points) {}

    /**
     * What the units of one line are worth.
     *
     * @param line the line
     * @param quantity units
     * @param goods list price
     * @param discounts what was taken off
     * @param tax tax on top
     * @param total goods less discounts plus tax
     */
    public record OfLine(LineId line, long quantity, long goods, long discounts, long tax, long total) {}

    /** What is paid, as money. */
    public Money amount() {
        return Money.ofMinor(total, currency);
    }

    /** Whether a payment is needed: some tender other than points has an amount. */
    public boolean paysMoney() {
        for (OfTender tender : tenders) {
            if (tender.kind().isMoney() && tender.amount() > 0) {
                return true;
            }
        }
        return false;
    }

    /** The steps as English sentences with amounts. */
    public List<String> explanation() {
        return BreakdownSentences.english(this);
    }
}
