package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel of the order, as the host knows it now.
 *
 * @param id the host's id of the parcel
 * @param lines the lines that travel in it, wholly or in part
 * @param warehouse the warehouse where it was or will be packed
 * @param carrier the carrier, null until known
 * @param trackingNumber the carrier's number, null until known
 * @param handedOverAt when the carrier took it, null before
 * @param promisedAt the promised time of arrival, null when none was promised
 * @param deliveredAt when it was delivered, null before
 */
public record Parcel(
        String id,
        List<LineId> lines,
        String warehouse,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable Instant handedOverAt,
        @Nullable Instant promisedAt,
        @Nullable Instant deliveredAt) {

    /** Copies the list. */
    public Parcel {
        lines = List.copyOf(lines);
    }

    /** Creates a parcel that no carrier has taken yet. */
    public static Parcel packed(String id, String warehouse, List<LineId> lines) {
        return new Parcel(id, lines, warehouse, null, null, null, null, null);
    }

    /** Returns a copy of this parcel, handed to a carrier. */
    public Parcel handedOver(Instant at, String by, String tracking) {
        return new Parcel(id, lines, warehouse, by, tracking, at, promisedAt, deliveredAt);
    }

    /** Returns a copy of this parcel with a promised time of arrival. */
    public Parcel promised(Instant at) {
        return new Parcel(id, lines, warehouse, carrier, trackingNumber, handedOverAt, at, deliveredAt);
    }

    /** Returns a copy of this parcel, delivered. */
    public Parcel delivered(Instant at) {
        return new Parcel(id, lines, warehouse, carrier, trackingNumber, handedOverAt, promisedAt, at);
    }

    /** Tells whether the parcel has left the shop, on its way or delivered. */
    public boolean isHandedOver() {
        return handedOverAt != null || deliveredAt != null;
    }
}
