package io.aftersales.examples.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs of benchmark classes by the harness, in processes of their own. */
final class JmhRun {
    private static final String BYTES_ALLOCATED = "gc.alloc.rate.norm";

    private final Effort effort;

    JmhRun(Effort effort) {
        this.effort = effort;
    }

    /** Measures the methods of a benchmark; returns a figure for each by its name. A method that failed is left out. */
    Map<String, Figure> methods(Class<?> benchmark, int threads) {
        var figures = new HashMap<String, Figure>();
        Collection<RunResult> results = run(
                benchmark,
                options -> options.threads(threads).forks(effort.forks()).addProfiler(GCProfiler.class));
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            figures.put(
                    name.substring(name.lastIndexOf('.') + 1),
                    new Figure(median(result), secondary(result, BYTES_ALLOCATED)));
        }
        return figures;
    }

    /** Measures returns per second while so many cases are stored, by the library and by the sketch. */
    Map<String, Figure> withStored(long cases) {
        var figures = new HashMap<String, Figure>();
        for (String whose : List.of(TableRow.OURS, TableRow.FLOOR)) {
            Collection<RunResult> results = run(
                    StoredCasesBenchmark.class,
                    options -> options.param("stored", Long.toString(cases))
                            .param("fillSeconds", Integer.toString(effort.fillSeconds()))
                            .param("whose", whose)
                            .measurementIterations(effort.batches())
                            .addProfiler(StoredBytes.class));
            results.forEach(result -> figures.put(
                    whose,
                    new Figure(StoredCasesBenchmark.BATCH / median(result), secondary(result, StoredBytes.NAME))));
        }
        return figures;
    }

    /** Returns the median of all iterations, because another program's burst of work spoils a mean. */
    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static Double secondary(RunResult result, String name) {
        Result<?> found = result.getSecondaryResults().get(name);
        return found == null ? null : found.getScore();
    }

    private static Collection<RunResult> run(Class<?> benchmark, Consumer<ChainedOptionsBuilder> settings) {
        var options = new OptionsBuilder();
        options.include(Pattern.quote(benchmark.getName() + "."))
                .jvmArgsPrepend("-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-Dorg.jboss.logging.provider=slf4j");
        settings.accept(options);
        try {
            var progress = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
            return new Runner(options.build(), progress).run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }
}
