package io.aftersales.domain.analytics;

import java.io.Serializable;
import java.util.function.Supplier;

/**
 * The durations of ended cases, for percentiles.
 *
 * @param handling the durations from the application to the end
 * @param handlingByShop the durations from the application to the end, without the waits for the buyer
 */
public record Durations(Sketch handling, Sketch handlingByShop) implements Serializable {

    /** Returns the durations of no case. */
    public static Durations none(Supplier<Sketch> sketches) {
        return new Durations(sketches.get(), sketches.get());
    }

    /** Returns the durations of two groups of cases together. */
    public Durations plus(Durations more) {
        return new Durations(handling.plus(more.handling), handlingByShop.plus(more.handlingByShop));
    }

    /** Adds the durations of a case, in whole seconds. */
    public void add(long seconds, long secondsByShop) {
        handling.add(seconds);
        handlingByShop.add(secondsByShop);
    }
}
