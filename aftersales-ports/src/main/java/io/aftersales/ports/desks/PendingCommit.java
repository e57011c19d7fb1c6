package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Change;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.OrderAccount;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a case, ready to be written.
 *
 * @param first the decision about another case of the order that is written before, and on whose account this one was made; null when
 *     there is none
 * @param change the change to case and account
 * @param loaded the account on which the decision was made; null when there was none
 * @param settled the outbox entry that the decision settles, in its new state; null when the decision settles none
 */
record PendingCommit(
        @Nullable PendingCommit first,
        Change change,
        @Nullable OrderAccount loaded,
        @Nullable OutboxEntry settled) {
    /** Creates a decision that is written alone. */
    PendingCommit(Change change, @Nullable OrderAccount loaded, @Nullable OutboxEntry settled) {
        this(null, change, loaded, settled);
    }

    boolean touchesAccount() {
        return !change.account().equals(loaded);
    }
}
