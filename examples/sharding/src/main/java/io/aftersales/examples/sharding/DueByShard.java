package io.aftersales.examples.sharding;

import io.aftersales.jdbc.JdbcStorage;
import io.aftersales.jdbc.StorageFailure;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.DueWork;
import io.aftersales.ports.desks.TicketDesk;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what is due in each database alone, where it is found by an index and claimed under locks that other nodes skip. What is due for
 * tickets is looked for in all databases at once, since the agents who get them are the same everywhere.
 */
public final class DueByShard {
    private final List<AfterSales> each;
    private final TicketDesk tickets;

    /**
     * Assembles the library once for each database.
     *
     * @param host makes a builder with everything but the storage
     */
    // guide:start due-by-shard
    public DueByShard(Shards shards, Supplier<AfterSales.Builder> host) {
        JdbcStorage all = shards.storage();
        each = shards.each().stream()
                .map(database -> host.get()
                        .cases(database.cases())
                        .outbox(database.outbox())
                        .tickets(all.tickets())
                        .build())
                .toList();
        tickets = host.get()
                .cases(all.cases())
                .outbox(all.outbox())
                .tickets(all.tickets())
                .build()
                .tickets();
    }

    /** Does what {@link AfterSales#runDue} does. A database that is down stops no other; its failure is thrown in the end. */
    public DueWork runDue(Instant now, int limit) {
        int effects = 0;
        int cases = 0;
        @Nullable StorageFailure down = null;
        for (AfterSales database : each) {
            try {
                effects += database.runner().runDue(now, limit);
                cases += database.deadlines().runDue(now, limit);
            } catch (StorageFailure e) {
                down = e;
            }
        }
        if (down != null) {
            throw down;
        }
        return new DueWork(effects, cases, tickets.runDue(now, limit));
    }
    // guide:end due-by-shard
}
