package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.LineId;
import java.util.List;

/**
 * Money without goods, a compensation.
 *
 * @param lines the lines it is given for; empty when it is for shipping or for the order as such
 * @param shipping whether it is given for shipping; lines win over it
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

    /** For these lines. */
    public static Goodwill onLines(long amount, LineId... lines) {
        return new Goodwill(List.of(lines), false, amount);
    }

    /** For shipping. */
    public static Goodwill onShipping(long amount) {
        return new Goodwill(List.of(), true, amount);
    }

    /** For the order as such; it shortens only the last refunds. */
    public static Goodwill onOrder(long amount) {
        return new Goodwill(List.of(), false, amount);
    }
}
