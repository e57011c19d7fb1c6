package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.util.Currency;
import java.util.List;

/**
 * A refund explained to the cent. {@code total = goods - discounts + shipping + tax + otherCharges + goodwill - fees - deductions -
 * withheld}; the total is the sum of the steps, and the payout the sum of the tenders.
 *
 * <p>All amounts are minor units of the currency. List price, discounts, charges and tax of a line are shown for a reader: in a single case
 * they may be one unit apart from each other, but over the whole line they are exact; the line's total is authoritative.
 *
 * @param currency the order's currency
 * @param goods list prices of the units
 * @param discounts the amount deducted from them at purchase, which never comes back
 * @param shipping the shipping fees, without tax when tax is on top
 * @param tax the tax added to prices, of goods and charges; 0 when prices include it
 * @param otherCharges the other charges, and the shares of charges in the prices of the units; negative for shares of a credit
 * @param goodwill goodwill, given without goods
 * @param fees the fees kept by the shop
 * @param deductions the amount kept by the shop because goods came back worth less
 * @param withheld discounts deducted now, amounts put off, limits and the waived amount
 * @param total the buyer's entitlement
 * @param payout the part of all entitlements so far that is to be paid out now; less than the total when not everything was captured
 * @param tenders the payout split over the tenders of the order; tenders without amount and points are left out
 * @param lines the units line by line, in the order of the order
 * @param charges the charges that are refunded beside the units, in the order of the order
 * @param taxes the total by tax rate, as on a credit note; rates without amount are left out
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
        long deductions,
        long withheld,
        long total,
        long payout,
        List<OfTender> tenders,
        List<OfLine> lines,
        List<OfCharge> charges,
        List<OfRate> taxes,
        List<BreakdownStep> steps) {

    /** Copies the lists. */
    public RefundBreakdown {
        tenders = List.copyOf(tenders);
        lines = List.copyOf(lines);
        charges = List.copyOf(charges);
        taxes = List.copyOf(taxes);
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
     * The worth of the refunded units of one line, or the goodwill given for it, in minor units.
     *
     * @param line the line
     * @param quantity units; 0 for goodwill
     * @param goods list price
     * @param discounts the deducted discounts
     * @param charges the shares of charges in the price; negative for a credit
     * @param tax tax on top
     * @param total goods less discounts plus charges plus tax; for goodwill its share
     */
    public record OfLine(LineId line, long quantity, long goods, long discounts, long charges, long tax, long total) {}

    /**
     * A charge that is refunded beside the units, wholly or in part, in minor units.
     *
     * @param id the charge
     * @param kind the kind of charge
     * @param amount the amount without tax on top
     * @param tax tax on top
     */
    public record OfCharge(String id, ChargeKind kind, long amount, long tax) {}

    /**
     * A refund under one tax rate, in minor units; negative when a reversal takes back more than it refunds.
     *
     * @param rate the host's code of the rate, empty for none
     * @param gross the amount with its tax
     * @param tax the tax in it
     */
    public record OfRate(String rate, long gross, long tax) {}

    /** Returns the part of the total that is not paid out, because it was never captured; negative when earlier refunds fall due. */
    public long notCollected() {
        return total - payout;
    }

    /** Returns the total as money. */
    public Money amount() {
        return Money.ofMinor(total, currency);
    }

    /** Returns the payout as money. */
    public Money paidOut() {
        return Money.ofMinor(payout, currency);
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
