package io.aftersales.examples.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code sla}: prints how soon tickets were answered and resolved. */
@Command(
        name = "sla",
        sortOptions = false,
        description = {
            "Prints how soon tickets were answered and resolved, and how many are late, for each priority.",
            "Limits: a response within 1 hour (HIGH) or 4 (NORMAL), a resolution within 24 hours or 72; exactly the "
                    + "limit is in time. A time in the file counts as it stands; a response or resolution without a time is late "
                    + "when its limit has passed at T. A ticket may be answered after it was resolved: both times count.",
            "The mean and the percentiles are hours, rounded half up to three decimals; percentile p of n sorted "
                    + "values is value number floor(n*p/100), counted from 0; null when there is none."
        },
        footer = "%nExit status: 0 printed, 2 wrong usage or a file that is not in this format.")
final class SlaCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "CSV with a header, plain or .gz: ticket_id, priority (HIGH or NORMAL), opened_at, "
                    + "first_response_at, resolved_at; ISO local times, taken as UTC; empty means not yet.")
    private String file = "";

    @Option(
            names = "--now",
            required = true,
            paramLabel = "T",
            description =
                    "The moment of the figures, such as 2024-05-31T18:30:00Z; without Z or an offset taken as UTC, "
                            + "and a date alone is its start.")
    private Instant now = Instant.EPOCH;

    @Option(names = "--json", description = "Prints the figures only, without progress on a terminal.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        List<PastTicket> tickets = TicketReader.read(file);
        var figures = new SlaFigures(now);
        try (var progress = Progress.of("Tickets", tickets.size(), !json)) {
            for (PastTicket each : tickets) {
                figures.add(each);
                progress.step();
            }
        }
        JsonPrinter.print(spec.commandLine().getOut(), figures.figures());
        return 0;
    }
}
