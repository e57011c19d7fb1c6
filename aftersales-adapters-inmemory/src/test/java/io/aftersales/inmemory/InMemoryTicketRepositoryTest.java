package io.aftersales.inmemory;

import io.aftersales.ports.tck.TicketRepositoryContract;
import io.aftersales.ports.tck.TicketStorage;

class InMemoryTicketRepositoryTest extends TicketRepositoryContract {
    @Override
    protected TicketStorage emptyStorage() {
        var cases = new InMemoryCaseRepository();
        return new TicketStorage(cases, cases, new InMemoryTicketRepository(cases));
    }
}
