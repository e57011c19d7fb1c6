package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.ports.desks.DueWork;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DueWorkLoopTest {
    private static final int FULL = 5;
    private static final DueWork FULL_BATCH = new DueWork(1, FULL, 0);
    private static final DueWork LAST_BATCH = new DueWork(FULL - 1, 0, 0);

    private final AtomicInteger batches = new AtomicInteger();
    private DueWorkLoop loop;

    private void starts(Duration every, IntFunction<DueWork> batch) {
        loop = new DueWorkLoop(() -> batch.apply(batches.incrementAndGet()), FULL, every);
        loop.start();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void stopsAndWaits() {
        var stopped = new CountDownLatch(1);
        loop.stop(stopped::countDown);
        await(stopped);
    }

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void batchesFollowEachOtherUntilOneIsNotFull() {
        var last = new CountDownLatch(1);
        starts(Duration.ofHours(1), number -> {
            if (number < 3) {
                return FULL_BATCH;
            }
            last.countDown();
            return LAST_BATCH;
        });
        await(last);
        stopsAndWaits();
        assertThat(batches).hasValue(3);
    }

    @Test
    void failuresAndErrorsDoNotEndTheRuns() {
        var third = new CountDownLatch(3);
        starts(Duration.ofMillis(1), number -> {
            third.countDown();
            if (number == 1) {
                throw new IllegalStateException("the database is down");
            }
            if (number == 2) {
                throw new StackOverflowError();
            }
            return LAST_BATCH;
        });
        await(third);
    }

    @Test
    void aStopLetsTheBatchInHandEndAndBeginsNoOther() {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        starts(Duration.ofMillis(1), number -> {
            begun.countDown();
            await(mayEnd);
            return FULL_BATCH;
        });
        await(begun);

        loop.stop(stopped::countDown);

        assertThat(loop.isRunning()).isFalse();
        assertThat(stopped.getCount()).as("the batch is still in hand").isOne();
        mayEnd.countDown();
        await(stopped);
        assertThat(batches).hasValue(1);
    }

    @Test
    void aStoppedLoopCanBeStartedAgain() {
        var first = new CountDownLatch(1);
        var second = new CountDownLatch(2);
        starts(Duration.ofHours(1), number -> {
            first.countDown();
            second.countDown();
            return LAST_BATCH;
        });
        await(first);
        stopsAndWaits();
        stopsAndWaits();
        assertThat(loop.isRunning()).isFalse();
        loop.start();
        loop.start();
        assertThat(loop.isRunning()).isTrue();
        await(second);
    }
}
