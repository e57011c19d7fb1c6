package io.aftersales.inmemory.broken;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.Moving;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.StaleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A repository in order, for others to break. */
class Delegating implements CaseRepository, Outbox {
    final InMemoryCaseRepository sound = new InMemoryCaseRepository();

    @Override
    public Optional<OrderAccount> account(OrderId order) {
        return sound.account(order);
    }

    @Override
    public Optional<AfterSalesCase> find(CaseId id) {
        return sound.find(id);
    }

    @Override
    public List<TimelineEntry> timeline(CaseId id) {
        return sound.timeline(id);
    }

    @Override
    public Optional<Receipt> receipt(OrderId order, CommandId command) {
        return sound.receipt(order, command);
    }

    @Override
    public List<AfterSalesCase> search(CaseQuery query) {
        return sound.search(query);
    }

    @Override
    public List<CaseId> due(Instant now, int limit) {
        return sound.due(now, limit);
    }

    @Override
    public List<JournalEntry> journal(long afterSequence, int limit) {
        return sound.journal(afterSequence, limit);
    }

    @Override
    public List<FeedEntry> events(long afterSequence, int limit) {
        return sound.events(afterSequence, limit);
    }

    @Override
    public void commit(Commit commit) {
        sound.commit(commit);
    }

    @Override
    public List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
        return sound.claimDue(now, limit, owner, lease);
    }

    @Override
    public boolean settle(OutboxEntry entry) {
        return sound.settle(entry);
    }

    @Override
    public Optional<OutboxEntry> find(OrderId order, EffectKey key) {
        return sound.find(order, key);
    }

    @Override
    public List<OutboxEntry> ofOrder(OrderId order) {
        return sound.ofOrder(order);
    }

    @Override
    public List<OutboxEntry> parked(@Nullable OutboxEntry after, int limit) {
        return sound.parked(after, limit);
    }

    // --- how to write what a sound repository refuses
    // ---------------------------------------------------------------------

    boolean isCaseCurrent(Commit commit) {
        AfterSalesCase next = commit.change().next();
        return sound.find(next.id()).map(AfterSalesCase::version).orElse(0L) == next.version();
    }

    /** Writes it over whatever version is there. */
    void force(Commit commit) {
        while (true) {
            try {
                sound.commit(onTopOfWhatIsStored(commit));
                return;
            } catch (StaleVersion e) {
                Thread.onSpinWait(); // somebody else forced something in between
            }
        }
    }

    private Commit onTopOfWhatIsStored(Commit commit) {
        AfterSalesCase next = commit.change().next();
        OrderAccount account = commit.change().account();
        Moving moving = account.moving();
        long version = sound.account(commit.order()).map(OrderAccount::version).orElse(0L);
        OrderAccount moved = OrderAccount.restore(
                account.frozen(),
                new Moving(
                        version,
                        moving.cases(),
                        moving.entries(),
                        moving.replacements(),
                        moving.lines(),
                        moving.tenders(),
                        moving.totals()));
        return Commits.with(
                commit,
                Commits.version(
                        next, sound.find(next.id()).map(AfterSalesCase::version).orElse(0L)),
                moved);
    }
}
