package io.aftersales.examples.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.aftersales.domain.finance.Reconciliation.Finding;
import io.aftersales.examples.workbench.StatementMatching.Compared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code reconcile}: compares the journal with the provider's statement. */
@Command(
        name = "reconcile",
        sortOptions = false,
        description = {
            "Compares a journal with a provider's statement, of any size and in any order.",
            "Movements of the same direction are matched by key, and by transaction where one side has no key. "
                    + "Directions: REFUND, GOODWILL and EXTERNAL go out, REVERSAL comes back, TOP_UP comes in; in a "
                    + "journal, OWED is a payment whose outcome is not known yet, and VOIDED undoes one that was not made. Other kinds move no money "
                    + "at a provider and are left out.",
            "Results: MATCHED; MISSING_THERE (not in the statement); MISSING_HERE (not in the journal); AMOUNT_DIFFERS; IN_DOUBT "
                    + "(another transaction under the key, another key of the transaction, or a payment that is only owed "
                    + "here); OPEN (newer than the statement, or owed and not in it).",
            "The count of each result is JSON on standard output; the sums by result and currency are for people, on standard error."
        },
        footer =
                "%nExit status: 0 compared, 1 differences with --fail-on-difference, 2 wrong usage or a file that is not in this "
                        + "format.")
final class ReconcileCommand implements Callable<Integer> {
    @Option(
            names = "--journal",
            required = true,
            paramLabel = "F",
            description = "CSV with a header, plain or .gz: number, key, case_id, order_id, tender_no, channel, kind, "
                    + "amount_minor, currency, transaction_id, occurred_at, booked_at, actor; if there are any, points, whose "
                    + "rows are left out.")
    private String journal = "";

    @Option(
            names = "--statement",
            required = true,
            paramLabel = "F",
            description =
                    "CSV with a header, plain or .gz: key, transaction_id, occurred_at, amount_minor, currency, kind.")
    private String statement = "";

    @Option(
            names = "--until",
            paramLabel = "T",
            description =
                    "The moment up to which the statement is complete, such as 2026-03-31T23:59:59Z; without Z or an offset "
                            + "taken as UTC, and a date alone is its start (default: the time of its newest row).")
    private @Nullable Instant until;

    @Option(
            names = "--out",
            paramLabel = "F",
            description =
                    "Writes the findings as CSV, one row for each key or transaction, sorted by result (in the order of the "
                            + "summary), key and transaction.")
    private @Nullable String out;

    @Option(
            names = "--fail-on-difference",
            description = "Ends with status 1 when any result is neither MATCHED nor OPEN.")
    private boolean failOnDifference;

    @Option(names = "--json", description = "Prints the counts only, without the sums.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<Finding, Long> counts = new EnumMap<>(Finding.class);
    private final FindingSums sums = new FindingSums();

    @Override
    public Integer call() throws JsonProcessingException {
        try (var reconciling = new StatementMatching()) {
            MovementReader.readJournal(journal, reconciling::add);
            MovementReader.readStatement(statement, reconciling::add);
            if (out == null) {
                reconciling.compare(until, this::count);
            } else {
                written(out, reconciling);
            }
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (Finding finding : Finding.values()) {
            answer.put(finding.name(), counts.getOrDefault(finding, 0L));
        }
        JsonPrinter.print(spec.commandLine().getOut(), answer);
        if (!json) {
            sums.print(spec.commandLine().getErr());
        }
        return failOnDifference && isAnyDifferent() ? 1 : 0;
    }

    private boolean isAnyDifferent() {
        return counts.keySet().stream().anyMatch(each -> each != Finding.MATCHED && each != Finding.OPEN);
    }

    private void count(Compared each) {
        counts.merge(each.finding(), 1L, Long::sum);
        sums.add(each);
    }

    private void written(String file, StatementMatching reconciling) {
        try (var sorted = new SortedFindings();
                CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Path.of(file))) {
            csv.writeRecord(
                    "result",
                    "key",
                    "transaction_id",
                    "direction",
                    "order_id",
                    "currency",
                    "journal_minor",
                    "statement_minor",
                    "statement_currency");
            Consumer<Compared> row = each -> csv.writeRecord(
                    each.finding().name(),
                    SafeCell.of(each.key()),
                    SafeCell.of(each.transaction()),
                    each.direction().name(),
                    SafeCell.of(each.order()),
                    each.currency(),
                    each.here() == null ? "" : each.here().toString(),
                    each.there() == null ? "" : each.there().toString(),
                    each.statementCurrency());
            reconciling.compare(until, sorted::add);
            sorted.forEach(row.andThen(this::count));
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            throw new InputFault(file, "cannot be written: " + e.getMessage());
        }
    }
}
