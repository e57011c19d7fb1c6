package io.aftersales.examples.oms.jdbc;

import io.aftersales.ports.repositories.Transactions;
import java.util.concurrent.Executor;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions of Spring's transaction manager. What is to happen after a commit is handed to an executor: right after it the
 * committed transaction is still bound to the thread, with its connection, and to wait there for a second one could lock up a pool.
 */
public final class SpringTransactions implements Transactions {
    private final Executor afterwards;

    /** Hands over what is to happen after commits. */
    public SpringTransactions(Executor afterwards) {
        this.afterwards = afterwards;
    }

    @Override
    public boolean isActive() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    @Override
    public void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                afterwards.execute(work);
            }
        });
    }
}
