package io.aftersales.ports.desks;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.ports.repositories.Transactions;
import io.aftersales.ports.runner.EffectLease;
import java.time.Instant;

/**
 * Prepares the effects that a decision owes for its commit. Where the commit stands alone, the entry is written as claimed already, so that
 * it can be carried out right after; where the commit joins a transaction of the host, the entry is written as ready.
 */
final class OwedEffects {
    private final Transactions transactions;
    private final EffectLease lease;

    OwedEffects(Transactions transactions, EffectLease lease) {
        this.transactions = transactions;
        this.lease = lease;
    }

    OutboxEntry prepared(OutboxEntry owed, Instant now) {
        return transactions.isActive() ? owed : lease.claim(owed, now);
    }
}
