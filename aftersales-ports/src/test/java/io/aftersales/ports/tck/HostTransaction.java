package io.aftersales.ports.tck;

/**
 * A transaction of the host's own, begun and ended by the kit on the thread that runs the rule, as the host's code does around a call of
 * the library. Implement it with the transaction manager that the repositories under test take part in.
 */
public interface HostTransaction {

    /** Begins a transaction on the calling thread. */
    void begin();

    /** Commits the transaction of the calling thread, so that other threads see what was written in it. */
    void commit();

    /** Rolls the transaction of the calling thread back, with everything that was written in it. */
    void rollback();

    /** Runs work in a transaction that is committed after it. When the work fails the transaction is rolled back, so that nothing stays locked. */
    default void committed(Runnable work) {
        begin();
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            rollback();
            throw e;
        }
        commit();
    }

    /** Runs work in a transaction that is rolled back after it. */
    default void rolledBack(Runnable work) {
        begin();
        try {
            work.run();
        } finally {
            rollback();
        }
    }
}
