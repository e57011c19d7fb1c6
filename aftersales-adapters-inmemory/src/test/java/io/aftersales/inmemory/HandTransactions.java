package io.aftersales.inmemory;

import io.aftersales.ports.repositories.Transactions;
import java.util.ArrayList;
import java.util.List;

/** A host's transactions that are begun and committed by hand, one for each thread. */
final class HandTransactions implements Transactions {
    private final ThreadLocal<List<Runnable>> begun = new ThreadLocal<>();

    void begin() {
        begun.set(new ArrayList<>());
    }

    void commit() {
        List<Runnable> after = begun.get();
        begun.remove();
        after.forEach(Runnable::run);
    }

    void rollback() {
        begun.remove();
    }

    /** Commits, and dies before it comes to what was to follow. */
    void commitAndForget() {
        begun.remove();
    }

    @Override
    public boolean isActive() {
        return begun.get() != null;
    }

    @Override
    public void afterCommit(Runnable work) {
        begun.get().add(work);
    }
}
