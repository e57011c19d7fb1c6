package io.aftersales.examples.benchmarks;

/**
 * The effort that is spent on the figures: how often something is measured.
 *
 * @param forks processes, one after another, in which a benchmark of the harness is measured
 * @param warmUps seconds of each that do not count
 * @param seconds seconds of each that count
 * @param batches batches of lives that count, over a store of a given size
 * @param fillSeconds the longest time to fill such a store; one that is not full by then is not measured
 * @param replays replays of the year that count, after twice as many that do not
 * @param warmUpLives lives of the library on the database that do not count, unless these take longer than a minute
 * @param slices slices of time that count after these, of each
 */
record Effort(
        int forks, int warmUps, int seconds, int batches, int fillSeconds, int replays, int warmUpLives, int slices) {
    /** For a look: minutes. */
    static final Effort SHORT = new Effort(1, 5, 5, 10, 60, 3, 1_000, 10);

    /** For figures that are told to others. */
    static final Effort FULL = new Effort(2, 5, 10, 30, 600, 15, 5_000, 40);
}
