package io.aftersales.spring;

import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Marks transactions whose commit has begun. Spring's listeners after a commit run while the committed transaction still looks active, and
 * what is written on its connection then may be rolled back when the connection goes back to its pool.
 */
final class CommitMark implements TransactionExecutionListener, TransactionSynchronization {
    /** Tells whether the transaction of the calling thread has committed. */
    static boolean isSet() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.getSynchronizations().stream()
                        .anyMatch(CommitMark.class::isInstance);
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(this); // suspended with the transaction
        }
    }
}
