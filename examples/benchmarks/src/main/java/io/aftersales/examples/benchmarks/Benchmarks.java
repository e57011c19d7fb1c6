package io.aftersales.examples.benchmarks;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command line of the benchmarks. */
@Command(
        name = "aftersales-benchmarks",
        description = "Measures the after-sales library.",
        synopsisSubcommandLabel = "COMMAND")
public final class Benchmarks {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help and exits.")
    private boolean help;

    Benchmarks() {}

    /** Runs one command and exits with its status: 0 done, 2 wrong usage, 1 a failure of the program. */
    public static void main(String[] args) {
        quietLogs();
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(commandLine(new MeasuredFigures(), out, err).execute(args));
    }

    /** Leaves out what libraries say while all is well: printing it would be measured too. */
    static void quietLogs() {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    }

    static CommandLine commandLine(FigureSource figures, PrintWriter out, PrintWriter err) {
        var jmh = new CommandLine(new JmhCommand()).setUnmatchedOptionsArePositionalParams(true);
        return new CommandLine(new Benchmarks())
                .addSubcommand(new TableCommand(figures))
                .addSubcommand(new LookupsCommand())
                .addSubcommand(jmh)
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true);
    }
}
