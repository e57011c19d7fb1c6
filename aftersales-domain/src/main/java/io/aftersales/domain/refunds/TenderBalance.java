package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Tender;

/**
 * What came back on one tender so far, minor units.
 *
 * @param tender the tender
 * @param owed decided, not paid yet
 * @param settled paid back
 * @param external paid back outside of after-sales; may exceed what was captured
 */
public record TenderBalance(Tender tender, long owed, long settled, long external) {
    /** What may still be refunded on it; 0 when it is overdrawn. */
    public long left() {
        return Math.max(0, tender.captured() - owed - settled - external);
    }

    /** Owed and settled together. */
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
