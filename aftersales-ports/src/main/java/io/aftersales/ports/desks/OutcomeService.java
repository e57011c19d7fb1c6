package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.runner.CaseLogContext;
import io.aftersales.ports.runner.Settlements;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What answers and time decide. Nobody commanded it, so nothing is refused: it changes something or it was known already. */
final class OutcomeService implements OutcomeDesk, DeadlineDesk, Settlements {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeService.class);
    private static final int ATTEMPTS = 20;

    private final CaseRepository repository;
    private final Outbox outbox;
    private final PaymentGateway payments;
    private final ShopPolicy shop;
    private final DecisionWriter writer;
    private final InstantSource clock;

    OutcomeService(
            CaseRepository repository,
            Outbox outbox,
            PaymentGateway payments,
            ShopPolicy shop,
            DecisionWriter writer,
            InstantSource clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.payments = payments;
        this.shop = shop;
        this.writer = writer;
        this.clock = clock;
    }

    // --- answers
    // ---------------------------------------------------------------------------------------------------------

    @Override
    public boolean report(OrderId order, EffectKey key, Answer answer) {
        Instant now = clock.instant();
        for (int i = 1; ; i++) {
            Optional<OutboxEntry> found = outbox.find(order, key);
            if (found.isEmpty()) {
                LOG.warn("Order {}: an answer to an unknown effect: {}", order, key);
                return false;
            }
            OutboxEntry entry = found.get();
            OutboxEntry.Next next = entry.after(answer, profile(entry.effect()), shop.retry(), now);
            if (next.outcome() == null && next.entry().equals(entry)) {
                return false;
            }
            try {
                return take(entry, next) || !next.entry().equals(entry);
            } catch (ClaimLost e) {
                if (i >= ATTEMPTS || writer.joinsTransaction()) {
                    throw e;
                }
            }
        }
    }

    /** Writes it; says whether it was news to the case. */
    private boolean take(OutboxEntry before, OutboxEntry.Next next) {
        Outcome outcome = next.outcome();
        boolean wasParked = before.state() == OutboxEntry.State.PARKED;
        if (outcome != null && (wasParked || before.effect().answersCase())) {
            Optional<List<OutboxEntry>> owed = told(next.entry(), outcome);
            owed.ifPresent(writer::carryOut);
            return owed.isPresent();
        }
        if (next.entry().state() == OutboxEntry.State.PARKED && !wasParked) {
            writer.carryOut(park(next.entry()));
            return true;
        }
        write(next.entry());
        return false;
    }

    private void write(OutboxEntry settled) {
        if (!outbox.settle(settled)) {
            throw new ClaimLost(settled.key().value());
        }
    }

    private ProviderProfile profile(Effect effect) {
        return effect instanceof Effect.PayRefund refund
                ? payments.profile(refund.channel())
                : ProviderProfile.IN_HOUSE;
    }

    @Override
    public List<OutboxEntry> settle(OutboxEntry entry, Outcome outcome) {
        return told(entry, outcome).orElse(List.of());
    }

    @Override
    public List<OutboxEntry> park(OutboxEntry entry) {
        return decide(entry, (subject, account, act) -> subject.park(entry.effect(), account, act))
                .orElse(List.of());
    }

    private Optional<List<OutboxEntry>> told(OutboxEntry entry, Outcome outcome) {
        return decide(entry, (subject, account, act) -> subject.settle(entry.key(), outcome, account, act));
    }

    private interface Decision {
        Optional<Change> about(AfterSalesCase subject, OrderAccount account, DecisionContext act);
    }

    /** What the case owes by a decision on what became of an entry, written with the entry; empty when the case had known it. */
    private Optional<List<OutboxEntry>> decide(OutboxEntry entry, Decision decision) {
        DecisionContext act = new DecisionContext(Actor.SYSTEM, clock.instant(), shop.cases());
        for (int i = 1; ; i++) {
            CaseWithAccount now = load(entry.caseId());
            Optional<Change> change = decision.about(now.subject(), now.account(), act);
            if (change.isEmpty()) {
                write(entry);
                return Optional.empty();
            }
            try {
                return Optional.of(writer.write(new PendingCommit(change.get(), now.account(), entry), act.now()));
            } catch (StaleVersion e) {
                if (i >= ATTEMPTS || writer.joinsTransaction()) {
                    throw e;
                }
            }
        }
    }

    private CaseWithAccount load(CaseId id) {
        return repository
                .load(id)
                .orElseThrow(() -> new IllegalStateException("an effect of a case that is not there: " + id));
    }

    // --- time
    // ------------------------------------------------------------------------------------------------------------

    @Override
    public int runDue(Instant now, int limit) {
        int changed = 0;
        for (CaseId id : repository.due(now, limit)) {
            try {
                changed += CaseLogContext.within(id, () -> meetDeadline(id, now)) ? 1 : 0;
            } catch (StaleVersion e) {
                if (writer.joinsTransaction()) {
                    throw e;
                }
                LOG.info("Case {}: its deadline is left to the next run", id);
            } catch (RuntimeException e) {
                if (writer.joinsTransaction()) {
                    throw e;
                }
                LOG.error("Case {}: its deadline could not be handled; the other cases go on", id, e);
            }
        }
        return changed;
    }

    /** A lost race is no loss here: whoever won has moved the case, and the next run asks again. */
    private boolean meetDeadline(CaseId id, Instant now) {
        CaseWithAccount loaded = load(id);
        DecisionContext act = new DecisionContext(Actor.SYSTEM, now, shop.cases());
        Optional<Change> change = loaded.subject().meetDeadline(loaded.account(), act);
        change.ifPresent(each -> writer.carryOut(writer.write(new PendingCommit(each, loaded.account(), null), now)));
        return change.isPresent();
    }
}
