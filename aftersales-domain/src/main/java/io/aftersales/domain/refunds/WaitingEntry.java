package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of money that a first person has made and that waits for a second person to make the same. No money has moved for it. Of one kind
 * and about one subject, which is the case or the order with the reference, at most one entry waits.
 *
 * @param kind the kind of entry
 * @param caseId the case whose money it is about; null for an entry about the order's money
 * @param reference the reference of the payment at the provider or bank; empty for an entry that has none
 * @param tender the tender of the payment; null for an entry that names none
 * @param minor the amount in minor units of the order's currency
 * @param units the units that a refund made elsewhere was for; empty for all others
 * @param by the first person
 * @param at the moment the first person made it
 */
public record WaitingEntry(
        Kind kind,
        @Nullable CaseId caseId,
        String reference,
        @Nullable TenderId tender,
        long minor,
        List<Units> units,
        Actor by,
        Instant at) {

    /** The kinds of entries that can wait for a second person. */
    public enum Kind {
        /** Money that the shop took on a tender after the sale. */
        CAPTURE,
        /** A refund that was made outside of after-sales. */
        EXTERNAL_REFUND,
        /** A refund made outside of after-sales that came back to the shop. */
        EXTERNAL_REVERSAL,
        /** Money that a case has kept and gives back to the buyer. */
        KEPT_GIVEN_BACK,
        /** A payment that was not made, though the staff had stated that it was; the reference is its idempotency key. */
        PAYMENT_NOT_MADE,
        /** A part of a shortfall that the shop bears. */
        SHORTFALL_WRITTEN_OFF,
        /** A part of a shortfall that the buyer has paid. */
        SHORTFALL_RECOVERED;

        /** Tells whether an entry of this kind takes two persons whatever its amount. */
        public boolean alwaysTakesTwo() {
            return this == PAYMENT_NOT_MADE;
        }
    }

    /** Copies the list. */
    public WaitingEntry {
        units = List.copyOf(units);
    }

    /** Creates an entry about the order's money. */
    public static WaitingEntry onOrder(
            Kind kind,
            String reference,
            @Nullable TenderId tender,
            long minor,
            List<Units> units,
            BookingContext context) {
        return new WaitingEntry(kind, null, reference, tender, minor, units, context.by(), context.at());
    }

    /** Creates an entry about the money of a case. */
    public static WaitingEntry onCase(Kind kind, CaseId caseId, String reference, long minor, BookingContext context) {
        return new WaitingEntry(kind, caseId, reference, null, minor, List.of(), context.by(), context.at());
    }

    /** Tells whether both are of one kind and about the same subject, so that only one of them can wait. */
    boolean isAboutTheSameAs(WaitingEntry other) {
        return kind == other.kind
                && reference.equals(other.reference)
                && (caseId == null ? other.caseId == null : caseId.equals(other.caseId));
    }

    /** Tells whether both state the same; the persons and the moments may differ. */
    public boolean isSameAs(WaitingEntry other) {
        return isAboutTheSameAs(other)
                && minor == other.minor
                && (tender == null ? other.tender == null : tender.equals(other.tender))
                && new HashSet<>(Units.summed(units)).equals(new HashSet<>(Units.summed(other.units)));
    }
}
