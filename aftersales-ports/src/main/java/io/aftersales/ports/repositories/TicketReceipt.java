package io.aftersales.ports.repositories;

import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketStatus;

/**
 * The answer to a command about a ticket. The same command sent again gets the same receipt. An effect that tells a ticket about its case
 * has a receipt as well, under the key of the effect, so that it changes the ticket once however often it is carried out.
 *
 * @param commandId the id of the command, or the key of the effect
 * @param fingerprint a digest of its content and actor, 64 hexadecimal digits; for an effect its key
 * @param ticket the ticket
 * @param status the status of the ticket after the decision
 * @param version the version of the ticket after the decision
 */
public record TicketReceipt(CommandId commandId, String fingerprint, TicketId ticket, TicketStatus status, long version)
        implements CommandReceipt {}
