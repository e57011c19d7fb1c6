package io.aftersales.ports.desks;

import java.time.Instant;

/** Carries out the deadlines of cases. */
public interface DeadlineDesk {

    /**
     * Sends reminders, expires cases and raises alarms, for every case that is due. To be called from the host's scheduler, on any number of machines.
     *
     * @param now what counts as due
     * @param limit how many cases at the most
     * @return how many cases changed
     */
    int runDue(Instant now, int limit);
}
