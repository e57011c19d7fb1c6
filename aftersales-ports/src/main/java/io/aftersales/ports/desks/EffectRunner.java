package io.aftersales.ports.desks;

import java.time.Instant;

/** Carries out the effects that are due: calls gateways, and tells cases what came of it. */
public interface EffectRunner {

    /**
     * Carries out what is due, and what follows from it. To be called from the host's scheduler, outside of transactions, on any number of
     * machines.
     *
     * @param now what counts as due
     * @param limit how many effects at the most are claimed
     * @return how many were claimed
     */
    int runDue(Instant now, int limit);
}
