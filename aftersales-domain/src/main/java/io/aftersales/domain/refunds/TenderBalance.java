package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Tender;

/**
 * The balance of one tender in minor units: the refunds owed and paid on it so far.
 *
 * @param tender the tender
 * @param owed the amount decided and not paid yet
 * @param settled the amount paid back
 * @param external the amount paid back outside of after-sales; may exceed the captured amount
 */
public record TenderBalance(Tender tender, long owed, long settled, long external) {
    /** Returns the amount that may still be refunded on this tender; 0 when it is overdrawn. */
    public long left() {
        return Math.max(0, tender.captured() - owed - settled - external);
    }

    /** Returns the sum of the owed and settled amounts. */
    public long booked() {
        return owed + settled;
    }

    TenderBalance owe(long minor) {
        return new TenderBalance(tender, owed + minor, settled, external);
    }

    TenderBalance settle(long minor) {
        if (minor > owed || -minor > settled) {
            throw new IllegalStateException(
                    minor + " to settle on " + tender.id() + ", " + owed + " owed, " + settled + " settled");
        }
        return new TenderBalance(tender, owed - minor, settled + minor, external);
    }

    TenderBalance overdraw(long minor) {
        return new TenderBalance(tender, owed, settled, Math.addExact(external, minor));
    }
}
