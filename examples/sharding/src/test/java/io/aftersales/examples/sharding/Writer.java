package io.aftersales.examples.sharding;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.jdbc.StorageFailure;
import io.aftersales.ports.tck.Samples;
import java.util.ArrayList;
import java.util.List;

/** A program that writes decisions until it is killed, and prints each case when its last decision was confirmed. */
final class Writer {
    private Writer() {}

    /** Runs with the first part of its order numbers and the addresses of the databases. */
    public static void main(String[] arguments) throws InterruptedException {
        var pools = new ArrayList<HikariDataSource>();
        for (String url : List.of(arguments).subList(1, arguments.length)) {
            HikariDataSource pool = Servers.pool(url, 4);
            pool.setConnectionTimeout(1000);
            pools.add(pool);
        }
        Shards shards = Shards.open(pools, Shards.rulesFor(pools.size()));
        var threads = List.of(
                new Thread(() -> write(shards, arguments[0] + "-a-")),
                new Thread(() -> write(shards, arguments[0] + "-b-")));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void write(Shards shards, String name) {
        var samples = new Samples(shards.storage().cases());
        for (int order = 1; ; order++) {
            try {
                CaseId id = samples.approved(name + order, "c1");
                System.out.println("confirmed " + id);
                samples.opened(name + order, "c3");
            } catch (StorageFailure e) {
                // the database of this order is down: the next order may be in another
            }
        }
    }
}
