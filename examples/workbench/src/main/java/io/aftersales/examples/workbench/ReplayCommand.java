package io.aftersales.examples.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.ports.desks.ShopPolicy;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code replay}: replays a history of real returns at the desks. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Replays a history of returns at the desks and prints the figures.",
            "Each case is opened by its buyer, approved, sent back, received, inspected and refunded before the next "
                    + "one, at the moment of its request. All amounts are whole minor units, all times are UTC.",
            "Files are CSV with a header, plain or .gz; columns are found by name, others are ignored. "
                    + "The figures are JSON on standard output."
        },
        footer = "%nExit status: 0 replayed, 2 wrong usage or a file that is not in this format.")
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private HistoryFiles files = new HistoryFiles();

    @Mixin
    private ShopRules rules = new ShopRules();

    @Option(
            names = "--outcomes",
            paramLabel = "OUT.csv",
            description = "Writes case_id, outcome, rule, goods_refund_minor, shipping_refund_minor of every case.")
    private @Nullable String outcomes;

    @Option(
            names = "--again",
            description = "Sends every command a second time under its old id and adds second_pass_refund_minor, "
                    + "which is 0.")
    private boolean again;

    @Option(names = "--timings", description = "Adds parse_seconds (files to rows) and run_seconds (everything after).")
    private boolean timings;

    @Option(names = "--json", description = "Prints the figures only, without progress and warnings.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InputStream standardInput;

    ReplayCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        long start = System.nanoTime();
        ShopPolicy shop = rules.read(standardInput);
        History history = files.read();
        long parsed = System.nanoTime();
        var replay = new Replay(history, shop);
        List<ReplayedCase> cases = replay.pass("Replay", !json);
        ObjectNode figures = ReplayFigures.of(history, replay, cases);
        if (outcomes != null) {
            OutcomesFile.write(outcomes, cases);
        }
        long secondPass = again ? secondPass(replay, cases) : 0;
        long done = System.nanoTime();
        double seconds = seconds(done - start);
        figures.put("seconds", seconds).put("cases_per_second", Math.round(cases.size() / Math.max(seconds, 0.001)));
        if (again) {
            figures.put("second_pass_refund_minor", secondPass);
        }
        if (timings) {
            figures.put("parse_seconds", seconds(parsed - start)).put("run_seconds", seconds(done - parsed));
        }
        JsonPrinter.print(spec.commandLine().getOut(), figures);
        if (!json) {
            history.warn(spec.commandLine().getErr());
        }
        return 0;
    }

    /** Returns the amount that a second pass refunds on top of the first, which should be 0. Minor units. */
    private long secondPass(Replay replay, List<ReplayedCase> cases) {
        long before = ReplayFigures.refunded(replay, cases);
        replay.pass("Again", !json);
        return ReplayFigures.refunded(replay, cases) - before;
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / 1e6) / 1e3;
    }
}
