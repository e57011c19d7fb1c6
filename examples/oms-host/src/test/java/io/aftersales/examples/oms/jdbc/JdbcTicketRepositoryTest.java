package io.aftersales.examples.oms.jdbc;

import io.aftersales.ports.tck.Storage;
import io.aftersales.ports.tck.TicketRepositoryContract;
import io.aftersales.ports.tck.TicketStorage;
import org.junit.jupiter.api.AfterAll;

class JdbcTicketRepositoryTest extends TicketRepositoryContract {
    private static final Database DATABASE = new Database();

    @Override
    protected TicketStorage emptyStorage() {
        Storage storage = DATABASE.empty();
        return new TicketStorage(storage.cases(), storage.outbox(), DATABASE.tickets);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }
}
