package io.aftersales.examples.workbench.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** All the chance there is in one history. */
final class Dice {
    private final SplittableRandom random;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** The dice of one history of a simulation; neighbouring histories have nothing in common. */
    static Dice of(long seed, long history) {
        return new Dice(new SplittableRandom(new SplittableRandom(seed).nextLong() + history * 0x9E3779B97F4A7C15L));
    }

    /** From 0 to one less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int bound) {
        return random.nextInt(bound) == 0;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
