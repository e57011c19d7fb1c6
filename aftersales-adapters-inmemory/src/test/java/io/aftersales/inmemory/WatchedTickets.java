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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A repository of tickets whose connection breaks, before or after a commit, or where something happens right before one. */
final class WatchedTickets implements TicketRepository {
    private final TicketRepository real;
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final Deque<Runnable> beforeCommits = new ArrayDeque<>();

    /** What becomes of a commit. */
    enum Trouble {
        NONE,
        /** It does not get there. */
        LOST,
        /** It is written, and nobody hears of it. */
        UNHEARD
    }

    WatchedTickets(TicketRepository real) {
        this.real = real;
    }

    /** The next commits do not get there. */
    void fails(int times) {
        for (int i = 0; i < times; i++) {
            troubles.add(Trouble.LOST);
        }
    }

    void next(Trouble trouble) {
        troubles.add(trouble);
    }

    /** Something that happens right before the next commit. */
    void beforeCommit(Runnable event) {
        beforeCommits.add(event);
    }

    @Override
    public void commit(TicketCommit commit) {
        Runnable event = beforeCommits.poll();
        if (event != null) {
            event.run();
        }
        Trouble trouble = next();
        if (trouble != Trouble.LOST) {
            real.commit(commit);
        }
        if (trouble != Trouble.NONE) {
            throw new IllegalStateException("the connection is gone");
        }
    }

    private synchronized Trouble next() {
        @Nullable Trouble next = troubles.poll();
        return next == null ? Trouble.NONE : next;
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
