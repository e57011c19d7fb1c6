package io.aftersales.domain.tickets;

import java.util.ArrayList;
import java.util.List;

/**
 * What a decision changes about a ticket. It is written in one piece or not at all.
 *
 * @param next the ticket after it
 * @param entries what happened, for the log
 */
public record TicketChange(Ticket next, List<TicketLogEntry> entries) {
    /** Copies the list. */
    public TicketChange {
        entries = List.copyOf(entries);
    }

    /** This and what was decided next, written in one piece. */
    public TicketChange then(TicketChange later) {
        var all = new ArrayList<>(entries);
        all.addAll(later.entries);
        return new TicketChange(later.next, all);
    }
}
