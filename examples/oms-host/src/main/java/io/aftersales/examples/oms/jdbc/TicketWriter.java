package io.aftersales.examples.oms.jdbc;

import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketReceipt;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Writes a decision about a ticket in one SQL statement. */
final class TicketWriter {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Documents documents;
    private final Entries entries;

    TicketWriter(JdbcClient jdbc, TransactionOperations transactions, Documents documents) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.documents = documents;
        this.entries = new Entries(documents);
    }

    void write(TicketCommit commit) {
        Ticket next = commit.change().next();
        var statement = new WriteBatch();
        ticket(next, statement);
        if (!commit.change().entries().isEmpty()) {
            log(next.id(), commit.change().entries(), statement);
        }
        if (commit.receipt() != null) {
            receipt(commit.receipt(), statement);
        }
        if (!commit.owed().isEmpty()) {
            entries.insert(commit.order(), commit.owed(), statement);
        }
        transactions.executeWithoutResult(status -> {
            compareLoad(next, commit.load());
            try {
                if (statement.run(jdbc).getOrDefault("ticket_", 0L) != 1) {
                    throw new StaleVersion("ticket " + next.id());
                }
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                var stale = new StaleVersion("ticket " + next.id());
                stale.initCause(e);
                throw stale;
            }
        });
    }

    /**
     * Compares the number of tickets of the assigned agent with the expected one, and throws {@link StaleVersion} when they differ. A lock
     * for each agent makes concurrent assignments count one after another.
     */
    private void compareLoad(Ticket next, @Nullable Integer expected) {
        if (expected == null) {
            return;
        }
        String agent = Objects.requireNonNull(next.agent(), "a ticket with an expected load has no agent");
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('load of ' || ?, 0))::text")
                .param(agent)
                .query(String.class)
                .single();
        TicketId id = next.id();
        int others = jdbc.sql("select count(*) from ticket where agent = ? and status <> 'RESOLVED'"
                        + " and (order_id, case_number, number) <> (?::order_number, ?, ?)")
                .params(agent, id.caseId().order().value(), id.caseId().number(), id.number())
                .query(Integer.class)
                .single();
        if (others != expected) {
            throw new StaleVersion("tickets of agent " + agent);
        }
    }

    private void ticket(Ticket next, WriteBatch statement) {
        Ticket saved = next.saved();
        TicketId id = saved.id();
        if (next.version() == 0) {
            statement.with(
                    "ticket_",
                    "insert into ticket (order_id, case_number, number, version, status, agent, team, skill, urgency, opened_at,"
                            + " due_at, alarm_at, document)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::json)",
                    id.caseId().order().value(),
                    id.caseId().number(),
                    id.number(),
                    saved.version(),
                    saved.status().name(),
                    saved.agent(),
                    saved.queue().group(),
                    saved.queue().skill(),
                    urgency(saved),
                    Timestamps.asked(saved.openedAt()),
                    found(saved.dueAt()),
                    found(saved.nextAlarmAt()),
                    documents.write(saved));
        } else {
            statement.with(
                    "ticket_",
                    "update ticket set version = ?, status = ?, agent = ?, team = ?, skill = ?, urgency = ?,"
                            + " due_at = ?::timestamptz, alarm_at = ?::timestamptz, document = ?::json"
                            + " where order_id = ? and case_number = ? and number = ? and version = ?",
                    saved.version(),
                    saved.status().name(),
                    saved.agent(),
                    saved.queue().group(),
                    saved.queue().skill(),
                    urgency(saved),
                    found(saved.dueAt()),
                    found(saved.nextAlarmAt()),
                    documents.write(saved),
                    id.caseId().order().value(),
                    id.caseId().number(),
                    id.number(),
                    next.version());
        }
    }

    /** Returns the sort key of a priority: smaller is more urgent. */
    private static int urgency(Ticket ticket) {
        return ticket.priority() == Priority.HIGH ? 0 : 1;
    }

    private static @Nullable String found(@Nullable Instant moment) {
        return moment == null ? null : Timestamps.asked(moment);
    }

    private void log(TicketId id, List<TicketLogEntry> log, WriteBatch statement) {
        statement.with(
                "log",
                "insert into ticket_event (order_id, case_number, ticket_number, number, document)"
                        + " select ?, ?, ?, e.number, e.document::json"
                        + " from unnest(?::int[], ?::text[]) as e (number, document)",
                id.caseId().order().value(),
                id.caseId().number(),
                id.number(),
                log.stream().map(TicketLogEntry::number).toArray(Integer[]::new),
                log.stream().map(documents::write).toArray(String[]::new));
    }

    private static void receipt(TicketReceipt receipt, WriteBatch statement) {
        statement.with(
                "receipt",
                "insert into ticket_receipt"
                        + " (order_id, command_id, fingerprint, case_number, ticket_number, status, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                receipt.ticket().caseId().order().value(),
                receipt.commandId().value(),
                receipt.fingerprint(),
                receipt.ticket().caseId().number(),
                receipt.ticket().number(),
                receipt.status().name(),
                receipt.version());
    }
}
