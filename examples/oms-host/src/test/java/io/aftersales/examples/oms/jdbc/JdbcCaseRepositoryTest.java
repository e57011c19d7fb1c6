package io.aftersales.examples.oms.jdbc;

import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.Storage;
import org.junit.jupiter.api.AfterAll;

class JdbcCaseRepositoryTest extends CaseRepositoryContract {
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
