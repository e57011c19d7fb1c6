package io.aftersales.domain.analytics;

/**
 * Percentiles of many durations in little memory, from a library of the host's choice. Two of them add up to the one that had taken the
 * values of both, and then they are equal.
 */
public interface Sketch {
    /**
     * One that is exact, and keeps every duration that occurs: for as many cases as a shop of one database has. Its memory grows with the
     * number of different durations, by some fifty bytes each.
     */
    static Sketch exact() {
        return new ExactSketch();
    }

    /** Takes a duration, in whole seconds and not negative. */
    void add(long seconds);

    /** A new one that has taken the values of both. */
    Sketch plus(Sketch more);

    /**
     * The smallest duration, in seconds and as exact as the sketch is, that so many of a hundred do not exceed.
     *
     * @param percent from 1 to 100
     * @throws IllegalStateException when nothing was taken
     */
    long percentile(int percent);
}
