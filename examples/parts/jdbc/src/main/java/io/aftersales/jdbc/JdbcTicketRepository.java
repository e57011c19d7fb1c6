package io.aftersales.jdbc;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.domain.tickets.TicketStatus;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.repositories.TicketRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tickets in tables. */
final class JdbcTicketRepository implements TicketRepository {
    /** Means the same as {@code Ticket.isWaiting()}. */
    private static final String WAITING = "agent is null and status in ('OPEN', 'ESCALATED')";

    private static final String SELECT =
            "select document_format, document from aftersales_ticket where document_format <= " + Documents.FORMAT
                    + " and ";
    private static final String UNRESOLVED = "status <> 'RESOLVED'";
    private static final String FIRST_LOCK = "insert into aftersales_agent (agent, changes) values (?, 1)";

    private static final Writes.ManyRows LOG = Dialect.insert(
            "aftersales_ticket_event",
            "order_id, case_number, ticket_number, number, document_format, document, command_id, receipt");

    private final Connections connections;
    private final Documents documents;
    private final EffectRows effects;

    JdbcTicketRepository(Connections connections, Documents documents) {
        this.connections = connections;
        this.documents = documents;
        this.effects = new EffectRows(documents);
    }

    private Ticket ticket(ResultSet row) throws SQLException {
        return documents.read(row.getInt("document_format"), row.getString("document"), Ticket.class);
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return connections.first(
                "select document_format, document from aftersales_ticket where order_id = ? and case_number = ? and number = ?",
                List.of(id.caseId().order().value(), id.caseId().number(), id.number()),
                this::ticket);
    }

    @Override
    public Optional<Ticket> unresolved(CaseId id) {
        return connections.first(
                "select document_format, document from aftersales_ticket where order_id = ? and open_case = ?",
                List.of(id.order().value(), id.number()),
                this::ticket);
    }

    @Override
    public List<TicketLogEntry> log(TicketId id) {
        return connections.list(
                "select document_format, document from aftersales_ticket_event"
                        + " where order_id = ? and case_number = ? and ticket_number = ? order by number",
                List.of(id.caseId().order().value(), id.caseId().number(), id.number()),
                row -> documents.read(row.getInt("document_format"), row.getString("document"), TicketLogEntry.class));
    }

    @Override
    public Optional<TicketReceipt> receipt(OrderId order, CommandId command) {
        return connections.first(
                "select document_format, receipt from aftersales_ticket_event where order_id = ? and command_id = ?",
                List.of(order.value(), command.value()),
                row -> documents.read(row.getInt("document_format"), row.getString("receipt"), TicketReceipt.class));
    }

    @Override
    public Set<TicketQueue> queues() {
        return new HashSet<>(connections.list(
                "select distinct team, skill from aftersales_ticket where " + WAITING,
                List.of(),
                row -> new TicketQueue(row.getString("team"), row.getString("skill"))));
    }

    @Override
    public List<Ticket> waiting(TicketQueue queue, int limit) {
        var parameters = new ArrayList<Object>(List.of(queue.group()));
        if (queue.skill() != null) {
            parameters.add(queue.skill());
        }
        parameters.add(limit);
        return connections.list(
                SELECT + WAITING + " and team = ? and " + (queue.skill() == null ? "skill is null" : "skill = ?")
                        + " order by urgency, opened_at, order_id, case_number, number limit ?",
                parameters,
                this::ticket);
    }

    @Override
    public List<Ticket> ofAgent(String agent, int limit) {
        return connections.list(
                SELECT + UNRESOLVED + " and agent = ? order by opened_at, order_id, case_number, number limit ?",
                List.of(agent, limit),
                this::ticket);
    }

    @Override
    public Set<String> holders() {
        return new HashSet<>(connections.list(
                "select distinct agent from aftersales_ticket where agent is not null and " + UNRESOLVED,
                List.of(),
                row -> row.getString(1)));
    }

    @Override
    public Map<String, Integer> load(Set<String> agents) {
        var load = new HashMap<String, Integer>();
        if (!agents.isEmpty()) {
            connections.list(
                    "select agent, count(*) from aftersales_ticket where agent in (" + Dialect.many("?", agents.size())
                            + ") and " + UNRESOLVED + " group by agent",
                    List.copyOf(agents),
                    row -> load.put(row.getString(1), row.getInt(2)));
        }
        return load;
    }

    @Override
    public List<Ticket> overdue(Instant now, int limit) {
        return due("due_at", now, limit).stream()
                .filter(ticket -> isBefore(ticket.dueAt(), now))
                .toList();
    }

    @Override
    public List<Ticket> toAlarm(Instant now, int limit) {
        return due("alarm_at", now, limit).stream()
                .filter(ticket -> isBefore(ticket.nextAlarmAt(), now))
                .toList();
    }

    /** Finds the tickets whose moment, rounded down to the microsecond, has come. */
    private List<Ticket> due(String moment, Instant now, int limit) {
        return connections.list(
                SELECT + moment + " <= ? order by " + moment + ", order_id, case_number, number limit ?",
                List.of(Moments.down(now), limit),
                this::ticket);
    }

    private static boolean isBefore(@Nullable Instant moment, Instant now) {
        return moment != null && moment.isBefore(now);
    }

