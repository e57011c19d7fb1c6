package io.aftersales.domain.analytics;

/**
 * Percentiles of many durations in little memory, from a library of the host's choice. Two sketches add up to a sketch that equals the one
 * that had taken the values of both. Figures whose parts are counted on several machines need a sketch that is serializable.
 */
public interface Sketch {
    /**
     * Returns an exact sketch, which stores every duration that occurs: for as many cases as a shop with one database has. Its memory grows
     * with the number of different durations, by some fifty bytes each.
     */
    static Sketch exact() {
        return new ExactSketch();
    }

    /** Adds a duration, in whole seconds and not negative. */
    void add(long seconds);

    /** Returns a new sketch that has taken the values of both. */
    Sketch plus(Sketch more);

    /**
     * Returns the smallest duration that a percentage of the durations does not exceed, in seconds and as exact as the sketch.
     *
     * @param percent the percentage, from 1 to 100
     * @throws IllegalStateException when no duration was added
     */
    long percentile(int percent);
}
