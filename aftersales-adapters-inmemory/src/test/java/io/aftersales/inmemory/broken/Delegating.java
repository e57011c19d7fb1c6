package io.aftersales.inmemory.broken;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.DelegatingCases;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.StaleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A repository in order, for others to break. */
class Delegating extends DelegatingCases implements Outbox {
    final InMemoryCaseRepository sound;

    Delegating() {
        this(new InMemoryCaseRepository());
    }

    private Delegating(InMemoryCaseRepository sound) {
        super(sound);
        this.sound = sound;
    }

    @Override
    public List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
        return sound.claimDue(now, limit, owner, lease);
    }

    @Override
    public List<OutboxEntry> claim(List<OutboxEntry> written, Instant now, String owner, Duration lease) {
        return sound.claim(written, now, owner, lease);
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
        AccountRecord moving = account.moving();
        long version = sound.account(commit.order()).map(OrderAccount::version).orElse(0L);
        OrderAccount moved = OrderAccount.restore(
                account.frozen(),
                new AccountRecord(
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
