package io.aftersales.examples.workbench;

import io.aftersales.ports.desks.ShopPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code report}: writes the figures of a history. */
@Command(
        name = "report",
        sortOptions = false,
        description = {
            "Replays a history of returns at the desks, as replay does, and writes its figures into a folder: "
                    + "report.json, a CSV by kind, reason, sku, fault and month, and report.html, a page that loads no other file.",
            "A period rate is the cases opened divided by the orders placed in the same months; a cohort rate is the cases, whenever "
                    + "opened, on the orders placed in a month, divided by these orders. Months are UTC."
        },
        footer = "%nExit status: 0 written, 2 wrong usage or a file that is not in this format.")
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private HistoryFiles files = new HistoryFiles();

    @Mixin
    private ShopRules rules = new ShopRules();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder, which is created when it does not exist.")
    private String out = "";

    @Option(names = "--json", description = "Prints the path of the page only, without progress, warnings and notes.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InputStream standardInput;

    ReportCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws IOException {
        ShopPolicy shop = rules.read(standardInput);
        History history = files.read();
        var replay = new Replay(history, shop);
        List<ReplayedCase> cases = replay.pass("Replay", !json);
        write(ReportFigures.of(history, replay, cases));
        if (!json) {
            PrintWriter err = spec.commandLine().getErr();
            history.warn(err);
            err.println("Note: refunds by reason, fault and sku are of goods alone, before fees and without shipping; "
                    + "all others are what was refunded in all.");
            err.flush();
        }
        return 0;
    }

    private void write(ReportFigures report) throws IOException {
        var tables = new ReportTables(report);
        var text = new StringWriter();
        JsonPrinter.print(new PrintWriter(text), tables.json());
        String page = new ReportPage(report).html();
        try {
            Path folder = Files.createDirectories(Path.of(out));
            Files.writeString(folder.resolve("report.json"), text.toString());
            Files.writeString(folder.resolve("report.html"), page, StandardCharsets.UTF_8);
            tables.write(folder);
        } catch (IOException | InvalidPathException e) {
            throw new InputFault(out, "cannot be written: " + e.getMessage());
        }
        spec.commandLine().getOut().println(Path.of(out, "report.html"));
        spec.commandLine().getOut().flush();
    }
}
