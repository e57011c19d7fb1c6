package io.aftersales.domain.tickets;

import io.aftersales.domain.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ticket's log.
 *
 * @param ticket the ticket
 * @param number counted from 1 in each ticket
 * @param event what happened
 * @param move the move it was; null for what is none: the opening, and alarms
 * @param status where the ticket stood after it
 * @param by who did it
 * @param at when
 */
public record TicketLogEntry(
        TicketId ticket,
        int number,
        TicketEvent event,
        @Nullable TicketMove move,
        TicketStatus status,
        Actor by,
        Instant at) {}
