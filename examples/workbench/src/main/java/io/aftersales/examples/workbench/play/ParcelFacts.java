package io.aftersales.examples.workbench.play;

import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a parcel as a script tells them. A fact that is not given keeps its value when the parcel is known, and has its default when the
 * parcel is new.
 *
 * @param id the id of the parcel
 * @param contents the units in it by line
 * @param warehouse the warehouse it was packed in
 * @param carrier its carrier
 * @param tracking the carrier's number
 * @param handedOverAt the moment the carrier took it
 * @param promisedAt the promised moment of arrival
 * @param deliveredAt the moment it was delivered
 * @param ending the end of a parcel that does not reach the buyer
 */
record ParcelFacts(
        String id,
        Given<Map<LineId, Long>> contents,
        Given<String> warehouse,
        Given<String> carrier,
        Given<String> tracking,
        Given<Instant> handedOverAt,
        Given<Instant> promisedAt,
        Given<Instant> deliveredAt,
        Given<Parcel.Ending> ending) {
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

    /** Returns a parcel that the host tells for the first time; without contents it holds all units of the order. */
    Parcel asNew(List<LineId> all) {
        Map<LineId, Long> everything = Parcel.packed(id, WAREHOUSE, all).contents();
        return of(new Parcel(id, everything, WAREHOUSE, "CARRIER", "T-" + id, null, null, null, null), all);
    }

    /** Returns a known parcel with the given facts replaced. */
    Parcel of(Parcel known, List<LineId> all) {
        Map<LineId, Long> carried = contents.or(known.contents());
        String from = warehouse.or(known.warehouse());
        return new Parcel(
                id,
                carried == null ? Parcel.packed(id, WAREHOUSE, all).contents() : carried,
                from == null ? WAREHOUSE : from,
                carrier.or(known.carrier()),
                tracking.or(known.trackingNumber()),
                handedOverAt.or(known.handedOverAt()),
                promisedAt.or(known.promisedAt()),
                deliveredAt.or(known.deliveredAt()),
                ending.or(known.ending()));
    }
}
