package io.aftersales.inmemory;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tickets in memory, beside the cases to whose outbox their alarms are owed. */
public final class InMemoryTicketRepository implements TicketRepository {
    private final TicketStore shelf = new TicketStore();
    private final InMemoryCaseRepository cases;

    /** Creates an empty repository beside these cases. */
    public InMemoryTicketRepository(InMemoryCaseRepository cases) {
        this.cases = cases;
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return shelf.find(id);
    }

    @Override
    public Optional<Ticket> unresolved(CaseId id) {
        return shelf.unresolved(id);
    }

    @Override
    public List<TicketLogEntry> log(TicketId id) {
        return shelf.log(id);
    }

    @Override
    public Optional<TicketReceipt> receipt(OrderId order, CommandId command) {
        return shelf.receipt(order, command);
    }

    @Override
    public Set<TicketQueue> queues() {
        return shelf.queues();
    }

    @Override
    public List<Ticket> waiting(TicketQueue queue, int limit) {
        return shelf.waiting(queue, limit);
    }

    @Override
    public List<Ticket> ofAgent(String agent, int limit) {
        return shelf.ofAgent(agent, limit);
    }

    @Override
    public Set<String> holders() {
        return shelf.holders();
    }

    @Override
    public Map<String, Integer> load(Set<String> agents) {
        return shelf.load(agents);
    }

    @Override
    public List<Ticket> overdue(Instant now, int limit) {
        return shelf.overdue(now, limit);
    }

    @Override
    public List<Ticket> toAlarm(Instant now, int limit) {
        return shelf.toAlarm(now, limit);
    }

    @Override
    public void commit(TicketCommit commit) {
        if (commit.owed().isEmpty()) {
            shelf.commit(commit, () -> {});
        } else {
            cases.owe(commit.order(), commit.owed(), lastCheck -> shelf.commit(commit, lastCheck));
        }
    }
}
