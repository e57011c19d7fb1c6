package io.aftersales.examples.workbench.simulation;

import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Transaction of the host around a call of a desk: its writes are stored when it commits, or never. */
final class HostTransaction implements Transactions {
    private final List<Commit> written = new ArrayList<>();
    private final List<Runnable> after = new ArrayList<>();
    private boolean open;

    void begin() {
        open = true;
    }

    void write(Commit commit) {
        written.add(commit);
    }

    /** Stores the writes; returns the work to do after the commit. */
    List<Runnable> commit(Consumer<Commit> storage) {
        List<Commit> commits = List.copyOf(written);
        List<Runnable> work = List.copyOf(after);
        rollBack();
        commits.forEach(storage);
        return work;
    }

    void rollBack() {
        open = false;
        written.clear();
        after.clear();
    }

    @Override
    public boolean isActive() {
        return open;
    }

    @Override
    public void afterCommit(Runnable work) {
        if (open) {
            after.add(work);
        } else {
            work.run();
        }
    }
}
