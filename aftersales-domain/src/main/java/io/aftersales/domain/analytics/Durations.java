package io.aftersales.domain.analytics;

import java.util.function.Supplier;

/**
 * How long cases took that have ended, for percentiles.
 *
 * @param handling from the application to the end
 * @param handlingByShop the same without the waits for the buyer
 */
public record Durations(Sketch handling, Sketch handlingByShop) {

    /** Those of no case. */
    public static Durations none(Supplier<Sketch> sketches) {
        return new Durations(sketches.get(), sketches.get());
    }

    /** Those of both. */
    public Durations plus(Durations more) {
        return new Durations(handling.plus(more.handling), handlingByShop.plus(more.handlingByShop));
    }

    /** Takes one more case into these, in whole seconds. */
    public void add(long seconds, long secondsByShop) {
        handling.add(seconds);
        handlingByShop.add(secondsByShop);
    }
}
