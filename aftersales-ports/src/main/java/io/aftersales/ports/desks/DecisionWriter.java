package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.ports.desks.CommandPlan.Written;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.Transactions;
import io.aftersales.ports.runner.CaseLogContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a decision about a case, with the effects it owes, in one commit, and logs each move of the case. A decision about another case
 * that comes first has a commit of its own: it stands whatever becomes of the one that follows.
 */
final class DecisionWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionWriter.class);

    private final CaseRepository repository;
    private final Transactions transactions;
    private final OwedEffects effects;

    DecisionWriter(CaseRepository repository, Transactions transactions, OwedEffects effects) {
        this.repository = repository;
        this.transactions = transactions;
        this.effects = effects;
    }

    /** Writes the decision about a command, with its receipt. */
    Written<Receipt> write(PendingCommit decided, CommandId command, String fingerprint, Instant now) {
        Receipt receipt = Receipt.of(command, fingerprint, decided.change());
        return new Written<>(receipt, commit(decided, receipt, now));
    }

    /** Writes the decision that follows from a deadline or from an answer; answers the effects that the decision owes. */
    List<OutboxEntry> write(PendingCommit decided, Instant now) {
        return commit(decided, null, now);
    }

    private List<OutboxEntry> commit(PendingCommit decided, @Nullable Receipt receipt, Instant now) {
        PendingCommit first = decided.first();
        if (first == null) {
            return committed(decided, receipt, now);
        }
        var owed = new ArrayList<>(committed(first, null, now));
        owed.addAll(committed(decided, receipt, now));
        return owed;
    }

    private List<OutboxEntry> committed(PendingCommit decided, @Nullable Receipt receipt, Instant now) {
        Change change = decided.change();
        CaseId id = change.next().id();
        boolean joins = transactions.isActive(); // before anything is written: it may refuse
        List<OutboxEntry> owed = owed(change, now);
        CaseLogContext.run(id, () -> {
            repository.commit(new Commit(change, decided.touchesAccount(), owed, decided.settled(), receipt));
            if (!joins) {
                logMoves(change);
            }
        });
        if (joins) {
            // Logged after the commit: a move that the host rolls back did not happen.
            transactions.afterCommit(() -> CaseLogContext.run(id, () -> logMoves(change)));
        }
        return owed;
    }

    private List<OutboxEntry> owed(Change change, Instant now) {
        var owed = new ArrayList<OutboxEntry>(change.effects().size());
        int number = change.next().effects() - change.effects().size();
        for (Effect effect : change.effects()) {
            number++;
            owed.add(effects.prepared(OutboxEntry.owed(change.next().id(), number, effect, now), now));
        }
        return owed;
    }

    private static void logMoves(Change change) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        for (TimelineEntry entry : change.events()) {
            if (entry.move() != null) {
                LOG.info(
                        "Case {}: {} by {}, now {}",
                        entry.caseId(),
                        entry.move(),
                        LoggedDenials.inLogs(entry.by()),
                        entry.status());
            }
        }
    }
}
