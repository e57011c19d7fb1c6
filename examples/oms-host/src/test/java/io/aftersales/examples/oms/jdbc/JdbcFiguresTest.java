package io.aftersales.examples.oms.jdbc;

import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.tck.CaseFiguresContract;
import io.aftersales.ports.tck.Storage;
import io.aftersales.ports.tck.TicketStorage;
import org.junit.jupiter.api.AfterAll;

class JdbcFiguresTest extends CaseFiguresContract {
    private static final Database DATABASE = new Database();

    @Override
    protected TicketStorage emptyStorage() {
        Storage storage = DATABASE.empty();
        return new TicketStorage(storage.cases(), storage.outbox(), DATABASE.tickets);
    }

    @Override
    protected CaseFigures over(TicketStorage stored) {
        return new JdbcFigures(DATABASE.jdbc);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }
}
