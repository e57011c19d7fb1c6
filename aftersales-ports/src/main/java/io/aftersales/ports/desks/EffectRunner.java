package io.aftersales.ports.desks;

import java.time.Instant;

/** Carries out the effects that are due: calls gateways, and records the outcome on each case. */
public interface EffectRunner {

    /**
     * Carries out the effects that are due, and the effects that follow from them. The host's scheduler calls it, outside of transactions,
     * on any number of machines.
     *
     * @param now the moment up to which an effect counts as due
     * @param limit the most effects to claim
     * @return how many effects were claimed
     */
    int runDue(Instant now, int limit);
}
