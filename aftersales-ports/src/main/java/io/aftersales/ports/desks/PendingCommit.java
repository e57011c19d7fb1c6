package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Change;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.OrderAccount;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a case, ready to be written.
 *
 * @param change what it changes
 * @param loaded the account it was made on; null when there was none
 * @param settled the outbox entry it settles, as it is after it; null when it settles none
 */
record PendingCommit(
        Change change,
        @Nullable OrderAccount loaded,
        @Nullable OutboxEntry settled) {
    boolean touchesAccount() {
        return !change.account().equals(loaded);
    }
}
