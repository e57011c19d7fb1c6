package io.aftersales.ports.repositories;

import io.aftersales.domain.cases.Change;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision, to be written in one piece. The case and the account carry the versions they were loaded with; what is stored is one
 * version later, see {@code saved()} of both.
 *
 * @param change the case, the account, what happened
 * @param accountTouched whether the account is to be written
 * @param owed the effects it owes
 * @param settled the outbox entry whose answer this is, as it is after it; null when it is a command
 * @param receipt the receipt of the command; null when it is an answer or a deadline
 */
public record Commit(
        Change change,
        boolean accountTouched,
        List<OutboxEntry> owed,
        @Nullable OutboxEntry settled,
        @Nullable Receipt receipt) {
    /** Copies the list. */
    public Commit {
        owed = List.copyOf(owed);
    }

    /** The order it is about. */
    public OrderId order() {
        return change.next().id().order();
    }
}
