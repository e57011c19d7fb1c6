package io.aftersales.examples.oms.jdbc;

import io.aftersales.ports.repositories.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of Spring's transaction manager. Right after a commit the committed transaction is still bound to the thread, with its
 * connection; so what is to happen then is done with it set aside. A pool has to have a connection to spare for that: one more than
 * there are threads that commit.
 */
public final class SpringTransactions implements Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(SpringTransactions.class);

    private final TransactionTemplate aside;

    /** Those of this manager. */
    public SpringTransactions(PlatformTransactionManager manager) {
        aside = new TransactionTemplate(manager);
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
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
                    // What was committed is committed, and due work is found anyway.
                    LOG.warn("what was to happen after a commit is left to the scheduler", e);
                }
            }
        });
    }
}
