package io.aftersales.examples.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code lookups}: measures what it costs to find due work, timelines and events while the store grows. */
@Command(
        name = "lookups",
        description = {
            "Measures what it costs to find due work, a timeline and a page of the feed while the store grows,",
            "in memory and on PostgreSQL. Each look-up finds as much, however many cases are stored."
        })
final class LookupsCommand implements Callable<Integer> {
    @Option(
            names = "--cases",
            paramLabel = "NUMBER",
            split = ",",
            defaultValue = "1000,100000,1000000",
            description = "The numbers of stored cases, the smallest first: ${DEFAULT-VALUE}")
    private List<Integer> sizes;

    @Option(
            names = "--times",
            paramLabel = "NUMBER",
            defaultValue = "2001",
            description =
                    "How often a look-up is measured on PostgreSQL, in memory ten times as often: ${DEFAULT-VALUE}")
    private int times;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help and exits.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("| microseconds | store | "
                + String.join(
                        " | ",
                        sizes.stream()
                                .map(size -> String.format("%,d cases", size))
                                .toList())
                + " |");
        out.println("|---".repeat(2 + sizes.size()) + "|");
        print("memory", GrowingMemory::new, 10 * times, out);
        print("PostgreSQL", GrowingDatabase::new, times, out);
        return 0;
    }

    private void print(String name, Supplier<GrowingStore> empty, int often, PrintWriter out) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try (GrowingStore store = empty.get()) {
            var costs = new LookupCosts(store, often);
            costs.with(sizes.get(0)); // measured again, with warm code
            for (int size : sizes) {
                costs.with(size)
                        .forEach((lookup, micros) -> rows.computeIfAbsent(lookup, key -> new ArrayList<>())
                                .add(Figure.rounded(micros).toPlainString()));
                spec.commandLine().getErr().printf("%s: measured with %,d cases%n", name, size);
            }
        }
        rows.forEach((lookup, figures) ->
                out.println("| " + lookup + " | " + name + " | " + String.join(" | ", figures) + " |"));
        out.flush();
    }
}
