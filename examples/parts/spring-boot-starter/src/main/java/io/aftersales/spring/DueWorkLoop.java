package io.aftersales.spring;

import io.aftersales.ports.desks.DueWork;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries out due work at regular intervals, on a thread of its own. Starts when the application is up. A stop lets the batch in hand end
 * and begins no other; Spring waits for it no longer than {@code spring.lifecycle.timeout-per-shutdown-phase}, and what is left then is
 * found by another node when its lease ends.
 */
final class DueWorkLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DueWorkLoop.class);

    private final Supplier<DueWork> batch;
    private final int full;
    private final Duration every;
    private @Nullable ScheduledExecutorService running;

    /**
     * Creates a loop that is not started.
     *
     * @param batch carries out a batch
     * @param full the size of a full batch, after which more work may be due
     * @param every the pause after the last batch
     */
    DueWorkLoop(Supplier<DueWork> batch, int full, Duration every) {
        this.batch = batch;
        this.full = full;
        this.every = every;
    }

    @Override
    public synchronized void start() {
        if (running == null) {
            ScheduledExecutorService own =
                    Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "aftersales-due-work"));
            var unused = own.scheduleWithFixedDelay(() -> search(own), 0, every.toNanos(), TimeUnit.NANOSECONDS);
            running = own;
        }
    }

    /** Runs batches until one of them is not full. */
    private void search(ExecutorService own) {
        try {
            int most;
            do {
                most = batch.get().most();
            } while (most >= full && !own.isShutdown());
        } catch (Throwable e) { // an error must not end the runs either
            LOG.warn("Due work failed and is tried again in {}: {}", every, e.toString());
            LOG.debug("Due work failed", e);
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public synchronized void stop(Runnable stopped) {
        if (running == null) {
            stopped.run();
            return;
        }
        running.execute(stopped); // after the batch in hand
        running.shutdown();
        running = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
