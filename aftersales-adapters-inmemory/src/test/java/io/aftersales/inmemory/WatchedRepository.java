package io.aftersales.inmemory;

import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.tck.ForwardingCases;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A repository that counts what is committed, and lets something happen right before a read or a commit. */
final class WatchedRepository implements ForwardingCases {
    private final CaseRepository real;
    private final List<Commit> commits = new ArrayList<>();
    private final Deque<Runnable> beforeCommits = new ArrayDeque<>();
    private final Deque<Runnable> beforeAccounts = new ArrayDeque<>();
    private final AtomicInteger accountsRead = new AtomicInteger();

    WatchedRepository(CaseRepository real) {
        this.real = real;
    }

    /** Something that happens right before the next commit; several of them before one commit after another. */
    void beforeCommit(Runnable event) {
        beforeCommits.add(event);
    }

    /** Something that happens right before an account is read next. */
    void beforeAccount(Runnable event) {
        beforeAccounts.add(event);
    }

    /** Everything that was committed, in order. */
    synchronized List<Commit> commits() {
        return List.copyOf(commits);
    }

    /** How often an account was read so far. */
    int accountsRead() {
        return accountsRead.get();
    }

    private static void run(Deque<Runnable> events) {
        Runnable event = events.poll();
        if (event != null) {
            event.run();
        }
    }

    @Override
    public CaseRepository cases() {
        return real;
    }

    @Override
    public void commit(Commit commit) {
        run(beforeCommits);
        real.commit(commit);
        synchronized (this) {
            commits.add(commit);
        }
    }

    @Override
    public Optional<OrderAccount> account(OrderId order) {
        accountsRead.incrementAndGet();
        run(beforeAccounts);
        return real.account(order);
    }
}
