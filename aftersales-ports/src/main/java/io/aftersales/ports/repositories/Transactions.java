package io.aftersales.ports.repositories;

/**
 * What the library has to know of the host's transactions.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>A transaction is active from its begin to its commit or rollback, and only then.
 *   <li>What is to run {@linkplain #afterCommit after the commit} runs after it and not before, once.
 *   <li>After a rollback it does not run, then or later.
 *   <li>It runs on the thread that committed.
 *   <li>When it runs no transaction is active: it calls gateways.
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

    /** Whether the calling thread is in a transaction that a commit of ours would join. */
    boolean isActive();

    /** Runs something on this thread once that transaction has committed. Losing it is harmless: due work is found anyway. */
    void afterCommit(Runnable work);
}
