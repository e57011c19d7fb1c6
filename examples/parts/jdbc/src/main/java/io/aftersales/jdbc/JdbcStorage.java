package io.aftersales.jdbc;

import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.OrderStories;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Keeps cases, accounts, effects and tickets in the host's database: PostgreSQL, MariaDB or H2. The tables are created by the migrations
 * under {@code classpath:aftersales/db/} in the folder of {@link #migrations}.
 *
 * <p>Thread-safe. Failures of the database are {@link StorageFailure}; a decision that another node was faster with is {@link
 * io.aftersales.ports.repositories.StaleVersion}.
 */
public final class JdbcStorage {
    private final Dialect dialect;
    private final CaseRepository cases;
    private final Outbox outbox;
    private final TicketRepository tickets;
    private final CaseFigures figures;
    private final OutboxCounts counts;

    private final boolean joins;

    private JdbcStorage(ConnectionSource source, Dialect dialect, boolean routed) {
        this.dialect = dialect;
        this.joins = !(source instanceof OwnConnections);
        var connections = new Connections(source, dialect, routed);
        var documents = new Documents(Json.found());
        cases = new JdbcCaseRepository(connections, documents);
        outbox = new JdbcOutbox(connections, documents);
        tickets = new JdbcTicketRepository(connections, documents);
        figures = new JdbcFigures(connections, new OrderStories(cases, tickets));
        counts = new OutboxCounts(connections);
    }

    /**
     * Tells whether desk calls are written in a transaction of their caller, where there is one. A storage that was opened on a data source
     * alone writes in transactions of its own: what it wrote stays when the caller's are rolled back.
     */
    public boolean joinsTransactions() {
        return joins;
    }

    /** Opens the storage for a host without transactions around desk calls. */
    public static JdbcStorage on(DataSource database) {
        return on(ConnectionSource.of(database));
    }

    /** Opens the storage; asks the database once for its product name and refuses unknown products with {@link IllegalArgumentException}. */
    public static JdbcStorage on(ConnectionSource source) {
        try (Connection connection = source.open()) {
            return new JdbcStorage(source, Dialect.of(connection), false);
        } catch (SQLException e) {
            throw new StorageFailure(e);
        }
    }

    /**
     * Opens the storage over a sharding driver, which routes each statement to one of several databases by its order. Every statement is sent
     * alone and in plain SQL, and no transaction of the library writes to two databases: effects are claimed, and events numbered, one order
     * after another. The agents are locked in {@code aftersales_agent} and the feeds counted in {@code aftersales_feed}; each row of these is
     * kept in one database, found by its key.
     *
     * @param dialect the product of all the databases
     */
    public static JdbcStorage onShards(ConnectionSource source, Dialect dialect) {
        return new JdbcStorage(source, dialect, true);
    }

    /** Returns the location of the migrations for this database, as Flyway names it. */
    public String migrations() {
        return "classpath:aftersales/db/" + dialect.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the repository of cases and accounts. */
    public CaseRepository cases() {
        return cases;
    }

    /** Returns the outbox. */
    public Outbox outbox() {
        return outbox;
    }

    /** Returns the repository of tickets. */
    public TicketRepository tickets() {
        return tickets;
    }

    /** Returns the figures over all cases. They read every case of the period, with its timeline and tickets. */
    public CaseFigures figures() {
        return figures;
    }

    /** Returns the number of effects in a state, for metrics. The database counts them each time. */
    public long effects(State state) {
        return counts.of(state);
    }

    /** Returns the delay of the effect that is due for the longest time; zero when none is due. */
    public Duration overdue(Instant now) {
        return counts.overdue(now);
    }
}