    @Override
    public void commit(TicketCommit commit) {
        Ticket next = commit.change().next();
        var writes = new Writes();
        ticket(next, writes);
        log(next.id(), commit.change().entries(), commit.receipt(), writes);
        effects.insert(commit.order(), commit.owed(), writes);
        if (connections.routed() && commit.load() != null) {
            knowAgent(agent(next));
        }
        connections.write(() -> new StaleVersion("ticket " + next.id()), connection -> {
            compareLoad(connection, next, commit.load());
            connections.send(connection, writes);
            return commit;
        });
    }

    /**
     * Compares the number of tickets of the assigned agent with the expected one, and throws {@link StaleVersion} when they differ. The row
     * of the agent is locked until the commit, so that concurrent assignments count one after another.
     */
    private void compareLoad(Connection connection, Ticket next, @Nullable Integer expected) throws SQLException {
        if (expected == null) {
            return;
        }
        String agent = agent(next);
        TicketId id = next.id();
        if (connections.routed()) {
            lockBehind(id, connection, agent);
        } else if (update(connection, "update aftersales_agent set changes = changes + 1 where agent = ?", agent)
                == 0) {
            update(connection, FIRST_LOCK, agent);
        }
        int others = Connections.list(
                        connection,
                        "select count(*) from aftersales_ticket where agent = ? and " + UNRESOLVED
                                + " and not (order_id = ? and case_number = ? and number = ?)",
                        List.of(agent, id.caseId().order().value(), id.caseId().number(), id.number()),
                        row -> row.getInt(1))
                .get(0);
        if (others != expected) {
            throw new StaleVersion("tickets of agent " + agent);
        }
    }

    private static String agent(Ticket ticket) {
        return Objects.requireNonNull(ticket.agent(), "a ticket with an expected load has no agent");
    }

    /** Adds the row of an agent who never had a ticket, in a transaction of its own: the row may be in another database than the ticket. */
    private void knowAgent(String agent) {
        boolean known = connections
                .first("select changes from aftersales_agent where agent = ?", List.of(agent), row -> 1)
                .isPresent();
        if (!known) {
            try {
                connections.write(
                        () -> new StaleVersion("agent " + agent), connection -> update(connection, FIRST_LOCK, agent));
            } catch (StaleVersion otherNodes) {
                // they have just added it
            }
        }
    }

    /**
     * Locks the row of an agent without writing to it. The database of the ticket is touched before that of the agent: drivers commit in that
     * order, so that the agent is free only when the ticket is written.
     */
    private static void lockBehind(TicketId id, Connection connection, String agent) throws SQLException {
        Connections.list(
                connection,
                "select version from aftersales_ticket where order_id = ? and case_number = ? and number = ?",
                List.of(id.caseId().order().value(), id.caseId().number(), id.number()),
                row -> row.getLong(1));
        Connections.list(
                connection,
                "select changes from aftersales_agent where agent = ? for update",
                List.of(agent),
                row -> row.getLong(1));
    }

    private static int update(Connection connection, String sql, String agent) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, agent);
            return statement.executeUpdate();
        }
    }

    private void ticket(Ticket next, Writes writes) {
        Ticket saved = next.saved();
        TicketId id = saved.id();
        // The case while the ticket is unresolved: a unique key allows one such ticket.
        Integer openCase = saved.status() == TicketStatus.RESOLVED
                ? null
                : Integer.valueOf(id.caseId().number());
        if (next.version() == 0) {
            writes.add(
                    "insert into aftersales_ticket (order_id, case_number, number, version, status, open_case, agent, team,"
                            + " skill, urgency, opened_at, due_at, alarm_at, document_format, document)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id.caseId().order().value(),
                    id.caseId().number(),
                    id.number(),
                    saved.version(),
                    saved.status().name(),
                    openCase,
                    saved.agent(),
                    saved.queue().group(),
                    saved.queue().skill(),
                    urgency(saved),
                    Moments.down(saved.openedAt()),
                    Moments.downOrNull(saved.dueAt()),
                    Moments.downOrNull(saved.nextAlarmAt()),
                    Documents.FORMAT,
                    documents.write(saved));
        } else {
            Supplier<StaleVersion> stale = () -> new StaleVersion("ticket " + id);
            writes.must(
                    stale,
                    "update aftersales_ticket set version = ?, status = ?, open_case = ?, agent = ?, team = ?, skill = ?,"
                            + " urgency = ?, due_at = ?, alarm_at = ?, document_format = ?, document = ?"
                            + " where order_id = ? and case_number = ? and number = ? and version = ?",
                    saved.version(),
                    saved.status().name(),
                    openCase,
                    saved.agent(),
                    saved.queue().group(),
                    saved.queue().skill(),
                    urgency(saved),
                    Moments.downOrNull(saved.dueAt()),
                    Moments.downOrNull(saved.nextAlarmAt()),
                    Documents.FORMAT,
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

    /** Adds the log entries; the first has the receipt. */
    private void log(TicketId id, List<TicketLogEntry> log, @Nullable TicketReceipt receipt, Writes writes) {
        writes.rows(log, LOG, entry -> {
            TicketReceipt told = entry.equals(log.get(0)) ? receipt : null;
            return Arrays.asList(
                    id.caseId().order().value(),
                    id.caseId().number(),
                    id.number(),
                    entry.number(),
                    Documents.FORMAT,
                    documents.write(entry),
                    told == null ? null : told.commandId().value(),
                    told == null ? null : documents.write(told));
        });
    }
}
