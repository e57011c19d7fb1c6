package io.aftersales.examples.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmark of whole returns per second, on any number of threads over one shop, each return on an order of its own. The iterations are
 * short, so that a collector of garbage does not copy a growing shop for most of the time, and the warm-up is long: a return passes through
 * so much code that the compiler is busy with it for some fifteen seconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 100, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xmx4g"})
public class WholeReturnBenchmark {
    private final AtomicLong threads = new AtomicLong();
    private Returns library;
    private Returns sketch;

    /** The orders of one thread. */
    @State(Scope.Thread)
    public static class Orders {
        private long next;

        /** Begins with a number that no other thread reaches. */
        @Setup
        public void begin(WholeReturnBenchmark benchmark) {
            next = benchmark.threads.incrementAndGet() << 40;
        }
    }

    /** Checks that the library and the sketch refund the same. */
    @Setup
    public void compare() {
        Returns.requireSame(new LibraryReturns(), new SketchedReturns(), 1, 2, 3);
    }

    /** Opens empty shops for each iteration, so that memory use stays bounded. */
    @Setup(Level.Iteration)
    public void openShops() {
        library = new LibraryReturns();
        sketch = new SketchedReturns();
    }

    /** Carries out a return at the desks of the library. */
    @Benchmark
    public void ours(Orders orders) {
        library.wholeReturn(orders.next++);
    }

    /** Carries out a return in the sketch. */
    @Benchmark
    public void floor(Orders orders) {
        sketch.wholeReturn(orders.next++);
    }
}
