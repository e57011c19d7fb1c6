package io.aftersales.examples.sharding;

import io.aftersales.jdbc.JdbcStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that return goods for some time, each with desks of its own. */
final class LoadRun {
    private static final double NANOS = 1e9;
    private static final double NANOS_OF_A_MILLI = 1e6;

    private final List<Returns> clients = new ArrayList<>();
    private final Servers servers;

    LoadRun(Servers servers, JdbcStorage storage, int many) {
        this.servers = servers;
        for (int client = 0; client < many; client++) {
            clients.add(new Returns(storage));
        }
    }

    /**
     * The figures of a run.
     *
     * @param median the time of the life in the middle, in milliseconds
     * @param late the time that one in a hundred lives takes longer than, in milliseconds
     * @param clientMillis the processor time of a life in this process, in milliseconds
     * @param databaseMillis the processor time of a life in the databases, in milliseconds
     */
    record Result(double livesPerSecond, double median, double late, double clientMillis, double databaseMillis) {}

    /** Runs for some seconds, after a warm-up of as many. */
    Result of(int seconds) {
        lives("warm-up-", seconds);
        Duration client = processorTime();
        Duration databases = servers.processorTime();
        long start = System.nanoTime();
        List<Long> lives = lives("life-", seconds);
        double wall = System.nanoTime() - start;
        int many = lives.size();
        lives.sort(null);
        return new Result(
                many * NANOS / wall,
                lives.get(many / 2) / NANOS_OF_A_MILLI,
                lives.get(many * 99 / 100) / NANOS_OF_A_MILLI,
                processorTime().minus(client).toNanos() / NANOS_OF_A_MILLI / many,
                servers.processorTime().minus(databases).toNanos() / NANOS_OF_A_MILLI / many);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    /** Runs all clients until the time is over; returns the nanoseconds of each life. */
    private List<Long> lives(String name, int seconds) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            var running = new ArrayList<Future<List<Long>>>();
            for (int client = 0; client < clients.size(); client++) {
                Returns returns = clients.get(client);
                String mine = name + client + "-";
                running.add(threads.submit(() -> lives(returns, mine, end)));
            }
            var all = new ArrayList<Long>();
            for (Future<List<Long>> each : running) {
                all.addAll(each.get());
            }
            return all;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Long> lives(Returns returns, String name, long end) {
        var times = new ArrayList<Long>();
        do {
            long start = System.nanoTime();
            returns.life(name + times.size());
            times.add(System.nanoTime() - start);
        } while (System.nanoTime() < end);
        return times;
    }
}
