package io.aftersales.ports.runner;

import io.aftersales.domain.effects.DispatchDecision;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.Next;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the entries of an outbox: the entries of a commit at once on its caller's thread, and due entries when the host's scheduler
 * asks. A runner holds no state; any number of runners may work on one outbox.
 */
public final class OutboxRunner {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRunner.class);

    private final Outbox outbox;
    private final GatewayCalls calls;
    private final Settlements settlements;
    private final Transactions transactions;
    private final RetryPolicy retry;
    private final InstantSource clock;
    private final EffectLease lease;

    /**
     * Creates a runner.
     *
     * @param lease the name and the duration of claims
     */
    public OutboxRunner(
            Outbox outbox,
            Gateways gateways,
            Settlements settlements,
            TicketEffects tickets,
            Transactions transactions,
            RetryPolicy retry,
            InstantSource clock,
            EffectLease lease) {
        this.outbox = outbox;
        this.calls = new GatewayCalls(gateways, tickets);
        this.settlements = settlements;
        this.transactions = transactions;
        this.retry = retry;
        this.clock = clock;
        this.lease = lease;
    }

    /**
     * Carries out the entries that are due, and the entries that follow from them. The host's scheduler calls it, on any number of
     * machines.
     *
     * @param now the moment up to which an entry counts as due
     * @param limit the most entries to claim
     * @return how many entries were claimed
     */
    public int runDue(Instant now, int limit) {
        refuseInTransaction();
        Collection<OutboxEntry> claimed = outbox.claimDue(now, limit, lease.owner(), lease.duration());
        claimed.forEach(entry -> carryOut(List.of(entry)));
        return claimed.size();
    }

    /**
     * Claims entries that a decision has written within a transaction of the host, and carries them out on this thread, once that
     * transaction has committed. Other orders' entries are left to {@link #runDue}, and so are these when they cannot be claimed now.
     */
    public void claimAndCarryOut(List<OutboxEntry> written) {
        refuseInTransaction();
        List<OutboxEntry> claimed;
        try {
            claimed = outbox.claim(written, clock.instant(), lease.owner(), lease.duration());
        } catch (RuntimeException e) {
            // The host's commit stands; its caller must not take this for a failure of the command.
            CaseId subject = written.get(0).caseId();
            LOG.warn(
                    "Case {}: its effects could not be claimed and are left to the next run ({})",
                    subject,
                    e.getClass().getSimpleName());
            LOG.debug("Case {}: its effects could not be claimed", subject, e);
            return;
        }
        carryOut(claimed);
    }

    /** Carries out entries that were claimed in the commit, and the entries that follow from them, on the caller's thread. */
    public void carryOut(Collection<OutboxEntry> claimed) {
        refuseInTransaction();
        var queue = new ArrayDeque<>(claimed);
        while (!queue.isEmpty()) {
            OutboxEntry entry = queue.poll();
            queue.addAll(CaseLogContext.within(entry.caseId(), () -> carriedOut(entry)));
        }
    }

    /** Carries out one entry; a failure does not stop the other entries. */
    private Collection<OutboxEntry> carriedOut(OutboxEntry entry) {
        try {
            return carryOut(entry);
        } catch (ClaimLost e) {
            LOG.info("Case {}: {} was taken over by another runner", entry.caseId(), entry.key());
        } catch (StaleVersion e) {
            // Too many other writers on the same order; the claim runs out and the entry is found again.
            LOG.warn("Case {}: {} lost too many races and is settled later", entry.caseId(), entry.key());
            LOG.debug("Case {}: {} could not be settled", entry.caseId(), entry.key(), e);
        } catch (RuntimeException e) {
            // The call may have gone out; the entry stays SENT and is queried when its lease ends.
            LOG.error("Case {}: {} could not be settled", entry.caseId(), entry.key(), e);
            if (entry.attempts() >= retry.attempts()) {
                return givenUp(entry);
            }
        }
        return List.of();
    }

    /** Parks an entry whose answer could not be written so often that a person has to look at it: calls do not go on for ever. */
    private Collection<OutboxEntry> givenUp(OutboxEntry entry) {
        try {
            return settlements.park(entry.parkedInDoubt(clock.instant()));
        } catch (RuntimeException e) {
            LOG.error(
                    "Case {}: {} could not be parked either; it is found again when its lease ends",
                    entry.caseId(),
                    entry.key(),
                    e);
            return List.of();
        }
    }

    private Collection<OutboxEntry> carryOut(OutboxEntry entry) {
        Instant now = clock.instant();
        if (!now.isBefore(entry.nextAt())) {
            // The turn came after the lease, so another runner may be calling already: release the entry unsent.
            outbox.settle(entry.postponed(now));
            return List.of();
        }
        ProviderProfile profile;
        try {
            profile = calls.profile(entry.effect());
        } catch (RuntimeException e) {
            LOG.warn(
                    "Case {}: {}, attempt {}: the provider's profile is not available ({})",
                    entry.caseId(),
                    entry.key(),
                    entry.attempts(),
                    e.getClass().getSimpleName());
            LOG.debug("Case {}: {}: the profile could not be read", entry.caseId(), entry.key(), e);
            return written(entry, new Next(entry.notCalled(retry, now), null));
        }
        OrderId order = entry.caseId().order();
        DispatchDecision turn = DispatchDecision.of(
                entry, profile, retry, key -> outbox.find(order, key), () -> outbox.ofOrder(order), now);
        if (turn instanceof DispatchDecision.Go go) {
            GatewayCalls.Called called = calls.call(entry, go.call());
            Collection<OutboxEntry> next =
                    written(entry, entry.after(called.answer(), profile, retry, clock.instant()));
            return called.owed().isEmpty() ? next : both(called.owed(), next);
        }
        return withoutCall(entry, turn, now);
    }

    private static List<OutboxEntry> both(Collection<OutboxEntry> first, Collection<OutboxEntry> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    private Collection<OutboxEntry> withoutCall(OutboxEntry entry, DispatchDecision turn, Instant now) {
        if (turn instanceof DispatchDecision.Refuse refuse) {
            return written(entry, new Next(entry.refused(now), new Outcome.Refused(refuse.code())));
        }
        if (turn instanceof DispatchDecision.Park) {
            return written(entry, new Next(entry.parked(now), null));
        }
        if (turn instanceof DispatchDecision.Withdraw withdraw
                && outbox.settle(withdraw.unsent().refused(now))) {
            return written(entry, new Next(entry.withdrawn(now), null));
        }
        Instant until = turn instanceof DispatchDecision.Wait wait ? wait.until() : now.plus(retry.first());
        return written(entry, new Next(entry.postponed(until), null));
    }

    private Collection<OutboxEntry> written(OutboxEntry before, Next next) {
        if (next.entry().state() == State.PARKED) {
            return settlements.park(next.entry());
        }
        if (next.outcome() != null && before.effect().answersCase()) {
            return settlements.settle(next.entry(), next.outcome());
        }
        if (!outbox.settle(next.entry())) {
            throw new ClaimLost(before.key().value());
        }
        return List.of();
    }

    private void refuseInTransaction() {
        if (transactions.isActive()) {
            throw new IllegalStateException("no gateway is called while a transaction is active");
        }
    }
}
