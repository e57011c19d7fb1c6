package io.aftersales.examples.workbench.simulation;

import io.aftersales.ports.desks.Validators;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs the histories of one seed. The result does not depend on which thread runs which history. */
public final class Simulation {
    private final long seed;
    private final @Nullable Personality personality;
    private final FaultyAdapters refit;
    private final Validator validator = Validators.standard();

    /**
     * Creates a simulation.
     *
     * @param seed the seed of all its histories
     * @param personality the provider's personality in every history; null for a random one in each
     */
    public Simulation(long seed, @Nullable Personality personality) {
        this(seed, personality, FaultyAdapters.NONE);
    }

    Simulation(long seed, @Nullable Personality personality, FaultyAdapters refit) {
        this.seed = seed;
        this.personality = personality;
        this.refit = refit;
    }

    /** Runs one history with a trace line by line, which ends with the broken laws. */
    public Findings trace(long number) {
        var findings = new Findings();
        findings.add(number, history(number, true));
        return findings;
    }

    private HistoryLog history(long number, boolean traced) {
        return new History(seed, number, personality, refit, traced, validator).run();
    }

    /**
     * Runs the histories from 0 to one less than their count.
     *
     * @param histories the number of histories
     * @param threads the number of threads
     * @param step called after each history, by any thread
     */
    public Findings run(long histories, int threads, Runnable step) {
        var next = new AtomicLong();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            var parts = new ArrayList<Future<Findings>>();
            for (int i = 0; i < threads; i++) {
                parts.add(pool.submit(() -> share(next, histories, step)));
            }
            return together(parts);
        } finally {
            pool.shutdownNow();
        }
    }

    private Findings share(AtomicLong next, long histories, Runnable step) {
        var findings = new Findings();
        for (long number = next.getAndIncrement(); number < histories; number = next.getAndIncrement()) {
            findings.add(number, history(number, false));
            step.run();
        }
        return findings;
    }

    private static Findings together(List<Future<Findings>> parts) {
        var all = new Findings();
        try {
            for (Future<Findings> part : parts) {
                all.add(part.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a history could not be run", e.getCause());
        }
    }

    /** Returns the first history that breaks a law; -1 when none of them does. */
    long firstViolation(long histories) {
        return first(histories, log -> !log.violations().isEmpty());
    }

    /** Returns the first history with such a log; -1 when none of them has one. */
    long first(long histories, Predicate<HistoryLog> wanted) {
        for (long number = 0; number < histories; number++) {
            if (wanted.test(history(number, false))) {
                return number;
            }
        }
        return -1;
    }
}
