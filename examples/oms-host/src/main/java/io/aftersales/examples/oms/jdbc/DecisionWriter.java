package io.aftersales.examples.oms.jdbc;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.money.Money;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.StaleVersion;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes a decision in one SQL statement. Nothing is written, and {@link StaleVersion} is thrown, when a version or a fence is not the one
 * the decision was based on.
 */
final class DecisionWriter {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Documents documents;
    private final Accounts accounts;
    private final Entries entries;

    DecisionWriter(JdbcClient jdbc, TransactionOperations transactions, Documents documents) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.documents = documents;
        this.accounts = new Accounts(documents);
        this.entries = new Entries(documents);
    }

    void write(Commit commit) {
        var statement = new WriteBatch();
        if (commit.accountTouched()) {
            accounts.write(commit.change().account(), statement);
        }
        subject(commit.change().next(), statement);
        events(commit.change().events(), statement);
        if (!commit.owed().isEmpty()) {
            entries.insert(commit.order(), commit.owed(), statement);
        }
        OutboxEntry settled = commit.settled();
        if (settled != null) {
            entries.update(List.of(settled.saved()), List.of(settled.fence()), statement);
        }
        if (commit.receipt() != null) {
            receipt(commit.receipt(), statement);
        }
        transactions.executeWithoutResult(status -> check(commit, run(commit, statement)));
    }

    private Map<String, Long> run(Commit commit, WriteBatch statement) {
        try {
            return statement.run(jdbc);
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            // A duplicate case, receipt or effect key was written by a concurrent decision on the same order.
            var stale = new StaleVersion("order " + commit.order());
            stale.initCause(e);
            throw stale;
        }
    }

    /** Checks that the case, the account and the entries were written. A thrown {@link StaleVersion} rolls the whole statement back. */
    private static void check(Commit commit, Map<String, Long> written) {
        AfterSalesCase next = commit.change().next();
        if (written.getOrDefault("subject", 0L) != 1) {
            throw new StaleVersion("case " + next.id());
        }
        if (commit.accountTouched() && written.getOrDefault("account", 0L) != 1) {
            throw new StaleVersion("account of order " + commit.order());
        }
        if (commit.settled() != null && written.getOrDefault("settled", 0L) != 1) {
            throw new ClaimLost(commit.settled().key().value());
        }
    }

    private void subject(AfterSalesCase next, WriteBatch statement) {
        AfterSalesCase saved = next.saved();
        String due = Timestamps.stored(saved.waiting().dueAt());
        if (next.version() == 0) {
            statement.with(
                    "subject",
                    "insert into after_sales_case"
                            + " (order_id, number, version, kind, status, buyer, due_at, opened_at, ordered_at, document)"
                            + " values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::json)",
                    saved.id().order().value(),
                    saved.id().number(),
                    saved.version(),
                    saved.kind().name(),
                    saved.status().name(),
                    saved.submission().buyer(),
                    due,
                    Timestamps.asked(saved.submission().at()),
                    Timestamps.asked(saved.submission().orderedAt()),
                    documents.write(saved));
        } else {
            statement.with(
                    "subject",
                    "update after_sales_case set version = ?, status = ?, due_at = ?::timestamptz, document = ?::json"
                            + " where order_id = ? and number = ? and version = ?",
                    saved.version(),
                    saved.status().name(),
                    due,
                    documents.write(saved),
                    saved.id().order().value(),
                    saved.id().number(),
                    next.version());
        }
    }

    private void events(List<TimelineEntry> events, WriteBatch statement) {
        if (events.isEmpty()) {
            return;
        }
        statement.with(
                "events",
                """
                insert into case_event (order_id, case_number, number, sequence, code, at, document)
                select ?, ?, e.number, latest.sequence + e.place, e.code, e.at::timestamptz, e.document::json
                from unnest(?::int[], ?::text[], ?::text[], ?::text[]) with ordinality
                        as e (number, code, at, document, place),
                    (%s) as latest""".formatted(Sequence.latest("case_event")),
                events.get(0).caseId().order().value(),
                events.get(0).caseId().number(),
                events.stream().map(TimelineEntry::number).toArray(Integer[]::new),
                events.stream().map(entry -> entry.event().code()).toArray(String[]::new),
                events.stream().map(entry -> Timestamps.asked(entry.at())).toArray(String[]::new),
                events.stream().map(documents::write).toArray(String[]::new));
    }

    /**
     * Stores the facts of a receipt that have no column of their own.
     *
     * @param booked the refund that was booked
     * @param next what the case waited for after the command
     */
    record Told(Money booked, Awaited next) {}

    private void receipt(Receipt receipt, WriteBatch statement) {
        statement.with(
                "receipt",
                "insert into command_receipt (order_id, command_id, fingerprint, case_number, status, version, told)"
                        + " values (?, ?, ?, ?, ?, ?, ?::json)",
                receipt.caseId().order().value(),
                receipt.commandId().value(),
                receipt.fingerprint(),
                receipt.caseId().number(),
                receipt.status().name(),
                receipt.version(),
                documents.write(new Told(receipt.booked(), receipt.next())));
    }
}
