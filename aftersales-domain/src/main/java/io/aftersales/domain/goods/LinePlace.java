package io.aftersales.domain.goods;

import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The units of an order line in one place.
 *
 * @param line the line
 * @param place the place
 * @param stage the stage of the goods there
 * @param units the units there by the host's facts, or in a shipment of a case; gone ones included
 * @param held units claimed by open cases
 * @param gone units that are no longer there
 * @param deliveredAt when the goods were delivered; null when they were not, or when the time is not known
 * @param parcel the parcel; null for every other place
 */
public record LinePlace(
        LineId line,
        Place place,
        Stage stage,
        long units,
        long held,
        long gone,
        @Nullable Instant deliveredAt,
        @Nullable Parcel parcel) {

    /** Returns the units that are still there, held or not. */
    public long present() {
        return Math.max(0, units - gone);
    }

    /** Returns the units that are there and not held. */
    public long free() {
        return Math.max(0, units - gone - held);
    }

    /** Tells whether the goods are with a carrier in a parcel the host knows, so that only the whole parcel can be stopped. */
    public boolean isStoppedAsWhole() {
        return parcel != null && (stage == Stage.IN_TRANSIT || stage == Stage.LATE);
    }

    /** Returns a copy with more units held and gone. */
    LinePlace with(long moreHeld, long moreGone) {
        return new LinePlace(line, place, stage, units, held + moreHeld, gone + moreGone, deliveredAt, parcel);
    }
}
