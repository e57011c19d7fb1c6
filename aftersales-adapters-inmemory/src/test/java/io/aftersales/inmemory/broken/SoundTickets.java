package io.aftersales.inmemory.broken;

import io.aftersales.inmemory.DelegatingTickets;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryTicketRepository;

/** A repository of tickets in order, for others to break. */
class SoundTickets extends DelegatingTickets {
    final InMemoryCaseRepository cases;

    SoundTickets() {
        this(new InMemoryCaseRepository());
    }

    private SoundTickets(InMemoryCaseRepository cases) {
        super(new InMemoryTicketRepository(cases));
        this.cases = cases;
    }
}
