package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The balance of one order line: everything that after-sales did to it so far.
 *
 * @param line the line
 * @param held units claimed by open cases
 * @param back units back for good
 * @param goodwill minor units of goodwill given for the line; a part moves along when units are exchanged
 * @param atFault the units of those back that came back through the seller's or carrier's fault and may bring a share of the shipping
 * @param moved the units that left the line in exchanges
 * @param places the balances of the places that units were taken from, in the order in which they were first touched
 */
public record LineBalance(
        LineId line, long held, long back, long goodwill, long atFault, Moved moved, List<PlaceBalance> places) {

    /** The balance of any line to which nothing was done, for sums that do not ask which line it is. */
    static final LineBalance UNTOUCHED = untouched(LineId.of("untouched"));

    /** Copies the list. */
    public LineBalance {
        places = List.copyOf(places);
    }

    /**
     * Units that left a line for good, because others replaced them.
     *
     * @param units the number of units
     * @param net their worth, in minor units
     * @param counted the amount they counted for the tiers of discounts, in minor units
     */
    public record Moved(long units, long net, long counted) {
        /** No units moved. */
        public static final Moved NOTHING = new Moved(0, 0, 0);
    }

    /** Creates the balance of a line without exchanges or places. */
    public static LineBalance of(LineId line, long held, long back, long goodwill) {
        return new LineBalance(line, held, back, goodwill, 0, Moved.NOTHING, List.of());
    }

    static LineBalance untouched(LineId line) {
        return of(line, 0, 0, 0);
    }

    /** Returns the units that the buyer no longer has: back, or replaced by others. */
    public long gone() {
        return back + moved.units();
    }

    /** Returns the balance of the line in one place; all zero for a place that was never touched. */
    public PlaceBalance at(Place place) {
        for (PlaceBalance each : places) {
            if (each.place().equals(place)) {
                return each;
            }
        }
        return PlaceBalance.untouched(place);
    }

    /** Returns the units that were sent again for the line and arrived. */
    public long sentAgain() {
        long units = 0;
        for (PlaceBalance each : places) {
            units += each.arrivedAt() == null ? 0 : each.contents();
        }
        return units;
    }

    LineBalance hold(Place place, long units, long contents) {
        return with(held + units, back, changed(place, each -> each.holding(units, contents)));
    }

    LineBalance release(Place place, long units) {
        if (units > held) {
            throw new IllegalStateException(units + " of line " + line + " to release, " + held + " held");
        }
        return with(held - units, back, changed(place, each -> each.releasing(units)));
    }

    LineBalance takeBack(long units) {
        return with(held, back + units, places);
    }

    LineBalance takeBack(Place place, long units) {
        return with(held, back + units, gone(place, units));
    }

    /** Counts units that are back as the seller's or carrier's fault. */
    LineBalance blame(long units) {
        return units == 0 ? this : new LineBalance(line, held, back, goodwill, atFault + units, moved, places);
    }

    LineBalance give(long minor) {
        return new LineBalance(line, held, back, goodwill + minor, atFault, moved, places);
    }

    LineBalance move(long units, long net, long counted) {
        var all = new Moved(moved.units() + units, moved.net() + net, moved.counted() + counted);
        return new LineBalance(line, held, back, goodwill, atFault, all, places);
    }

    /** Counts units as gone from a place. */
    LineBalance leave(Place place, long units) {
        return with(held, back, gone(place, units));
    }

    /** Counts units that were sent again and arrived at a place of their own. */
    LineBalance arrive(Place shipment, long units, Instant at) {
        return with(held, back, changed(shipment, each -> each.arriving(units, at)));
    }

    private List<PlaceBalance> gone(Place place, long units) {
        return changed(place, each -> each.leaving(units));
    }

    private List<PlaceBalance> changed(Place place, UnaryOperator<PlaceBalance> change) {
        var all = new ArrayList<>(places);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).place().equals(place)) {
                all.set(i, change.apply(all.get(i)));
                return all;
            }
        }
        all.add(change.apply(PlaceBalance.untouched(place)));
        return all;
    }

    private LineBalance with(long nowHeld, long nowBack, List<PlaceBalance> nowPlaces) {
        return new LineBalance(line, nowHeld, nowBack, goodwill, atFault, moved, nowPlaces);
    }
}
