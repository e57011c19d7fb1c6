package io.aftersales.examples.workbench;

import io.aftersales.examples.workbench.play.PlayCommand;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Command line to try the after-sales library on files. */
@Command(
        name = "aftersales-workbench",
        description = "Tries the after-sales library on files.",
        synopsisSubcommandLabel = "COMMAND")
public final class Workbench {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help and exits.")
    private boolean help;

    Workbench() {}

    /** Runs one command and exits with its status: 0 done, 2 wrong usage or input, 1 a check that failed or a failure of the program. */
    public static void main(String[] args) {
        // The validation provider then logs through this program's log instead of one of its own.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        // UTF-8 independent of the system's encoding, so that ids are written as they were read.
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(System.in, out, err, args));
    }

    /** Runs one command for a program, and returns its status: 0 done, 2 wrong usage or input, 1 a check that failed or a failure. */
    public static int run(InputStream in, PrintWriter out, PrintWriter err, String... args) {
        return commandLine(in, out, err).execute(args);
    }

    static CommandLine commandLine(InputStream in, PrintWriter out, PrintWriter err) {
        var workbench = new CommandLine(new Workbench())
                .addSubcommand(new QuoteCommand(in))
                .addSubcommand(new PlayCommand(in))
                .addSubcommand(new ReplayCommand(in))
                .addSubcommand(new CompareCommand(in))
                .addSubcommand(new ReportCommand(in))
                .addSubcommand(new DiagramCommand())
                .addSubcommand(new SlaCommand())
                .addSubcommand(new ReconcileCommand())
                .addSubcommand(new RulesCommand(in))
                .addSubcommand(new SimulateCommand())
                .registerConverter(WindowDays.class, WindowDays::parse)
                .registerConverter(Instant.class, MomentText::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((mistake, command, parsed) -> {
                    if (mistake instanceof InputFault fault) {
                        command.getErr().println(fault.getMessage());
                        command.getErr().flush();
                        return CommandLine.ExitCode.USAGE;
                    }
                    throw mistake;
                });
        return OptionNumbers.in(workbench);
    }
}
