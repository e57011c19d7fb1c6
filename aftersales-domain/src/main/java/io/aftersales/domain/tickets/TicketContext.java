package io.aftersales.domain.tickets;

import io.aftersales.domain.shared.Actor;
import java.time.Instant;

/**
 * By whom, when and under which rules something is done with a ticket.
 *
 * @param by who acts
 * @param now when; read once for each command
 * @param policy the rules that hold now
 */
public record TicketContext(Actor by, Instant now, TicketPolicy policy) {}
