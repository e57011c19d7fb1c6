package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parcel of the order, as the host knows it now.
 *
 * @param id the host's id of the parcel; neither {@code -} nor beginning with {@code #}
 * @param contents the units in it by line, as they were packed, at least 1; {@link #ALL_UNITS} for all units of a line
 * @param warehouse the warehouse where it was or will be packed
 * @param carrier the carrier, null until known
 * @param trackingNumber the carrier's number, null until known
 * @param handedOverAt when the carrier took it, null before
 * @param promisedAt the promised time of arrival, null when none was promised
 * @param deliveredAt when it was delivered, null before; wins over the ending
 * @param ending the end of a parcel that does not reach the buyer, null for none
 */
public record Parcel(
        String id,
        Map<LineId, Long> contents,
        String warehouse,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable Instant handedOverAt,
        @Nullable Instant promisedAt,
        @Nullable Instant deliveredAt,
        @Nullable Ending ending) {
    /** The contents of a parcel with all units of a line, for a host that does not count them. */
    public static final long ALL_UNITS = Long.MAX_VALUE;

    /** The end of a parcel that does not reach the buyer. */
    public enum Ending {
        /** The carrier has lost the parcel. */
        LOST,
        /** The parcel is on its way to the shop: refused at the door, undeliverable or caught. */
        RETURNING
    }

    /** Copies the contents; refuses less than 1 unit of a line. */
    public Parcel {
        Place.parcel(id);
        contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
        contents.forEach((line, units) -> {
            if (units < 1) {
                throw new IllegalArgumentException(units + " units of line " + line + " in parcel " + id);
            }
        });
    }

    /** Creates a parcel with units of lines, which no carrier has taken yet. */
    public static Parcel packed(String id, String warehouse, Map<LineId, Long> contents) {
        return new Parcel(id, contents, warehouse, null, null, null, null, null, null);
    }

    /** Creates a parcel with all units of these lines, which no carrier has taken yet. */
    public static Parcel packed(String id, String warehouse, Collection<LineId> lines) {
        var contents = new LinkedHashMap<LineId, Long>();
        lines.forEach(line -> contents.put(line, ALL_UNITS));
        return packed(id, warehouse, contents);
    }

    /** Returns a copy of this parcel, handed to a carrier. */
    public Parcel handedOver(Instant at, String by, String tracking) {
        return new Parcel(id, contents, warehouse, by, tracking, at, promisedAt, deliveredAt, ending);
    }

    /** Returns a copy of this parcel with a promised time of arrival. */
    public Parcel promised(Instant at) {
        return new Parcel(id, contents, warehouse, carrier, trackingNumber, handedOverAt, at, deliveredAt, ending);
    }

    /** Returns a copy of this parcel, delivered. */
    public Parcel delivered(Instant at) {
        return new Parcel(id, contents, warehouse, carrier, trackingNumber, handedOverAt, promisedAt, at, ending);
    }

    /** Returns a copy of this parcel that does not reach the buyer. */
    public Parcel ended(Ending how) {
        return new Parcel(id, contents, warehouse, carrier, trackingNumber, handedOverAt, promisedAt, deliveredAt, how);
    }

    /** Tells whether the parcel has left the shop, on its way or delivered. */
    public boolean isHandedOver() {
        return handedOverAt != null || deliveredAt != null;
    }

    /** Tells whether units of a line travel in the parcel. */
    public boolean holds(LineId line) {
        return contents.containsKey(line);
    }

    /** Returns the lines that travel in the parcel, wholly or in part. */
    public List<LineId> lines() {
        return List.copyOf(contents.keySet());
    }

    /** Returns the place of the goods in the parcel. */
    public Place place() {
        return Place.parcel(id);
    }
}
