package io.aftersales.ports.repositories;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.TicketChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a ticket, to be written all or nothing. The ticket carries the version with which it was loaded; the stored version is
 * one higher, see {@code saved()}.
 *
 * @param change the ticket and its new log entries
 * @param load the number of unresolved tickets that the agent has to have before it; null when that does not matter
 * @param receipt the receipt of the command, or of the effect the ticket was told; null when it is neither
 * @param owed the effects that the decision owes: alarms and notices
 */
public record TicketCommit(
        TicketChange change,
        @Nullable Integer load,
        @Nullable TicketReceipt receipt,
        List<OutboxEntry> owed) {
    /** Copies the list; refuses a receipt without a log entry: every command that is taken leaves one. */
    public TicketCommit {
        owed = List.copyOf(owed);
        if (receipt != null && change.entries().isEmpty()) {
            throw new IllegalArgumentException("a receipt without a log entry: " + receipt.commandId());
        }
    }

    /** A commit of a change alone, without receipt and effects. */
    public static TicketCommit of(TicketChange change) {
        return new TicketCommit(change, null, null, List.of());
    }

    /** The order that the decision is about. */
    public OrderId order() {
        return change.next().id().caseId().order();
    }
}
