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
    /**
     * Refuses a transaction that has ended, though it still looks active to the calling thread.
     *
     * @param looksActive whether it does
     */
    static void refuseEnded(boolean looksActive) {
        // Listeners after the completion run when the synchronizations are gone, and the connection is still bound.
        if (isSet() || (looksActive && !TransactionSynchronizationManager.isSynchronizationActive())) {
            throw new IllegalStateException(
                    "the transaction of the caller has ended: call after-sales in one of its own, with REQUIRES_NEW");
        }
    }

    private static boolean isSet() {
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
