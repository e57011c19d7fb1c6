package io.aftersales.examples.oms.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.ports.tck.Storage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The adapters over a database of their own. */
final class Database implements AutoCloseable {
    private final HikariDataSource pool = Postgres.fresh();
    final JdbcClient jdbc = JdbcClient.create(pool);
    final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    final JdbcCaseRepository cases = new JdbcCaseRepository(jdbc, transactions);
    final JdbcOutbox outbox = new JdbcOutbox(jdbc, transactions);

    final JdbcTicketRepository tickets = new JdbcTicketRepository(jdbc, transactions);

    Storage empty() {
        Postgres.empty(pool);
        return new Storage(cases, outbox);
    }

    @Override
    public void close() {
        pool.close();
    }
}
