package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Tender;

/**
 * The balance of one tender in minor units: the money taken, and the refunds owed and paid on it so far.
 *
 * @param tender the tender as it was agreed
 * @param captured the amount taken so far; at most the amount of the tender
 * @param owed the amount decided and not paid yet
 * @param settled the amount paid back
 * @param external the amount paid back outside of after-sales; may exceed the captured amount
 */
public record TenderBalance(Tender tender, long captured, long owed, long settled, long external) {

    /** Creates the balance of a tender on which nothing was refunded. */
    public static TenderBalance of(Tender tender) {
        return new TenderBalance(tender, tender.captured(), 0, 0, 0);
    }

    /** Returns the amount that may still be refunded on this tender; 0 when it is overdrawn. */
    public long left() {
        return Math.max(0, captured - owed - settled - external);
    }

    /** Returns the sum of the owed and settled amounts. */
    public long booked() {
        return owed + settled;
    }

    /** Returns the amount that was agreed and is not taken yet. */
    public long toCapture() {
        return tender.amount() - captured;
    }

    TenderBalance capture(long minor) {
        return new TenderBalance(tender, captured + minor, owed, settled, external);
    }

    TenderBalance owe(long minor) {
        return new TenderBalance(tender, captured, owed + minor, settled, external);
    }

    TenderBalance settle(long minor) {
        if (minor > owed || -minor > settled) {
            throw new IllegalStateException(
                    minor + " to settle on " + tender.id() + ", " + owed + " owed, " + settled + " settled");
        }
        return new TenderBalance(tender, captured, owed - minor, settled + minor, external);
    }

    TenderBalance external(long minor) {
        return new TenderBalance(tender, captured, owed, settled, Math.addExact(external, minor));
    }
}
