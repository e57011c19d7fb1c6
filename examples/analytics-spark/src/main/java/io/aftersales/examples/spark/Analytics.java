package io.aftersales.examples.spark;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Command line of the job, for local mode and for spark-submit. */
@Command(
        name = "aftersales-analytics-spark",
        description =
                "Computes the library's figures, trials of money rules and reconciliations over an export in Parquet.",
        synopsisSubcommandLabel = "COMMAND",
        footer = "%nExit status: 0 done, or equal to one plain thread; 1 different, or a failure; 2 wrong usage.")
public final class Analytics {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help and exits.")
    private boolean help;

    Analytics() {}

    /** Runs one command and exits with its status. */
    public static void main(String[] args) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = commandLine(out, err).execute(args);
        if (status != 0) {
            // A driver on a cluster ends by returning; only a failure has to be told.
            System.exit(status);
        }
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Analytics())
                .addSubcommand(new FiguresCommand())
                .addSubcommand(new WhatIfCommand())
                .addSubcommand(new ReconcileCommand())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true);
    }
}
