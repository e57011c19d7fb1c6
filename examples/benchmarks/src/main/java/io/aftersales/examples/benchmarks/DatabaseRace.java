package io.aftersales.examples.benchmarks;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Measurement of returns per second on a database, of the library and in plain SQL. They take turns in short slices on the same tables, so
 * that whatever else the machine does and however the tables grow strikes both alike.
 */
final class DatabaseRace {
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_WARM_UP = TimeUnit.SECONDS.toNanos(60);

    private final ExecutorService clients;
    private final int count;
    private int slice;

    private DatabaseRace(int count) {
        this.count = count;
        clients = Executors.newFixedThreadPool(count);
    }

    /** Result of some slices. */
    private static final class Sum {
        private long lives;
        private long nanos;
        private long bytes;

        Figure figure() {
            double seconds = nanos / 1e9;
            return new Figure(lives / seconds, (double) bytes / lives);
        }
    }

    /** Measures both with so many clients at once. */
    static Map<String, Figure> measure(int clients, Effort effort) {
        try (var server = new DatabaseServer()) {
            var library = new LibraryLives(server.pool());
            var plain = new PlainSqlLives(server.pool(), library.commands());
            compare(library, plain);
            return new DatabaseRace(clients).run(library, plain, effort);
        }
    }

    /** Checks that both write the same rows, and end with the refund paid. */
    static void compare(LibraryLives library, PlainSqlLives plain) {
        library.live("by-the-library");
        plain.live("in-plain-sql");
        plain.requireSameTables("by-the-library");
        plain.requireSameRows("in-plain-sql");
        if (!library.isRefunded("by-the-library") || !library.isRefunded("in-plain-sql")) {
            throw new IllegalStateException("a return is not refunded");
        }
    }

    private Map<String, Figure> run(Lives library, Lives plain, Effort effort) {
        try {
            var warmUp = new Sum();
            while (warmUp.lives < effort.warmUpLives() && warmUp.nanos < LONGEST_WARM_UP) {
                race(library, "library", warmUp);
                race(plain, "plain SQL", new Sum());
            }
            var ours = new Sum();
            var floor = new Sum();
            for (int i = 0; i < effort.slices(); i++) {
                race(library, "library", ours);
                race(plain, "plain SQL", floor);
            }
            return Map.of(TableRow.OURS, ours.figure(), TableRow.FLOOR, floor.figure());
        } finally {
            clients.shutdownNow();
        }
    }

    private void race(Lives lives, String name, Sum sum) {
        slice++;
        long start = System.nanoTime();
        var running = new ArrayList<Future<long[]>>();
        for (int client = 0; client < count; client++) {
            String orders = slice + "-" + client + "-";
            Callable<long[]> work = () -> lives(lives, orders, start + SLICE);
            running.add(clients.submit(work));
        }
        long before = sum.lives;
        for (Future<long[]> each : running) {
            long[] done = result(each);
            sum.lives += done[0];
            sum.bytes += done[1];
        }
        long nanos = System.nanoTime() - start;
        sum.nanos += nanos;
        System.err.printf("%d clients, %s: %.0f lives/s%n", count, name, (sum.lives - before) * 1e9 / nanos);
    }

    /** Carries out returns until the end of a slice; returns their number and the bytes that they allocated. */
    private static long[] lives(Lives lives, String orders, long end) {
        long bytes = Allocated.byThisThread();
        long done = 0;
        do {
            lives.live(orders + done);
            done++;
        } while (System.nanoTime() < end);
        return new long[] {done, Allocated.byThisThread() - bytes};
    }

    private static long[] result(Future<long[]> client) {
        try {
            return client.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
