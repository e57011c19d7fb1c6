package io.aftersales.ports.desks;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.ports.repositories.Transactions;
import io.aftersales.ports.runner.OutboxRunner;
import java.util.List;

/**
 * Has the effects of a commit carried out on the caller's thread: at once where the commit stood alone, otherwise once the host's
 * transaction has committed. Only these effects and the effects that follow from them are carried out, never other orders' backlog.
 */
final class EffectsAfterCommit {
    private final OutboxRunner runner;
    private final Transactions transactions;

    EffectsAfterCommit(OutboxRunner runner, Transactions transactions) {
        this.runner = runner;
        this.transactions = transactions;
    }

    void carryOut(List<OutboxEntry> owed) {
        if (owed.isEmpty()) {
            return;
        }
        if (owed.get(0).state() == OutboxEntry.State.SENT) {
            runner.carryOut(owed);
        } else {
            transactions.effectsAfterCommit(() -> runner.claimAndCarryOut(owed));
        }
    }
}
