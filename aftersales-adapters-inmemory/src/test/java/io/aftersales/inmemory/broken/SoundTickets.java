package io.aftersales.inmemory.broken;

import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryTicketRepository;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.ports.tck.ForwardingTickets;

/** A repository of tickets in order, for others to break. */
class SoundTickets implements ForwardingTickets {
    final InMemoryCaseRepository cases = new InMemoryCaseRepository();
    private final TicketRepository tickets = new InMemoryTicketRepository(cases);

    @Override
    public TicketRepository tickets() {
        return tickets;
    }
}
