package io.aftersales.examples.oms.jdbc;

import io.aftersales.ports.tck.OutboxContract;
import io.aftersales.ports.tck.Storage;
import org.junit.jupiter.api.AfterAll;

class JdbcOutboxTest extends OutboxContract {
    private static final Database DATABASE = new Database();

    @Override
    protected Storage emptyStorage() {
        return DATABASE.empty();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }
}
