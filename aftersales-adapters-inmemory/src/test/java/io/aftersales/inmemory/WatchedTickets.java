package io.aftersales.inmemory;

import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.ports.tck.ForwardingTickets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A repository of tickets whose connection breaks, before or after a commit, or where something happens right before one. */
final class WatchedTickets implements ForwardingTickets {
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
    public TicketRepository tickets() {
        return real;
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
}
