package io.aftersales.jdbc;

import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.gateways.Gateways;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The code of the README. */
final class OpenStorage {
    private OpenStorage() {}

    static AfterSales open(DataSource dataSource, Gateways gateways) {
        // guide:start open-storage
        JdbcStorage storage = JdbcStorage.on(dataSource);
        Flyway.configure()
                .dataSource(dataSource)
                .locations(storage.migrations())
                .table("aftersales_schema") // apart from the history of the host's own migrations
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        AfterSales afterSales = AfterSales.builder()
                .cases(storage.cases())
                .outbox(storage.outbox())
                .tickets(storage.tickets())
                .gateways(gateways)
                .build();
        // guide:end open-storage
        return afterSales;
    }
}
