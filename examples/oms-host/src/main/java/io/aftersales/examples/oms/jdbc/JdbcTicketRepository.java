package io.aftersales.examples.oms.jdbc;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.domain.tickets.TicketStatus;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.repositories.TicketRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Ticket repository on PostgreSQL, in the database of the cases and the outbox. */
public final class JdbcTicketRepository implements TicketRepository {
    /** SQL equivalent of {@code Ticket.isWaiting()}. */
    private static final String WAITING = "t.agent is null and t.status in ('OPEN', 'ESCALATED')";

    private static final String SELECT =
            "select t.document from ticket t where (t.document->>'v')::int <= " + Documents.VERSION + " and ";
    private static final String UNRESOLVED = "t.status <> 'RESOLVED'";
    private static final String OLDEST_FIRST = " order by t.opened_at, t.order_id, t.case_number, t.number limit ?";

    private final JdbcClient jdbc;
    private final Documents documents = new Documents();
    private final TicketWriter writer;

    /**
     * Creates a repository.
     *
     * @param jdbc the database
     * @param transactions joins the caller's transaction where there is one
     */
    public JdbcTicketRepository(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.writer = new TicketWriter(jdbc, transactions, documents);
    }

    private List<Ticket> tickets(String sql, @Nullable Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(this::ticket).list();
    }

    private Ticket ticket(ResultSet row, int rowNumber) throws SQLException {
        return documents.read(row.getString("document"), Ticket.class);
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return jdbc.sql("select t.document from ticket t where t.order_id = ? and t.case_number = ? and t.number = ?")
                .params(id.caseId().order().value(), id.caseId().number(), id.number())
                .query(this::ticket)
                .optional();
    }

    @Override
    public Optional<Ticket> unresolved(CaseId id) {
        return jdbc.sql("select t.document from ticket t where t.order_id = ? and t.case_number = ? and " + UNRESOLVED)
                .params(id.order().value(), id.number())
                .query(this::ticket)
                .optional();
    }

    @Override
    public List<TicketLogEntry> log(TicketId id) {
        return jdbc.sql("select document from ticket_event where order_id = ? and case_number = ? and ticket_number = ?"
                        + " order by number")
                .params(id.caseId().order().value(), id.caseId().number(), id.number())
                .query((row, number) -> documents.read(row.getString("document"), TicketLogEntry.class))
                .list();
    }

    @Override
    public Optional<TicketReceipt> receipt(OrderId order, CommandId command) {
        return jdbc.sql("select fingerprint, case_number, ticket_number, status, version from ticket_receipt"
                        + " where order_id = ? and command_id = ?")
                .params(order.value(), command.value())
                .query((row, number) -> new TicketReceipt(
                        command,
                        row.getString("fingerprint"),
                        new TicketId(new CaseId(order, row.getInt("case_number")), row.getInt("ticket_number")),
                        TicketStatus.valueOf(row.getString("status")),
                        row.getLong("version")))
                .optional();
    }

    @Override
    public Set<TicketQueue> queues() {
        return jdbc.sql("select distinct t.team, t.skill from ticket t where " + WAITING)
                .query((row, number) -> new TicketQueue(row.getString("team"), row.getString("skill")))
                .set();
    }

    @Override
    public List<Ticket> waiting(TicketQueue queue, int limit) {
        return tickets(
                SELECT + WAITING + " and t.team = ? and t.skill is not distinct from ?::text"
                        + " order by t.urgency, t.opened_at, t.order_id, t.case_number, t.number limit ?",
                queue.group(),
                queue.skill(),
                limit);
    }

    @Override
    public List<Ticket> ofAgent(String agent, int limit) {
        return tickets(SELECT + UNRESOLVED + " and t.agent = ?" + OLDEST_FIRST, agent, limit);
    }

    @Override
    public Set<String> holders() {
        return jdbc.sql("select distinct t.agent from ticket t where t.agent is not null and " + UNRESOLVED)
                .query(String.class)
                .set();
    }

    @Override
    public Map<String, Integer> load(Set<String> agents) {
        var load = new HashMap<String, Integer>();
        jdbc.sql("select t.agent, count(*) from ticket t where t.agent = any (?::text[]) and " + UNRESOLVED
                        + " group by t.agent")
                .param(agents.toArray(String[]::new))
                .query(row -> {
                    load.put(row.getString(1), row.getInt(2));
                });
        return load;
    }

    @Override
    public List<Ticket> overdue(Instant now, int limit) {
        return tickets(
                        SELECT
                                + "t.due_at <= ?::timestamptz order by t.due_at, t.order_id, t.case_number, t.number limit ?",
                        Timestamps.asked(now),
                        limit)
                .stream()
                .filter(ticket -> isBefore(ticket.dueAt(), now))
                .toList();
    }

    @Override
    public List<Ticket> toAlarm(Instant now, int limit) {
        return tickets(
                        SELECT + "t.alarm_at <= ?::timestamptz"
                                + " order by t.alarm_at, t.order_id, t.case_number, t.number limit ?",
                        Timestamps.asked(now),
                        limit)
                .stream()
                .filter(ticket -> isBefore(ticket.nextAlarmAt(), now))
                .toList();
    }

    private static boolean isBefore(@Nullable Instant moment, Instant now) {
        return moment != null && moment.isBefore(now);
    }

    @Override
    public void commit(TicketCommit commit) {
        writer.write(commit);
    }
}
