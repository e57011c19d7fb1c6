package io.aftersales.inmemory.broken;

import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.tck.HostTransaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sound repository whose commits join a transaction of the host: until its end only the thread that began it sees them. */
class JoiningRepository extends SoundRepository implements HostTransaction {
    private final List<Commit> committed = new ArrayList<>();
    private final ThreadLocal<@Nullable Begun> begun = new ThreadLocal<>();

    /**
     * A transaction.
     *
     * @param seen what its thread sees
     * @param commits what was written in it
     */
    private record Begun(InMemoryCaseRepository seen, List<Commit> commits) {}

    @Override
    public CaseRepository cases() {
        return begun.get() == null ? sound : begun.get().seen();
    }

    @Override
    public Outbox outbox() {
        return begun.get() == null ? sound : begun.get().seen();
    }

    @Override
    public void commit(Commit commit) {
        Begun transaction = begun.get();
        if (transaction == null) {
            writes(commit);
        } else {
            transaction.seen().commit(commit);
            transaction.commits().add(commit);
        }
    }

    private synchronized void writes(Commit commit) {
        sound.commit(commit);
        committed.add(commit);
    }

    @Override
    public synchronized void begin() {
        var seen = new InMemoryCaseRepository();
        committed.forEach(seen::commit);
        begun.set(new Begun(seen, new ArrayList<>()));
    }

    @Override
    public void commit() {
        List<Commit> commits = begun.get().commits();
        begun.remove();
        commits.forEach(this::writes);
    }

    @Override
    public void rollback() {
        begun.remove();
    }
}
