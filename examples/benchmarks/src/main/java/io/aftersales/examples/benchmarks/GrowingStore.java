package io.aftersales.examples.benchmarks;

import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketRepository;

/** A store of open cases that grows, each of them a second later than the one before, on an order of its own. */
interface GrowingStore extends AutoCloseable {

    /** Adds cases until there are so many. */
    void grow(int cases);

    /** Returns the order of a case, counted from 0. */
    OrderId order(int number);

    CaseRepository cases();

    Outbox outbox();

    TicketRepository tickets();

    @Override
    void close();
}
