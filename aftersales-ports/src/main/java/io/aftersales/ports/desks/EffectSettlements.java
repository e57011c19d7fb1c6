package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.runner.Settlements;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Records the outcomes of effects on their cases. An outcome is no command, so nothing is refused: an outcome changes the case, or the case
 * knew it already.
 */
final class EffectSettlements implements Settlements {
    private final CaseRepository repository;
    private final Outbox outbox;
    private final DecisionWriter writer;
    private final LostRaces races;
    private final CasePolicy policy;
    private final InstantSource clock;

    EffectSettlements(
            CaseRepository repository,
            Outbox outbox,
            DecisionWriter writer,
            LostRaces races,
            CasePolicy policy,
            InstantSource clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.writer = writer;
        this.races = races;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public List<OutboxEntry> settle(OutboxEntry entry, Outcome outcome) {
        return tell(entry, outcome, true).orElse(List.of());
    }

    @Override
    public List<OutboxEntry> park(OutboxEntry entry) {
        return decide(
                        entry,
                        true,
                        (subject, account, context) -> CaseDecisions.park(subject, entry.effect(), account, context))
                .orElse(List.of());
    }

    /**
     * Records the outcome of an effect on its case; answers the effects that the case owes for it, empty when the case knew the outcome
     * already.
     *
     * @param changed whether the outcome changed the entry; a repeated answer does not, and writes nothing where the case knew it
     */
    Optional<List<OutboxEntry>> tell(OutboxEntry entry, Outcome outcome, boolean changed) {
        return decide(
                entry,
                changed,
                (subject, account, context) -> CaseDecisions.settle(subject, entry.key(), outcome, account, context));
    }

    /** Writes the state of a settled entry alone, without a decision of its case. */
    void write(OutboxEntry settled) {
        if (!outbox.settle(settled)) {
            throw new ClaimLost(settled.key().value());
        }
    }

    private interface Decision {
        Optional<Change> about(AfterSalesCase subject, OrderAccount account, DecisionContext context);
    }

    private Optional<List<OutboxEntry>> decide(OutboxEntry entry, boolean changed, Decision decision) {
        var context = new DecisionContext(Actor.SYSTEM, clock.instant(), policy);
        return races.decide(() -> {
            CaseWithAccount now = repository
                    .load(entry.caseId())
                    .orElseThrow(
                            () -> new IllegalStateException("there is no case for the effect of " + entry.caseId()));
            Optional<Change> change = decision.about(now.subject(), now.account(), context);
            if (change.isEmpty()) {
                if (changed) {
                    write(entry);
                }
                return Optional.empty();
            }
            return Optional.of(writer.write(new PendingCommit(change.get(), now.account(), entry), context.now()));
        });
    }
}
