package io.aftersales.examples.workbench;

import io.aftersales.examples.workbench.simulation.Findings;
import io.aftersales.examples.workbench.simulation.Personality;
import io.aftersales.examples.workbench.simulation.Simulation;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command {@code simulate}: runs random histories of an order under faults and checks their outcome. */
@Command(
        name = "simulate",
        sortOptions = false,
        description = {
            "Runs histories of after-sales in which calls are lost, processes crash and payment providers fail, and at "
                    + "the end of each compares the state of the library with the real payments, shipments and notices.",
            "The same seed gives the same histories, on any machine and with any number of threads."
        },
        footer = "%nExit status: 0 no law was broken, 1 a law was broken, 2 wrong usage.")
final class SimulateCommand implements Callable<Integer> {
    private static final int SHOWN = 10;
    private static final long MOST_HISTORIES = 1_000_000_000;
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The seed of all random choices (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--histories",
            paramLabel = "H",
            defaultValue = "10000",
            description = "The number of histories (default: ${DEFAULT-VALUE}).")
    private long histories;

    @Option(
            names = "--personality",
            paramLabel = "P",
            description = "The behaviour of the payment provider: ${COMPLETION-CANDIDATES} (default: all of them).")
    private @Nullable Personality personality;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "The number of threads (default: one for each processor).")
    private @Nullable Integer threads;

    @Option(
            names = "--history",
            paramLabel = "I",
            description = "Runs only this history of the seed, counted from 0, and prints it line by line.")
    private @Nullable Long history;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        // Logging the injected faults would take most of the time.
        System.setProperty("org.slf4j.simpleLogger.log.io.aftersales", "off");
        int many = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (histories < 1
                || histories > MOST_HISTORIES
                || many < 1
                || many > MOST_THREADS
                || (history != null && history < 0)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected from 1 to " + MOST_HISTORIES + " histories, from 1 to " + MOST_THREADS
                            + " threads and a history number from 0");
        }
        var simulation = new Simulation(seed, personality);
        return history == null ? all(simulation, many) : one(simulation, history);
    }

    private int one(Simulation simulation, long number) {
        Findings findings = simulation.trace(number);
        spec.commandLine().getOut().print(findings.trace());
        return end(findings);
    }

    private int all(Simulation simulation, int many) {
        long start = System.nanoTime();
        Findings findings;
        try (var progress = Progress.of("Simulate", histories, true)) {
            findings = simulation.run(histories, many, progress::step);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        PrintWriter out = spec.commandLine().getOut();
        findings.broken().entrySet().stream().limit(SHOWN).forEach(each -> {
            out.println("history " + each.getKey() + " (simulate --seed " + seed
                    + (personality == null ? "" : " --personality " + personality) + " --history " + each.getKey()
                    + ")");
            each.getValue().forEach(law -> out.println("  " + law));
        });
        out.println("histories: " + findings.histories());
        out.println("histories_per_second: " + Math.round(findings.histories() / Math.max(seconds, 0.001)));
        findings.faults().forEach((kind, count) -> out.println("fault " + kind + ": " + count));
        return end(findings);
    }

    private int end(Findings findings) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("violations: " + findings.violations());
        out.flush();
        return findings.violations() == 0 ? 0 : 1;
    }
}
