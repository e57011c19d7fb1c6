package io.aftersales.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmark of a batch of whole returns while so many cases are stored already. A store that a batch made twice as large is filled anew, so
 * that the number of cases in its name is true within that factor.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 150, batchSize = StoredCasesBenchmark.BATCH)
@Measurement(iterations = 30, batchSize = StoredCasesBenchmark.BATCH)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xms16g", "-Xmx16g", "-Xmn2g"})
public class StoredCasesBenchmark {
    static final int BATCH = 500;

    /** Number of cases in the store, all of them ended. */
    @Param({"1000", "1000000"})
    public long stored;

    /** The longest time to fill the store. */
    @Param("600")
    public int fillSeconds;

    /** Owner of the store: the library or the sketch. */
    @Param({"ours", "floor"})
    public String whose;

    private static double bytesPerCase;

    private Returns returns;
    private long orders;

    /** Fills the store where it is not filled; measures the memory that this takes. */
    @Setup(Level.Iteration)
    public void fill() {
        if (returns != null && orders < 2 * stored) {
            return;
        }
        returns = null;
        long before = used();
        Supplier<Returns> empty = whose.equals("ours") ? LibraryReturns::new : SketchedReturns::new;
        returns = empty.get();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(fillSeconds);
        for (orders = 0; orders < stored; orders++) {
            returns.wholeReturn(orders);
            if (orders % BATCH == 0 && System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + orders + " cases were stored after " + fillSeconds + " s");
            }
        }
        bytesPerCase = (double) (used() - before) / stored;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Returns the heap that a stored case took when the store was filled last, its order included. */
    static double bytesPerCase() {
        return bytesPerCase;
    }

    /** Carries out a return. */
    @Benchmark
    public void wholeReturn() {
        returns.wholeReturn(orders++);
    }
}
