package io.aftersales.ports.tck;

import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketRepository;

/**
 * A database with its tickets, as its three ports see it.
 *
 * @param cases the repository where the cases of the tickets are written
 * @param outbox the outbox where the alarms of the tickets are found
 * @param tickets the repository where tickets are written
 */
public record TicketStorage(CaseRepository cases, Outbox outbox, TicketRepository tickets) {}
