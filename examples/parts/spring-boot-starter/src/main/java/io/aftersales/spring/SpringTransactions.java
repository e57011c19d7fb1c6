package io.aftersales.spring;

import io.aftersales.ports.repositories.Transactions;
import java.util.concurrent.Semaphore;
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
 * are still bound to the thread. The work after the commit runs with that transaction suspended and outside of any other, so that the
 * thread needs one connection more, and no third; how many threads carry out effects then is bounded.
 */
public final class SpringTransactions implements Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(SpringTransactions.class);

    private final TransactionTemplate aside;
    private final Semaphore threads;

    /** Creates the binding to a transaction manager, with no bound on the threads that carry out effects after a commit. */
    public SpringTransactions(PlatformTransactionManager manager) {
        this(manager, Integer.MAX_VALUE);
    }

    /**
     * Creates the binding to a transaction manager.
     *
     * @param threads most threads that carry out effects right after a commit, each of which needs a second connection; the effects of
     *     further commits are left to the due work. Threads that all wait for a second connection stand still, so there are to be fewer than
     *     connections in the pool
     */
    public SpringTransactions(PlatformTransactionManager manager, int threads) {
        this.threads = new Semaphore(threads);
        aside = new TransactionTemplate(manager);
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        if (manager instanceof ConfigurableTransactionManager own) {
            own.addListener(new CommitMark());
        }
    }

    @Override
    public boolean isActive() {
        boolean isActive = TransactionSynchronizationManager.isActualTransactionActive();
        CommitMark.refuseEnded(isActive);
        return isActive;
    }

    @Override
    public void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    aside.executeWithoutResult(status -> outside(work));
                } catch (RuntimeException e) {
                    // The commit stands, and the scheduler carries out what is still due.
                    LOG.warn("work after a commit failed and is left to the scheduler", e);
                }
            }
        });
    }

    @Override
    public void effectsAfterCommit(Runnable effects) {
        afterCommit(() -> {
            if (!threads.tryAcquire()) {
                LOG.debug("effects are left to the due work: enough threads carry out those of their commits");
                return;
            }
            try {
                effects.run();
            } finally {
                threads.release();
            }
        });
    }

    /** Does work without the synchronizations of the scope, in which each connection that a gateway uses would stay bound to its end. */
    private static void outside(Runnable work) {
        boolean isBound = TransactionSynchronizationManager.isSynchronizationActive();
        if (isBound) {
            TransactionSynchronizationManager.clearSynchronization();
        }
        try {
            work.run();
        } finally {
            if (isBound) {
                TransactionSynchronizationManager.initSynchronization();
            }
        }
    }
}
