package io.aftersales.ports.repositories;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.TicketChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision about a ticket, to be written in one piece. The ticket carries the version it was loaded with; what is stored is one
 * version later, see {@code saved()}.
 *
 * @param change the ticket and what happened
 * @param load how many unresolved tickets the agent of the ticket has to have before it; null when that does not matter
 * @param receipt the receipt of the command, or of what the ticket heard; null when it is neither
 * @param owed the effects it owes: alarms
 */
public record TicketCommit(
        TicketChange change,
        @Nullable Integer load,
        @Nullable TicketReceipt receipt,
        List<OutboxEntry> owed) {
    /** Copies the list. */
    public TicketCommit {
        owed = List.copyOf(owed);
    }

    /** A change alone. */
    public static TicketCommit of(TicketChange change) {
        return new TicketCommit(change, null, null, List.of());
    }

    /** The order it is about. */
    public OrderId order() {
        return change.next().id().caseId().order();
    }
}
