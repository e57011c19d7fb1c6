package io.aftersales.examples.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that computes one result over a feed: in one plain thread over a generated year, in Spark over the export of it, and compares
 * the two.
 *
 * @param <T> the result, with {@code equals}
 */
abstract class FeedCommand<T> implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Option(
            names = "--export",
            required = true,
            paramLabel = "DIR",
            description =
                    "The folder of the export, or its address on a cluster, such as hdfs://... With --cases, the generated feed is "
                            + "written there first unless there is one already.")
    private String export = "";

    @Option(
            names = "--cases",
            paramLabel = "N",
            description =
                    "Generates a year with so many cases, and compares Spark's result with that of one plain thread. Without it, "
                            + "the export of a host is read, and the result printed.")
    private @Nullable Long cases;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The seed of the year (default: 1).")
    private long seed;

    @Option(
            names = "--partitions",
            paramLabel = "P",
            defaultValue = "16",
            description = "The number of files that are written (default: 16).")
    private int partitions;

    @Option(
            names = "--cores",
            split = ",",
            paramLabel = "C",
            description =
                    "Runs in this process, on so many cores; several numbers are compared. Without it, the master is the one that "
                            + "spark-submit was told.")
    private List<Integer> cores = List.of();

    @Option(
            names = "--runs",
            paramLabel = "R",
            defaultValue = "2",
            description = "How often all is run, in turn; the first run warms up (default: 2).")
    private int runs;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Returns the feed that the command reads. */
    abstract Feed feed();

    /** Returns the rows of the generated year. */
    abstract Feed.RowsOfOrder generated(GeneratedShop shop);

    /** Computes the result in this thread, from the generated year itself. */
    abstract T inOneThread(GeneratedShop shop);

    /** Computes the result in Spark. */
    abstract T inSpark(Dataset<Row> rows);

    /** Returns how many cases, claims or payments a result is about. */
    abstract long counted(T result);

    /** Describes a result in a few lines. */
    abstract String describe(T result);

    @Override
    public Integer call() throws IOException {
        if (cases == null) {
            try (SparkSession spark = cores.isEmpty() ? Sessions.submitted() : Sessions.local(cores.get(0))) {
                T result = inSpark(feed().read(spark, export));
                say("%s", describe(result));
                return 0;
            }
        }
        if (cases < 1 || partitions < 1 || runs < 1 || cores.stream().anyMatch(each -> each < 1)) {
            throw new ParameterException(spec.commandLine(), "cases, partitions, runs and cores begin with 1");
        }
        var shop = new GeneratedShop(seed, cases);
        write(shop);
        boolean equal = true;
        for (int run = 1; run <= runs; run++) {
            equal &= run(run, shop);
        }
        return equal ? 0 : 1;
    }

    private SparkSession session(int some) {
        return some == 0 ? Sessions.submitted() : Sessions.local(some);
    }

    private List<Integer> sizes() {
        return cores.isEmpty() ? List.of(0) : cores;
    }

    private void write(GeneratedShop shop) throws IOException {
        int most = sizes().stream().mapToInt(Integer::intValue).max().orElse(0);
        try (SparkSession spark = session(most)) {
            var folder = new Path(feed().path(export));
            if (folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(folder)) {
                say("export   %s is there already%n", folder);
                return;
            }
            Timed<Boolean> written = Timed.of(() -> {
                feed().write(spark, export, shop.orders(), partitions, generated(shop));
                return true;
            });
            long bytes = folder.getFileSystem(spark.sparkContext().hadoopConfiguration())
                    .getContentSummary(folder)
                    .getLength();
            say(
                    "export   %,d cases of %,d orders, %d files, %,d MB of Parquet, in %.1f s%n",
                    shop.cases(), shop.orders(), partitions, bytes >> 20, written.seconds());
        }
    }

    private boolean run(int run, GeneratedShop shop) throws IOException {
        Timed<T> plain = Timed.of(() -> inOneThread(shop));
        if (run == 1) {
            say("%s", describe(plain.result()));
        }
        say("run %d    one plain thread, without files %s%n", run, speed(plain));
        boolean equal = true;
        double first = 0;
        for (int some : sizes()) {
            try (SparkSession spark = session(some)) {
                Timed<T> there = Timed.of(() -> inSpark(feed().read(spark, export)));
                boolean same = there.result().equals(plain.result());
                equal &= same;
                first = first == 0 ? there.seconds() : first;
                String size = some == 0 ? spark.sparkContext().master() : "local, cores: " + some;
                say(
                        "         Spark, %-26s %s, %.2f x the first, %s%n",
                        size, speed(there), first / there.seconds(), same ? "EQUAL" : "DIFFERENT");
            }
        }
        return equal;
    }

    private String speed(Timed<T> done) {
        return String.format(
                Locale.ROOT,
                "%8.1f s, %,10.0f a second",
                done.seconds(),
                counted(done.result()) / Math.max(done.seconds(), 1 / NANOS));
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, format, values);
        out.flush();
    }

    /** A result and the time it took. */
    private record Timed<T>(T result, double seconds) {
        static <T> Timed<T> of(Supplier<T> work) {
            long start = System.nanoTime();
            T result = work.get();
            return new Timed<>(result, (System.nanoTime() - start) / NANOS);
        }
    }
}
