package io.aftersales.examples.workbench.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** All the chance there is in one history. */
final class Dice {
    /** Whatever happens one time in so many does not happen. */
    static final Dice UNEVENTFUL = new Dice(bound -> bound - 1);

    private final IntUnaryOperator below;

    private Dice(IntUnaryOperator below) {
        this.below = below;
    }

    /** The dice of one history of a simulation; neighbouring histories have nothing in common. */
    static Dice of(long seed, long history) {
        var random = new SplittableRandom(new SplittableRandom(seed).nextLong() + history * 0x9E3779B97F4A7C15L);
        return new Dice(random::nextInt);
    }

    /** From 0 to one less than the bound. */
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
