package io.aftersales.examples.workbench.play;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryTicketRepository;
import io.aftersales.inmemory.VirtualClock;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.DueWork;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Passing of time in a shop. Everything that becomes due is done at the moment at which it becomes due, the earliest first: at one moment
 * effects, then deadlines of cases, then what is due for tickets, and again until nothing is due.
 */
final class Agenda {
    private static final int MOST = 10_000;

    private final AfterSales desks;
    private final InMemoryCaseRepository repository;
    private final InMemoryTicketRepository tickets;
    private final VirtualClock clock;
    private final List<OrderId> orders;
    private final Set<TicketId> opened = new LinkedHashSet<>();

    Agenda(
            AfterSales desks,
            InMemoryCaseRepository repository,
            InMemoryTicketRepository tickets,
            VirtualClock clock,
            List<OrderId> orders) {
        this.desks = desks;
        this.repository = repository;
        this.tickets = tickets;
        this.clock = clock;
        this.orders = orders;
    }

    /** Lets time pass to a moment, the moment itself included. */
    void passTo(Instant moment) {
        Optional<Instant> next = nextDue(moment);
        while (next.isPresent()) {
            clock.set(next.get());
            settle();
            next = nextDue(moment);
        }
        clock.set(moment);
        settle();
    }

    /** Carries out everything that is due at this moment. */
    void settle() {
        DueWork done;
        do {
            noteTickets();
            done = desks.runDue(clock.instant(), MOST);
        } while (done.most() > 0);
        noteTickets();
    }

    /** Returns the next moment after now at which something is due, up to a last moment. */
    private Optional<Instant> nextDue(Instant last) {
        Instant now = clock.instant();
        return Stream.of(effects(), deadlines(), limits())
                .flatMap(each -> each)
                .filter(due -> due.isAfter(now) && !due.isAfter(last))
                .min(Instant::compareTo);
    }

    private Stream<Instant> effects() {
        return orders.stream()
                .flatMap(order -> repository.owed(order).stream())
                .filter(entry -> entry.state().isOpen())
                .map(OutboxEntry::nextAt);
    }

    private Stream<Instant> deadlines() {
        return cases().map(each -> each.dueAt()).filter(Objects::nonNull);
    }

    /** Returns when limits of tickets are passed: a limit is kept to its last moment, so the next one after it is due. */
    private Stream<Instant> limits() {
        return tickets().stream()
                .map(Ticket::nextAlarmAt)
                .filter(Objects::nonNull)
                .map(limit -> limit.plusNanos(1));
    }

    /** Returns all cases as they stand, order by order. */
    Stream<AfterSalesCase> cases() {
        return orders.stream()
                .flatMap(order -> Stream.iterate(1, number -> number + 1)
                        .map(number -> repository.find(new CaseId(order, number)))
                        .takeWhile(Optional::isPresent)
                        .flatMap(Optional::stream));
    }

    /** Notes the tickets that are new, case by case. */
    private void noteTickets() {
        cases().forEach(each -> {
            for (int number = 1; number <= each.attention().tickets(); number++) {
                var id = new TicketId(each.id(), number);
                if (!opened.contains(id) && tickets.find(id).isPresent()) {
                    opened.add(id);
                }
            }
        });
    }

    /** Returns all tickets as they stand, in the order in which they were opened. */
    List<Ticket> tickets() {
        return opened.stream().map(tickets::find).flatMap(Optional::stream).toList();
    }
}
