package io.aftersales.spring;

import io.aftersales.ports.repositories.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Binds the library to the transactions of Spring's transaction manager. Right after a commit the committed transaction and its connection
 * are still bound to the thread, so the work after the commit runs with that transaction suspended. The connection pool therefore needs one
 * connection more than there are threads that commit.
 */
public final class SpringTransactions implements Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(SpringTransactions.class);

    private final TransactionTemplate aside;

    /** Creates the binding to a transaction manager. */
    public SpringTransactions(PlatformTransactionManager manager) {
        aside = new TransactionTemplate(manager);
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        if (manager instanceof ConfigurableTransactionManager own) {
            own.addListener(new CommitMark());
        }
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
                try {
                    aside.executeWithoutResult(status -> work.run());
                } catch (RuntimeException e) {
                    // The commit stands, and the scheduler carries out what is still due.
                    LOG.warn("work after a commit failed and is left to the scheduler", e);
                }
            }
        });
    }
}
