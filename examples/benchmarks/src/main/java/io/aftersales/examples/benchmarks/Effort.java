package io.aftersales.examples.benchmarks;

/**
 * The effort that is spent on the figures: how often something is measured.
 *
 * @param forks processes, one after another, in which a benchmark of the harness is measured
 * @param batches batches of lives that count, over a store of a given size
 * @param fillSeconds the longest time to fill such a store; one that is not full by then is not measured
 * @param replays replays of the year that count, after twice as many that do not
 * @param warmUpLives lives of the library on the database that do not count, unless these take longer than a minute
 * @param slices slices of time that count after these, of each
 */
record Effort(int forks, int batches, int fillSeconds, int replays, int warmUpLives, int slices) {
    /** For a look: minutes. */
    static final Effort SHORT = new Effort(1, 20, 200, 3, 2_000, 10);

    /** For figures that are told to others. */
    static final Effort FULL = new Effort(2, 60, 600, 15, 10_000, 40);
}
