package io.aftersales.inmemory;

import io.aftersales.ports.repositories.Transactions;
import java.util.ArrayList;
import java.util.List;

/** A host's transaction that is begun and committed by hand. */
final class HandTransactions implements Transactions {
    private final List<Runnable> after = new ArrayList<>();
    private boolean active;

    void begin() {
        active = true;
    }

    void commit() {
        active = false;
        var work = List.copyOf(after);
        after.clear();
        work.forEach(Runnable::run);
    }

    /** Commits, and dies before it comes to what was to follow. */
    void commitAndForget() {
        active = false;
        after.clear();
    }

    @Override
    public boolean isActive() {
        return active;
    }

    @Override
    public void afterCommit(Runnable work) {
        after.add(work);
    }
}
