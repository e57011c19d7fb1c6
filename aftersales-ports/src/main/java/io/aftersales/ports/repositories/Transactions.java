package io.aftersales.ports.repositories;

/** What the library has to know of the host's transactions. */
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
