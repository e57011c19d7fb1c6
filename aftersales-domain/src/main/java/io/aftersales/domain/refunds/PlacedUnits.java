package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Units of an order line in one place.
 *
 * @param line the line
 * @param place the place that the units are taken from
 * @param quantity at least 1
 */
public record PlacedUnits(LineId line, Place place, long quantity) {

    /** Refuses a quantity below 1. */
    public PlacedUnits {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity + " of " + line + " is below 1");
        }
    }

    /** Places units in no parcel, for an order whose parcels do not matter. */
    public static List<PlacedUnits> inNoParcel(List<Units> units) {
        return at(Place.NO_PARCEL, Units.summed(units));
    }

    /** Sums the units by line and place, in order of first mention. */
    public static List<PlacedUnits> summed(List<PlacedUnits> units) {
        if (units.size() < 2) {
            return List.copyOf(units);
        }
        Map<PlacedUnits, Long> sums = new LinkedHashMap<>();
        for (PlacedUnits each : units) {
            sums.merge(each.withQuantity(1), each.quantity, Units::sum);
        }
        var summed = new ArrayList<PlacedUnits>(sums.size());
        sums.forEach((one, quantity) -> summed.add(one.withQuantity(quantity)));
        return List.copyOf(summed);
    }

    /** Sums the units by line, in order of first mention. */
    public static List<Units> byLine(List<PlacedUnits> units) {
        var all = new ArrayList<Units>(units.size());
        for (PlacedUnits each : units) {
            all.add(new Units(each.line, each.quantity));
        }
        return Units.summed(all);
    }

    /**
     * Chooses which of the placed units are meant by quantities of their lines: the first ones in order. Refuses more units of a line than
     * there are with {@link IllegalStateException}.
     */
    public static List<PlacedUnits> first(List<PlacedUnits> from, List<Units> meant) {
        if (meant.isEmpty()) {
            return List.of();
        }
        Map<LineId, Long> wanted = new HashMap<>();
        for (Units each : meant) {
            wanted.merge(each.line(), each.quantity(), Units::sum);
        }
        var chosen = new ArrayList<PlacedUnits>(from.size());
        for (PlacedUnits each : from) {
            long more = Math.min(each.quantity, wanted.getOrDefault(each.line, 0L));
            if (more > 0) {
                chosen.add(each.withQuantity(more));
                wanted.merge(each.line, -more, Long::sum);
            }
        }
        wanted.forEach((line, missing) -> {
            if (missing > 0) {
                throw new IllegalStateException(missing + " more of line " + line + " than are held");
            }
        });
        return List.copyOf(chosen);
    }

    /** Places units by line in one place. */
    public static List<PlacedUnits> at(Place place, List<Units> units) {
        return units.stream()
                .map(each -> new PlacedUnits(each.line(), place, each.quantity()))
                .toList();
    }

    /** Returns units and more units, summed by line and place. */
    public static List<PlacedUnits> with(List<PlacedUnits> units, List<PlacedUnits> more) {
        var all = new ArrayList<>(units);
        all.addAll(more);
        return summed(all);
    }

    /** Returns what is left of units, summed by line and place, without other units; what those have in excess is ignored. */
    public static List<PlacedUnits> besides(List<PlacedUnits> units, List<PlacedUnits> without) {
        if (without.isEmpty()) {
            return summed(units);
        }
        Map<PlacedUnits, Long> less = new HashMap<>();
        for (PlacedUnits each : without) {
            less.merge(each.withQuantity(1), each.quantity, Units::sum);
        }
        var left = new ArrayList<PlacedUnits>();
        for (PlacedUnits each : summed(units)) {
            long more = each.quantity - less.getOrDefault(each.withQuantity(1), 0L);
            if (more > 0) {
                left.add(each.withQuantity(more));
            }
        }
        return List.copyOf(left);
    }

    /** Returns these units with a quantity. */
    public PlacedUnits withQuantity(long other) {
        return other == quantity ? this : new PlacedUnits(line, place, other);
    }
}
