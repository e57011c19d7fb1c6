package io.aftersales.examples.workbench.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** Source of all random choices of one history. */
final class Dice {
    /** Dice of a history without chance events: an event with odds of one in several never happens. */
    static final Dice UNEVENTFUL = new Dice(bound -> bound - 1);

    private final IntUnaryOperator below;

    private Dice(IntUnaryOperator below) {
        this.below = below;
    }

    /** Returns the dice of one history of a simulation; the dice of neighbouring histories are independent. */
    static Dice of(long seed, long history) {
        var random = new SplittableRandom(new SplittableRandom(seed).nextLong() + history * 0x9E3779B97F4A7C15L);
        return new Dice(random::nextInt);
    }

    /** Returns a number from 0 to one less than the bound. */
    int below(int bound) {
        return below.applyAsInt(bound);
    }

    boolean oneIn(int bound) {
        return below(bound) == 0;
    }

    <T> T oneOf(List<T> all) {
        return all.get(below(all.size()));
    }
}
