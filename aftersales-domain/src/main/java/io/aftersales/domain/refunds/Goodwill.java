package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.LineId;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Money given to the buyer without goods coming back.
 *
 * @param lines the lines it is given for; empty when it is for shipping or for the order as a whole
 * @param shipping whether it is given for shipping; ignored when lines are named
 * @param amount minor units, not negative
 */
public record Goodwill(List<LineId> lines, boolean shipping, long amount) {

    /** Copies the list without repetitions; refuses a negative amount. */
    public Goodwill {
        lines = lines.stream().distinct().toList();
        if (amount < 0) {
            throw new IllegalArgumentException("negative goodwill " + amount);
        }
    }

    /** Creates goodwill for these lines. */
    public static Goodwill onLines(long amount, LineId... lines) {
        return new Goodwill(List.of(lines), false, amount);
    }

    /** Creates goodwill for shipping. */
    public static Goodwill onShipping(long amount) {
        return new Goodwill(List.of(), true, amount);
    }

    /** Creates goodwill for the order as a whole; it reduces only the last refunds. */
    public static Goodwill onOrder(long amount) {
        return new Goodwill(List.of(), false, amount);
    }

    /** Returns a copy with the lines in the order of their places, so that the order in which they are named changes nothing. */
    Goodwill sortedBy(ToIntFunction<LineId> place) {
        return new Goodwill(
                lines.stream().sorted(Comparator.comparingInt(place)).toList(), shipping, amount);
    }
}
