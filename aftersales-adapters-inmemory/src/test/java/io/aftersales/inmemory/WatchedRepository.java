package io.aftersales.inmemory;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A repository that counts what is committed, and lets something happen right before a read or a commit. */
final class WatchedRepository implements CaseRepository {
    private final CaseRepository real;
    private final List<Commit> commits = new ArrayList<>();
    private final Deque<Runnable> beforeCommits = new ArrayDeque<>();
    private final Deque<Runnable> beforeAccounts = new ArrayDeque<>();

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

    private static void run(Deque<Runnable> events) {
        Runnable event = events.poll();
        if (event != null) {
            event.run();
        }
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
        run(beforeAccounts);
        return real.account(order);
    }

    @Override
    public Optional<AfterSalesCase> find(CaseId id) {
        return real.find(id);
    }

    @Override
    public List<TimelineEntry> timeline(CaseId id) {
        return real.timeline(id);
    }

    @Override
    public Optional<Receipt> receipt(OrderId order, CommandId command) {
        return real.receipt(order, command);
    }

    @Override
    public List<AfterSalesCase> search(CaseQuery query) {
        return real.search(query);
    }

    @Override
    public List<CaseId> due(Instant now, int limit) {
        return real.due(now, limit);
    }

    @Override
    public List<JournalEntry> journal(long afterSequence, int limit) {
        return real.journal(afterSequence, limit);
    }

    @Override
    public List<FeedEntry> events(long afterSequence, int limit) {
        return real.events(afterSequence, limit);
    }
}
