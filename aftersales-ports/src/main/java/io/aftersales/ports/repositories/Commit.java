package io.aftersales.ports.repositories;

import io.aftersales.domain.cases.Change;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a case, to be written all or nothing. The case and the account carry the versions with which they were loaded; the
 * stored versions are one higher, see {@code saved()} of both.
 *
 * @param change the change to case and account, and the events
 * @param accountTouched whether the account is to be written
 * @param owed the effects that the decision owes
 * @param settled the outbox entry that the decision settles, in its new state; null when the decision follows from a command
 * @param receipt the receipt of the command; null when the decision follows from an answer or a deadline
 */
public record Commit(
        Change change,
        boolean accountTouched,
        List<OutboxEntry> owed,
        @Nullable OutboxEntry settled,
        @Nullable Receipt receipt) {
    /** Copies the list; refuses a receipt without an event: every command that is taken leaves one. */
    public Commit {
        owed = List.copyOf(owed);
        if (receipt != null && change.events().isEmpty()) {
            throw new IllegalArgumentException("a receipt without an event: " + receipt.commandId());
        }
    }

    /** The order that the decision is about. */
    public OrderId order() {
        return change.next().id().order();
    }
}
