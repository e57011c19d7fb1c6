package io.aftersales.ports.desks;

import java.time.Instant;

/** Lets time take effect. */
public interface DeadlineDesk {

    /**
     * Reminds, expires and wakes, for every case that is due. To be called from the host's scheduler, on any number of machines.
     *
     * @param now what counts as due
     * @param limit how many cases at the most
     * @return how many cases changed
     */
    int runDue(Instant now, int limit);
}
