package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.repositories.TicketRepository;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tickets in the database that all processes share. */
final class TicketStorage implements TicketRepository {
    private final TicketRepository real;
    private final FaultyNetwork wire;
    private final HistoryLog log;
    private final InstantSource clock;

    TicketStorage(TicketRepository real, FaultyNetwork wire, HistoryLog log, InstantSource clock) {
        this.real = real;
        this.wire = wire;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void commit(TicketCommit commit) {
        wire.write("ticket", () -> {
            real.commit(commit);
            log.line(
                    clock.instant(),
                    () -> "commit " + commit.change().next().id() + " "
                            + commit.change().entries().stream()
                                    .map(entry -> entry.event().getClass().getSimpleName())
                                    .toList());
        });
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return real.find(id);
    }

    @Override
    public Optional<Ticket> unresolved(CaseId id) {
        return real.unresolved(id);
    }

    @Override
    public List<TicketLogEntry> log(TicketId id) {
        return real.log(id);
    }

    @Override
    public Optional<TicketReceipt> receipt(OrderId order, CommandId command) {
        return real.receipt(order, command);
    }

    @Override
    public Set<TicketQueue> queues() {
        return real.queues();
    }

    @Override
    public List<Ticket> waiting(TicketQueue queue, int limit) {
        return real.waiting(queue, limit);
    }

    @Override
    public List<Ticket> ofAgent(String agent, int limit) {
        return real.ofAgent(agent, limit);
    }

    @Override
    public Set<String> holders() {
        return real.holders();
    }

    @Override
    public Map<String, Integer> load(Set<String> agents) {
        return real.load(agents);
    }

    @Override
    public List<Ticket> overdue(Instant now, int limit) {
        return real.overdue(now, limit);
    }

    @Override
    public List<Ticket> toAlarm(Instant now, int limit) {
        return real.toAlarm(now, limit);
    }
}
