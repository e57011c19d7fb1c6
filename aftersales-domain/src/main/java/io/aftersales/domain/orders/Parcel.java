package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parcel of the order, as the host knows it now.
 *
 * @param id the host's own id of it
 * @param lines the lines that travel in it, wholly or in part
 * @param warehouse where it was or will be packed
 * @param carrier who carries it, null until known
 * @param trackingNumber the carrier's number, null until known
 * @param handedOverAt when the carrier took it, null before
 * @param promisedAt when it was promised to arrive, null when nothing was promised
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

    /** A parcel nobody has carried yet. */
    public static Parcel packed(String id, String warehouse, List<LineId> lines) {
        return new Parcel(id, lines, warehouse, null, null, null, null, null);
    }

    /** The same parcel, handed to a carrier. */
    public Parcel handedOver(Instant at, String by, String tracking) {
        return new Parcel(id, lines, warehouse, by, tracking, at, promisedAt, deliveredAt);
    }

    /** The same parcel with a promise of when it arrives. */
    public Parcel promised(Instant at) {
        return new Parcel(id, lines, warehouse, carrier, trackingNumber, handedOverAt, at, deliveredAt);
    }

    /** The same parcel, delivered. */
    public Parcel delivered(Instant at) {
        return new Parcel(id, lines, warehouse, carrier, trackingNumber, handedOverAt, promisedAt, at);
    }

    /** Whether it is out of the shop's hands, on its way or delivered. */
    public boolean isHandedOver() {
        return handedOverAt != null || deliveredAt != null;
    }
}
