package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.Transactions;
import io.aftersales.ports.runner.CaseLogContext;
import io.aftersales.ports.runner.EffectRunner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one write of a decision, and what follows it. Where the commit stands alone its effects are written as claimed already and carried
 * out on the caller's thread; where it joins a transaction they are written as ready, and claimed by key after that has committed.
 */
final class DecisionWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionWriter.class);

    private final CaseRepository repository;
    private final Transactions transactions;
    private @Nullable EffectRunner runner;

    DecisionWriter(CaseRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    /** The runner needs the writer and the writer the runner; the assembly joins them. */
    void carriesOutWith(EffectRunner effects) {
        this.runner = effects;
    }

    boolean joinsTransaction() {
        return transactions.isActive();
    }

    /** Writes what a command decided, then carries out what it owes. */
    Receipt write(PendingCommit decided, Command command, String fingerprint, Instant now) {
        AfterSalesCase next = decided.change().next();
        var receipt = new Receipt(command.commandId(), fingerprint, next.id(), next.status(), next.version() + 1);
        List<OutboxEntry> claimed = commit(decided, receipt, now);
        carryOut(claimed);
        return receipt;
    }

    /** Writes what time or an answer decided; answers what is to be carried out next. */
    List<OutboxEntry> write(PendingCommit decided, Instant now) {
        return commit(decided, null, now);
    }

    private List<OutboxEntry> commit(PendingCommit decided, @Nullable Receipt receipt, Instant now) {
        List<OutboxEntry> owed = owed(decided.change(), now);
        CaseLogContext.run(decided.change().next().id(), () -> {
            repository.commit(new Commit(decided.change(), decided.touchesAccount(), owed, decided.settled(), receipt));
            if (!transactions.isActive()) {
                logMoves(decided.change());
            }
        });
        if (transactions.isActive()) {
            // What the host rolls back did not happen.
            transactions.afterCommit(
                    () -> CaseLogContext.run(decided.change().next().id(), () -> logMoves(decided.change())));
        }
        return owed;
    }

    private static void logMoves(Change change) {
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

    private List<OutboxEntry> owed(Change change, Instant now) {
        var owed = new ArrayList<OutboxEntry>();
        int number = change.next().effects() - change.effects().size();
        for (Effect effect : change.effects()) {
            number++;
            owed.add(owed(OutboxEntry.owed(change.next().id(), number, effect, now), now));
        }
        return owed;
    }

    /** An entry as it is to be written: claimed already, unless it is written within a transaction of the caller. */
    OutboxEntry owed(OutboxEntry entry, Instant now) {
        return transactions.isActive() ? entry : runner().claim(entry, now);
    }

    /** Carries out on this thread what was just committed, or asks for it once the caller's transaction has committed. */
    void carryOut(List<OutboxEntry> owed) {
        if (owed.isEmpty()) {
            return;
        }
        if (owed.get(0).state() == OutboxEntry.State.SENT) {
            runner().carryOut(owed);
        } else {
            transactions.afterCommit(() -> runner().claimAndCarryOut(owed));
        }
    }

    private EffectRunner runner() {
        return Objects.requireNonNull(runner, "no runner yet");
    }
}
