package io.aftersales.ports.tck;

import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketRepository;

/**
 * One database with its tickets.
 *
 * @param cases where the cases of the tickets are written
 * @param outbox where what tickets owe is found
 * @param tickets where tickets are written
 */
public record TicketStorage(CaseRepository cases, Outbox outbox, TicketRepository tickets) {}
