package io.aftersales.domain.tickets;

import io.aftersales.domain.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a ticket's log: the event, its actor and time, and the status of the ticket after it.
 *
 * @param ticket the ticket
 * @param number the place in the log, counted from 1 in each ticket
 * @param event the event
 * @param move the move taken; null for an event without one: the opening, and alarms
 * @param status the status of the ticket after the event
 * @param by the actor
 * @param at the time of the event
 */
public record TicketLogEntry(
        TicketId ticket,
        int number,
        TicketEvent event,
        @Nullable TicketMove move,
        TicketStatus status,
        Actor by,
        Instant at) {}
