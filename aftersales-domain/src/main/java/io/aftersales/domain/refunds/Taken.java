package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Units that a case takes from a place.
 *
 * @param units the units
 * @param contents how many units of the line the place holds by the host's facts, gone ones included
 */
public record Taken(PlacedUnits units, long contents) {

    /** Takes units that are in no parcel, for an order whose parcels do not matter. */
    public static List<Taken> fromNoParcel(List<Units> units) {
        return PlacedUnits.inNoParcel(units).stream()
                .map(each -> new Taken(each, Long.MAX_VALUE))
                .toList();
    }

    /** Returns the units without the contents of their places. */
    public static List<PlacedUnits> units(List<Taken> taken) {
        var units = new ArrayList<PlacedUnits>(taken.size());
        for (Taken each : taken) {
            units.add(each.units);
        }
        return units;
    }

    /** Returns what is taken in addition to units that are held already, with the contents of the places. */
    public static List<Taken> besides(List<Taken> taken, List<PlacedUnits> held) {
        Map<PlacedUnits, Long> contents = new HashMap<>();
        for (Taken each : taken) {
            contents.merge(each.units.withQuantity(1), each.contents, Math::max);
        }
        return PlacedUnits.besides(units(taken), held).stream()
                .map(each -> new Taken(each, contents.getOrDefault(each.withQuantity(1), 0L)))
                .toList();
    }

    LineId line() {
        return units.line();
    }

    Place place() {
        return units.place();
    }

    long quantity() {
        return units.quantity();
    }
}
