package io.aftersales.examples.benchmarks;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/** Reports the memory of a stored case from the process that stores it. */
public final class StoredBytes implements InternalProfiler {
    static final String NAME = "stored.bytes";

    /** Creates the profiler; the harness does. */
    public StoredBytes() {}

    @Override
    public String getDescription() {
        return "Heap per stored case";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        // measured while the store is filled
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return List.of(new ScalarResult(NAME, StoredCasesBenchmark.bytesPerCase(), "B/case", AggregationPolicy.AVG));
    }
}
