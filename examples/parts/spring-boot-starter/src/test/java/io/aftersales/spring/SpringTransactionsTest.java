package io.aftersales.spring;

import io.aftersales.ports.repositories.Transactions;
import io.aftersales.ports.tck.TransactionsContract;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;

class SpringTransactionsTest extends TransactionsContract {
    private final JdbcTransactionManager manager = new JdbcTransactionManager(TestDatabase.fresh());
    private final ThreadLocal<@Nullable TransactionStatus> begun = new ThreadLocal<>();

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
