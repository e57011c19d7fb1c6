package io.aftersales.ports.repositories;

import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketStatus;

/**
 * What a command about a ticket was answered with. The same command sent again gets the same receipt. What a ticket hears of its case has
 * one as well, under the key of the effect, so that it hears it once however often that is carried out.
 *
 * @param commandId the command, or the key of the effect
 * @param fingerprint a digest of its content and actor, 64 hexadecimal digits; for an effect its key
 * @param ticket the ticket
 * @param status where it stood then
 * @param version its version then
 */
public record TicketReceipt(CommandId commandId, String fingerprint, TicketId ticket, TicketStatus status, long version)
        implements CommandReceipt {}
