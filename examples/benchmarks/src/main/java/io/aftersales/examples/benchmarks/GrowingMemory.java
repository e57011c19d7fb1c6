package io.aftersales.examples.benchmarks;

import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryTicketRepository;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketRepository;

/** Cases in memory, each opened at the desks. */
final class GrowingMemory implements GrowingStore {
    private final InMemoryCaseRepository cases = new InMemoryCaseRepository();
    private final InMemoryTicketRepository tickets = new InMemoryTicketRepository(cases);
    private final OpenCases desks = new OpenCases(cases, cases, tickets);
    private int stored;

    @Override
    public void grow(int more) {
        for (; stored < more; stored++) {
            desks.open(order(stored), stored);
        }
    }

    @Override
    public OrderId order(int number) {
        return OrderId.of("C" + number);
    }

    @Override
    public CaseRepository cases() {
        return cases;
    }

    @Override
    public Outbox outbox() {
        return cases;
    }

    @Override
    public TicketRepository tickets() {
        return tickets;
    }

    @Override
    public void close() {
        // in memory
    }
}
