package io.aftersales.ports.desks;

import java.time.Instant;

/** Carries out the deadlines of cases. */
public interface DeadlineDesk {

    /**
     * Sends reminders, expires cases and raises alarms, for every case that is due. The host's scheduler calls it, on any number of
     * machines.
     *
     * @param now the moment up to which a deadline counts as due
     * @param limit the most cases
     * @return how many cases changed
     */
    int runDue(Instant now, int limit);
}
