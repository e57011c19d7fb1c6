package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.shared.LineId;
import org.jspecify.annotations.Nullable;

/**
 * The balance of the goods and charges of one part of an order that are taxed at one rate, of a line that an exchange opened, or of what an
 * exchange kept, in minor units.
 *
 * @param part the number of the part, 0 for the sale
 * @param line the line that an exchange opened; null for a row of a part, and for one of what an exchange kept
 * @param rate the host's code of the tax rate, empty for none
 * @param gross the amount paid, with its tax
 * @param tax the tax in it
 * @param drawn the amount that after-sales has decided about: refunded, kept, or paid back elsewhere
 * @param refunded the part of it that goes to the buyer
 * @param external the part of it that was paid back outside of after-sales
 */
public record TaxBalance(
        int part, @Nullable LineId line, String rate, long gross, long tax, long drawn, long refunded, long external) {

    static TaxBalance sold(int part, String rate, long gross, long tax) {
        return new TaxBalance(part, null, rate, gross, tax, 0, 0, 0);
    }

    TaxBalance sold(long newGross, long newTax) {
        return new TaxBalance(part, line, rate, newGross, newTax, drawn, refunded, external);
    }

    TaxBalance plus(long moreDrawn, long moreRefunded, long moreExternal) {
        return new TaxBalance(
                part, line, rate, gross, tax, drawn + moreDrawn, refunded + moreRefunded, external + moreExternal);
    }

    /** Returns the tax in an amount that is taxed like this row, rounded half up; never more than the amount. */
    long taxIn(long amount) {
        return gross == 0
                ? 0
                : Math.min(amount, tax * (amount / gross) + Apportionment.part(tax, amount % gross, gross));
    }

    /** Returns the amount that nothing was decided about. */
    long room() {
        return Math.max(0, gross - drawn);
    }

    /** Returns the amount given back to the buyer, here or elsewhere. */
    public long grossBack() {
        return refunded + external;
    }

    /** Returns the tax in the amount given back, rounded half up. */
    public long taxBack() {
        return gross == 0 ? 0 : Apportionment.part(tax, Math.min(gross, grossBack()), gross);
    }
}
