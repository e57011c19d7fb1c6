package io.aftersales.ports.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Runs threads that start together. */
public final class Racers {
    /** The number of threads in the races of the kit. */
    static final int MANY = 16;

    private Racers() {}

    /**
     * The result of one thread.
     *
     * @param value the value it returned; null when it failed
     * @param failure the exception it threw; null when it did not fail
     */
    public record Finish<T>(@Nullable T value, @Nullable Throwable failure) {
        /** Tells whether the thread returned a value. */
        public boolean succeeded() {
            return failure == null;
        }
    }

    /** Runs all racers, each on a thread of its own, none before all are ready; answers their results in the same order. */
    public static <T> List<Finish<T>> race(List<? extends Callable<T>> racers) {
        var ready = new CountDownLatch(racers.size());
        var pool = Executors.newFixedThreadPool(racers.size());
        try {
            var running = new ArrayList<Future<T>>();
            for (Callable<T> racer : racers) {
                running.add(pool.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return racer.call();
                }));
            }
            var finishes = new ArrayList<Finish<T>>();
            for (Future<T> each : running) {
                finishes.add(finishOf(each));
            }
            return finishes;
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> Finish<T> finishOf(Future<T> racer) {
        try {
            return new Finish<>(racer.get(), null);
        } catch (ExecutionException e) {
            return new Finish<>(null, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the race was called off", e);
        }
    }
}
