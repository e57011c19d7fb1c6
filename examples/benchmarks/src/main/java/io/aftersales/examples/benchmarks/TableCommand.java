package io.aftersales.examples.benchmarks;

import io.aftersales.examples.workbench.JsonPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command {@code table}: measures the rows of the table and prints them beside their targets. */
@Command(
        name = "table",
        sortOptions = false,
        description = {
            "Measures the library beside the least that the same work can cost, and beside other ways to do it.",
            "The table goes to standard output, progress to standard error. A figure that could not be measured is "
                    + "shown as - and written as null."
        },
        footer = "%nExit status: 0 measured, whether the targets are met or not.")
final class TableCommand implements Callable<Integer> {
    @Option(names = "--short", description = "Measures less often: figures within a tenth or two, in minutes.")
    private boolean hasty;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures as JSON.")
    private Path json;

    @Option(
            names = "--rows",
            paramLabel = "NAME",
            split = ",",
            description = "Measures these rows only; the others are left out.")
    private List<String> names = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help and exits.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private final FigureSource source;

    TableCommand(FigureSource source) {
        this.source = source;
    }

    @Override
    public Integer call() throws IOException {
        var table = new Table();
        for (TableRow row : asked()) {
            table.add(row, source.measure(row, hasty ? Effort.SHORT : Effort.FULL));
        }
        PrintWriter out = spec.commandLine().getOut();
        table.print(out);
        out.flush();
        if (json != null) {
            write(table);
        }
        return 0;
    }

    private Set<TableRow> asked() {
        if (names.isEmpty()) {
            return EnumSet.allOf(TableRow.class);
        }
        var rows = EnumSet.noneOf(TableRow.class);
        for (String name : names) {
            rows.add(TableRow.named(name)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "no row " + name + ", there are " + TableRow.names())));
        }
        return rows;
    }

    private void write(Table table) throws IOException {
        try (var writer = new PrintWriter(Files.newBufferedWriter(json, StandardCharsets.UTF_8))) {
            JsonPrinter.print(writer, table.json());
        }
    }
}
