package io.aftersales.domain.tickets;

import java.util.ArrayList;
import java.util.List;

/**
 * The change that a decision makes to a ticket. A change is written in one piece or not at all.
 *
 * @param next the ticket after the decision
 * @param entries the new entries of the log
 */
public record TicketChange(Ticket next, List<TicketLogEntry> entries) {
    /** Copies the list. */
    public TicketChange {
        entries = List.copyOf(entries);
    }

    /** Returns this change followed by a later one, to be written in one piece. */
    public TicketChange then(TicketChange later) {
        var all = new ArrayList<>(entries);
        all.addAll(later.entries);
        return new TicketChange(later.next, all);
    }
}
