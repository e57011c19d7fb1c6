package io.aftersales.examples.oms.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.ports.repositories.Transactions;
import io.aftersales.ports.tck.TransactionsContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;

class SpringTransactionsTest extends TransactionsContract {
    private static final HikariDataSource POOL = Postgres.fresh();

    private final JdbcTransactionManager manager = new JdbcTransactionManager(POOL);
    private final ThreadLocal<@Nullable TransactionStatus> begun = new ThreadLocal<>();

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Override
    protected Transactions transactions() {
        return new SpringTransactions(manager);
    }

    @Override
    protected void begin() {
        begun.set(manager.getTransaction(null));
    }

    @Override
    protected void commit() {
        manager.commit(begun.get());
    }

    @Override
    protected void rollback() {
        manager.rollback(begun.get());
    }
}
