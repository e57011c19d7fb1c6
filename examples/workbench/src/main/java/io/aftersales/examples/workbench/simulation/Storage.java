package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.workbench.simulation.FaultInjector.Point;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Database that survives every process, over a connection that may break. */
final class Storage implements CaseRepository, Outbox {
    private final InMemoryCaseRepository real;
    private final HostTransaction transaction;
    private final FaultyNetwork wire;
    private final HistoryLog log;
    private final InstantSource clock;
    private final FaultyAdapters refit;
    private final List<AccountEntry> journal;
    private final List<TimelineEntry> told;

    Storage(
            InMemoryCaseRepository real,
            HostTransaction transaction,
            FaultyNetwork wire,
            HistoryLog log,
            InstantSource clock,
            FaultyAdapters refit,
            List<AccountEntry> journal,
            List<TimelineEntry> told) {
        this.journal = journal;
        this.told = told;
        this.refit = refit;
        this.real = real;
        this.transaction = transaction;
        this.wire = wire;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void commit(Commit commit) {
        if (transaction.isActive()) {
            transaction.write(commit);
        } else {
            wire.write("commit", () -> writeNow(commit));
        }
    }

    /** Writes the commits of a transaction when the transaction commits. */
    void commitAll(HostTransaction done) {
        FaultInjector mishaps = wire.mishaps();
        mishaps.at(Point.BEFORE_COMMIT, "transaction");
        List<Runnable> after = done.commit(this::writeNow);
        mishaps.at(Point.AFTER_COMMIT, "transaction");
        after.forEach(Runnable::run);
    }

    private void writeNow(Commit commit) {
        OutboxEntry settled = commit.settled();
        Optional<OutboxEntry> before = settled == null ? Optional.empty() : real.find(commit.order(), settled.key());
        refit.write(real, commit);
        if (commit.accountTouched()) {
            journal.addAll(commit.change().account().entries());
        }
        told.addAll(commit.change().events());
        AfterSalesCase next = commit.change().next();
        log.line(
                clock.instant(),
                () -> "commit " + next.id() + " " + next.status() + " "
                        + commit.change().events().stream()
                                .map(entry -> entry.event().code())
                                .toList());
        if (settled != null) {
            before.ifPresent(entry -> neverUndone(entry, settled));
        }
    }

    @Override
    public boolean settle(OutboxEntry entry) {
        var written = new boolean[1];
        wire.write("settle", () -> {
            Optional<OutboxEntry> before = real.find(entry.caseId().order(), entry.key());
            written[0] = refit.settle(real, entry);
            if (written[0]) {
                log.line(clock.instant(), () -> "settle " + entry.key() + " " + entry.state());
                before.ifPresent(each -> neverUndone(each, entry));
            }
        });
        return written[0];
    }

    /** Checks that an effect that is done is never reopened, by a worker that lost its claim. */
    private void neverUndone(OutboxEntry before, OutboxEntry after) {
        if (before.state() == State.DONE && after.state() != State.DONE) {
            log.violation(clock.instant(), before.key() + " was done and is " + after.state() + " again");
        }
    }

    @Override
    public List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
        return claimed(now, owner, () -> real.claimDue(now, limit, owner, lease));
    }

    @Override
    public List<OutboxEntry> claim(List<OutboxEntry> written, Instant now, String owner, Duration lease) {
        return claimed(now, owner, () -> real.claim(written, now, owner, lease));
    }

    private List<OutboxEntry> claimed(Instant now, String owner, Supplier<List<OutboxEntry>> claim) {
        FaultInjector mishaps = wire.mishaps();
        mishaps.at(Point.BEFORE_COMMIT, "claim");
        List<OutboxEntry> claimed = claim.get();
        if (!claimed.isEmpty()) {
            log.line(
                    now,
                    () -> owner + " claims "
                            + claimed.stream().map(OutboxEntry::key).toList());
            mishaps.at(Point.AFTER_COMMIT, "claim");
        }
        return claimed;
    }

    @Override
    public Optional<OrderAccount> account(OrderId order) {
        wire.mishaps().at(Point.BEFORE_READ, "account");
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

    @Override
    public Optional<OutboxEntry> find(OrderId order, EffectKey key) {
        return real.find(order, key);
    }

    @Override
    public List<OutboxEntry> ofOrder(OrderId order) {
        return real.ofOrder(order);
    }

    @Override
    public List<OutboxEntry> parked(@Nullable OutboxEntry after, int limit) {
        return real.parked(after, limit);
    }
}
