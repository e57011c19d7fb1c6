package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The balance of an order line in one place.
 *
 * @param place the place
 * @param contents the most units of the line that the host's facts showed in the place when units were taken from it; for a shipment of a case, the
 *     units that it brought
 * @param held units claimed by open cases
 * @param gone units that are no longer there: back, exchanged, or sent again because they were lost or faulty
 * @param arrivedAt when goods sent again arrived; null for every other place
 */
public record PlaceBalance(
        Place place,
        long contents,
        long held,
        long gone,
        @Nullable Instant arrivedAt) {

    static PlaceBalance untouched(Place place) {
        return new PlaceBalance(place, 0, 0, 0, null);
    }

    PlaceBalance holding(long units, long most) {
        return checked(new PlaceBalance(place, Math.max(contents, most), held + units, gone, arrivedAt));
    }

    PlaceBalance releasing(long units) {
        return checked(new PlaceBalance(place, contents, held - units, gone, arrivedAt));
    }

    PlaceBalance leaving(long units) {
        return checked(new PlaceBalance(place, contents, held, gone + units, arrivedAt));
    }

    PlaceBalance arriving(long units, Instant at) {
        return new PlaceBalance(place, contents + units, held, gone, at);
    }

    private static PlaceBalance checked(PlaceBalance next) {
        if (next.held < 0 || next.held + next.gone > next.contents) {
            throw new IllegalStateException("place " + next.place + ": " + next.held + " held and " + next.gone
                    + " gone of " + next.contents + " units");
        }
        return next;
    }
}
