package io.aftersales.ports.desks;

import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketLogEntry;
import java.util.List;

/**
 * A ticket and its log.
 *
 * @param ticket the ticket
 * @param log the events of the ticket, in order
 */
public record TicketFile(Ticket ticket, List<TicketLogEntry> log) {
    /** Copies the list. */
    public TicketFile {
        log = List.copyOf(log);
    }
}
