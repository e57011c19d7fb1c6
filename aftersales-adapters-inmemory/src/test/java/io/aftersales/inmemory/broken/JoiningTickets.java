package io.aftersales.inmemory.broken;

import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryTicketRepository;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.ports.tck.HostTransaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sound repository of tickets whose commits join a transaction of the host: until its end only the thread that began it sees them. */
class JoiningTickets extends SoundTickets implements HostTransaction {
    private final List<TicketCommit> committed = new ArrayList<>();
    private final ThreadLocal<@Nullable Begun> begun = new ThreadLocal<>();

    /**
     * A transaction.
     *
     * @param seen the tickets its thread sees
     * @param commits what was written in it
     */
    private record Begun(TicketRepository seen, List<TicketCommit> commits) {}

    final boolean isBegun() {
        return begun.get() != null;
    }

    @Override
    public TicketRepository tickets() {
        return begun.get() == null ? super.tickets() : begun.get().seen();
    }

    @Override
    public void commit(TicketCommit commit) {
        Begun transaction = begun.get();
        if (transaction == null) {
            writes(commit);
        } else {
            transaction.seen().commit(commit);
            transaction.commits().add(commit);
        }
    }

    private synchronized void writes(TicketCommit commit) {
        super.tickets().commit(commit);
        committed.add(commit);
    }

    @Override
    public synchronized void begin() {
        var seen = new InMemoryTicketRepository(new InMemoryCaseRepository());
        committed.forEach(seen::commit);
        begun.set(new Begun(seen, new ArrayList<>()));
    }

    @Override
    public void commit() {
        List<TicketCommit> commits = begun.get().commits();
        begun.remove();
        commits.forEach(this::writes);
    }

    @Override
    public void rollback() {
        begun.remove();
    }
}
