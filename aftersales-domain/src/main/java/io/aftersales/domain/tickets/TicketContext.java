package io.aftersales.domain.tickets;

import io.aftersales.domain.shared.Actor;
import java.time.Instant;

/**
 * The actor, the time and the policy of one decision about a ticket.
 *
 * @param by the actor
 * @param now the time, read once for each command
 * @param policy the rules that hold now
 */
public record TicketContext(Actor by, Instant now, TicketPolicy policy) {}
