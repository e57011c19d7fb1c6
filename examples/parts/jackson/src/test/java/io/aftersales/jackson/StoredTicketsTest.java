package io.aftersales.jackson;

import io.aftersales.ports.tck.TicketRepositoryContract;
import io.aftersales.ports.tck.TicketStorage;

/** Tickets, their logs and receipts are found again whole when they are stored as JSON. */
class StoredTicketsTest extends TicketRepositoryContract {
    @Override
    protected TicketStorage emptyStorage() {
        return new JsonStorage().ticketStorage();
    }
}
