package io.aftersales.ports.desks;

/**
 * What one run over all that was due has done.
 *
 * @param effects how many effects were claimed and carried out
 * @param cases how many cases a deadline has moved, reminded or alarmed
 * @param tickets how many tickets changed
 */
public record DueWork(int effects, int cases, int tickets) {

    /** The most that was done of one kind: when it reaches the limit of the run, there may be more to do. */
    public int most() {
        return Math.max(effects, Math.max(cases, tickets));
    }
}
