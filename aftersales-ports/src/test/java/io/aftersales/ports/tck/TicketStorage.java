package io.aftersales.ports.tck;

import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketRepository;
import org.jspecify.annotations.Nullable;

/**
 * A database with its tickets, as its three ports see it.
 *
 * @param cases the repository where the cases of the tickets are written
 * @param outbox the outbox where the alarms of the tickets are found
 * @param tickets the repository where tickets are written
 * @param transaction begins and ends a transaction of the host's own; null when the database cannot join one, so that the rule about it is
 *     skipped
 */
public record TicketStorage(
        CaseRepository cases,
        Outbox outbox,
        TicketRepository tickets,
        @Nullable HostTransaction transaction) {

    /** A database that cannot join a transaction of the host's own. */
    public TicketStorage(CaseRepository cases, Outbox outbox, TicketRepository tickets) {
        this(cases, outbox, tickets, null);
    }
}
