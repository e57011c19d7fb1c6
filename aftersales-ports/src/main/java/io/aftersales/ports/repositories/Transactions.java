package io.aftersales.ports.repositories;

/**
 * The host's transactions, as far as the library has to know of them.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>A transaction is active from its begin to its commit or rollback, and only then.
 *   <li>Work registered for {@linkplain #afterCommit after the commit} runs after it and not before, once.
 *   <li>After a rollback the work does not run, then or later.
 *   <li>The work runs on the thread that committed.
 *   <li>No transaction is active while the work runs: it calls gateways.
 *   <li>The transaction of another thread is not active on this one.
 * </ol>
 */
public interface Transactions {
    /** A host without transactions around desk calls: each commit stands alone. */
    Transactions NONE = new Transactions() {
        @Override
        public boolean isActive() {
            return false;
        }

        @Override
        public void afterCommit(Runnable work) {
            work.run();
        }
    };

    /** Tells whether the calling thread is in a transaction that a commit of the library would join. */
    boolean isActive();

    /** Runs work on this thread once that transaction has committed. Losing the work is harmless: the runner finds due effects anyway. */
    void afterCommit(Runnable work);

    /**
     * Carries out the effects of that transaction as {@linkplain #afterCommit work after its commit}, or leaves them to the due work, where
     * the thread is better set free: effects call gateways while the transaction's connection may still be held.
     */
    default void effectsAfterCommit(Runnable effects) {
        afterCommit(effects);
    }
}
