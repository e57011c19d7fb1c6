package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A quantity of one order line.
 *
 * @param line the line
 * @param quantity at least 1
 */
public record Units(LineId line, long quantity) {

    /** Refuses a quantity below 1. */
    public Units {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity + " of " + line + " is below 1");
        }
    }

    /** Creates a quantity of the line with this id. */
    public static Units of(String line, long quantity) {
        return new Units(LineId.of(line), quantity);
    }

    /** Adds two quantities; a sum beyond a {@code long} is capped at its maximum. */
    public static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /** Returns the sum of the quantities of a line. */
    public static long quantity(List<Units> units, LineId line) {
        long sum = 0;
        for (Units each : units) {
            if (each.line.equals(line)) {
                sum = sum(sum, each.quantity);
            }
        }
        return sum;
    }

    /**
     * Sums the quantities by line, in order of first mention. A sum beyond a {@code long} is capped at its maximum: no line is that long.
     */
    public static List<Units> summed(List<Units> units) {
        if (units.size() < 2) {
            return List.copyOf(units);
        }
        Map<LineId, Long> sums = new LinkedHashMap<>();
        for (Units each : units) {
            sums.merge(each.line, each.quantity, Units::sum);
        }
        var summed = new ArrayList<Units>(sums.size());
        sums.forEach((line, quantity) -> summed.add(new Units(line, quantity)));
        return List.copyOf(summed);
    }
}
