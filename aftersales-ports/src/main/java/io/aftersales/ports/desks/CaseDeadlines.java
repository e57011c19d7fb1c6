package io.aftersales.ports.desks;

import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.Transactions;
import io.aftersales.ports.runner.CaseLogContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what is due for cases: reminders, expiry and alarms. A case that fails does not stop the other cases. */
final class CaseDeadlines implements DeadlineDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CaseDeadlines.class);

    private final CaseRepository repository;
    private final DecisionWriter writer;
    private final LostRaces races;
    private final EffectsAfterCommit effects;
    private final Transactions transactions;
    private final CasePolicy policy;

    CaseDeadlines(
            CaseRepository repository,
            DecisionWriter writer,
            LostRaces races,
            EffectsAfterCommit effects,
            Transactions transactions,
            CasePolicy policy) {
        this.repository = repository;
        this.writer = writer;
        this.races = races;
        this.effects = effects;
        this.transactions = transactions;
        this.policy = policy;
    }

    @Override
    public int runDue(Instant now, int limit) {
        int changed = 0;
        for (CaseId id : repository.due(now, limit)) {
            changed += CaseLogContext.within(id, () -> isMet(id, now)) ? 1 : 0;
        }
        return changed;
    }

    private boolean isMet(CaseId id, Instant now) {
        try {
            Optional<List<OutboxEntry>> owed = races.decide(() -> meet(id, now));
            owed.ifPresent(effects::carryOut);
            return owed.isPresent();
        } catch (StaleVersion e) {
            if (transactions.isActive()) {
                throw e;
            }
            LOG.info("Case {}: lost too many races, its deadline is left to the next run", id);
        } catch (RuntimeException e) {
            if (transactions.isActive()) {
                throw e;
            }
            LOG.error("Case {}: its deadline could not be handled; the other cases go on", id, e);
        }
        return false;
    }

    /** Decides about a case as it stands; empty when another writer has moved the case so that nothing is due any more. */
    private Optional<List<OutboxEntry>> meet(CaseId id, Instant now) {
        CaseWithAccount loaded = repository
                .load(id)
                .orElseThrow(() -> new IllegalStateException("there is no case for the deadline of " + id));
        var context = new DecisionContext(Actor.SYSTEM, now, policy);
        Optional<Change> change = CaseDecisions.meetDeadline(loaded.subject(), loaded.account(), context);
        return change.map(each -> writer.write(new PendingCommit(each, loaded.account(), null), now));
    }
}
