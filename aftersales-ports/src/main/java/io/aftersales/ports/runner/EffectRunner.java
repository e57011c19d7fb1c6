package io.aftersales.ports.runner;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.Call;
import io.aftersales.domain.effects.OutboxEntry.Next;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what is owed: at once for the caller who just decided, and whatever is due for a host that asks regularly. Holds no state;
 * any number of them may run on one outbox.
 */
public final class EffectRunner {
    private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);

    private final Outbox outbox;
    private final GatewayCalls calls;
    private final Gateways gateways;
    private final Settlements settlements;
    private final Transactions transactions;
    private final RetryPolicy retry;
    private final InstantSource clock;
    private final String owner;
    private final Duration lease;

    /**
     * A runner.
     *
     * @param owner who claims, for people who look at the outbox
     * @param lease how long a claim is respected; longer than any call may take
     */
    public EffectRunner(
            Outbox outbox,
            Gateways gateways,
            Settlements settlements,
            Tickets tickets,
            Transactions transactions,
            RetryPolicy retry,
            InstantSource clock,
            String owner,
            Duration lease) {
        this.outbox = outbox;
        this.calls = new GatewayCalls(gateways, tickets);
        this.gateways = gateways;
        this.settlements = settlements;
        this.transactions = transactions;
        this.retry = retry;
        this.clock = clock;
        this.owner = owner;
        this.lease = lease;
    }

    /**
     * Carries out what is due, and what follows from it. To be called from the host's scheduler, on any number of machines.
     *
     * @param now what counts as due
     * @param limit how many entries at the most are claimed
     * @return how many were claimed
     */
    public int runDue(Instant now, int limit) {
        refuseInTransaction();
        Collection<OutboxEntry> claimed = outbox.claimDue(now, limit, owner, lease);
        claimed.forEach(entry -> carryOut(List.of(entry)));
        return claimed.size();
    }

    /** An entry claimed for this runner before it is written, so that it can be carried out right after the commit. */
    public OutboxEntry claim(OutboxEntry owed, Instant now) {
        return owed.claimed(owner, now, lease);
    }

    /** Carries out entries that were claimed in the commit, and what follows from them, on the caller's thread. */
    public void carryOut(Collection<OutboxEntry> claimed) {
        refuseInTransaction();
        var queue = new ArrayDeque<>(claimed);
        while (!queue.isEmpty()) {
            OutboxEntry entry = queue.poll();
            try {
                queue.addAll(carryOut(entry));
            } catch (ClaimLost e) {
                LOG.info("{} was taken over by another runner", entry.key());
            } catch (StaleVersion e) {
                // Too many others on the same order; the claim runs out and the entry is found again.
                LOG.warn("{} could not be settled yet", entry.key(), e);
            } catch (RuntimeException e) {
                // The call may have gone out; the entry stays SENT and is asked about when its lease ends. Others go
                // on.
                LOG.error("{} could not be settled", entry.key(), e);
            }
        }
    }

    private Collection<OutboxEntry> carryOut(OutboxEntry entry) {
        Instant now = clock.instant();
        if (!now.isBefore(entry.nextAt())) {
            // Its turn came after its lease, so somebody else may be calling already. Not tried: given back as it was.
            outbox.settle(entry.postponed(now));
            return List.of();
        }
        if (isTooEarly(entry)) {
            outbox.settle(entry.postponed(now.plus(retry.first())));
            return List.of();
        }
        ProviderProfile profile = calls.profile(entry.effect());
        Call how = entry.callTo(profile);
        if (how == Call.SEND && !entry.maySend(profile, now)) {
            return written(entry.parked(), new Next(entry.parked(), null));
        }
        Answer answer = calls.call(entry, how);
        Next next = entry.after(answer, profile, retry, clock.instant());
        return written(entry, next);
    }

    private Collection<OutboxEntry> written(OutboxEntry before, Next next) {
        if (next.outcome() != null && before.effect().answersCase()) {
            return settlements.settle(next.entry(), next.outcome());
        }
        if (!outbox.settle(next.entry())) {
            throw new ClaimLost(before.key().value());
        }
        if (next.entry().state() == State.PARKED || next.entry().state() == State.REJECTED) {
            gateways.alarms()
                    .raise(
                            before.key(),
                            before.caseId(),
                            Alarm.PARKED,
                            before.effect().code());
        }
        return List.of();
    }

    /** What undoes something waits until that is settled. */
    private boolean isTooEarly(OutboxEntry entry) {
        Optional<EffectKey> first = entry.effect().follows();
        return first.flatMap(key -> outbox.find(entry.caseId().order(), key))
                .map(earlier -> earlier.state().isOpen())
                .orElse(false);
    }

    private void refuseInTransaction() {
        if (transactions.isActive()) {
            throw new IllegalStateException("no gateway is called while a transaction is active");
        }
    }
}
