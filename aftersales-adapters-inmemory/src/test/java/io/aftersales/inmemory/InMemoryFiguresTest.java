package io.aftersales.inmemory;

import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.tck.CaseFiguresContract;
import io.aftersales.ports.tck.TicketStorage;

public class InMemoryFiguresTest extends CaseFiguresContract {
    @Override
    protected TicketStorage emptyStorage() {
        var cases = new InMemoryCaseRepository();
        return new TicketStorage(cases, cases, new InMemoryTicketRepository(cases));
    }

    @Override
    protected CaseFigures over(TicketStorage stored) {
        return new InMemoryFigures(stored.cases(), stored.tickets());
    }
}
