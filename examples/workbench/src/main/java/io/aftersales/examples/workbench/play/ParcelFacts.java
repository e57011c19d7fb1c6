package io.aftersales.examples.workbench.play;

import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a parcel as a script tells them. A fact that is not given keeps its value when the parcel is known, and has its default when the
 * parcel is new.
 *
 * @param id the id of the parcel
 * @param lines the lines in it
 * @param warehouse the warehouse it was packed in
 * @param carrier its carrier
 * @param tracking the carrier's number
 * @param handedOverAt the moment the carrier took it
 * @param promisedAt the promised moment of arrival
 * @param deliveredAt the moment it was delivered
 */
record ParcelFacts(
        String id,
        Given<List<LineId>> lines,
        Given<String> warehouse,
        Given<String> carrier,
        Given<String> tracking,
        Given<Instant> handedOverAt,
        Given<Instant> promisedAt,
        Given<Instant> deliveredAt) {
    private static final String WAREHOUSE = "W1";

    /**
     * Value that a script may give.
     *
     * @param isGiven whether the field is there, be it null
     * @param value the value; null for a field that is null or not there
     */
    record Given<T>(boolean isGiven, @Nullable T value) {

        @Nullable
        T or(@Nullable T otherwise) {
            return isGiven ? value : otherwise;
        }
    }

    /** Returns a parcel that the host tells for the first time; without lines it holds all lines of the order. */
    Parcel asNew(List<LineId> all) {
        return of(new Parcel(id, all, WAREHOUSE, "CARRIER", "T-" + id, null, null, null), all);
    }

    /** Returns a known parcel with the given facts replaced. */
    Parcel of(Parcel known, List<LineId> all) {
        List<LineId> carried = lines.or(known.lines());
        String from = warehouse.or(known.warehouse());
        return new Parcel(
                id,
                carried == null ? all : carried,
                from == null ? WAREHOUSE : from,
                carrier.or(known.carrier()),
                tracking.or(known.trackingNumber()),
                handedOverAt.or(known.handedOverAt()),
                promisedAt.or(known.promisedAt()),
                deliveredAt.or(known.deliveredAt()));
    }
}
