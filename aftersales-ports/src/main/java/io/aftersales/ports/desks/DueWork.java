package io.aftersales.ports.desks;

/**
 * The result of one run over all that was due.
 *
 * @param effects the number of effects claimed and carried out
 * @param cases the number of cases changed by a deadline: moved, reminded or alarmed
 * @param tickets the number of tickets changed
 */
public record DueWork(int effects, int cases, int tickets) {

    /** The largest of the three counts: when it reaches the limit of the run, more work may be due. */
    public int most() {
        return Math.max(effects, Math.max(cases, tickets));
    }
}
