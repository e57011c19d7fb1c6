package io.aftersales.examples.benchmarks;

import io.aftersales.domain.shared.OrderId;
import io.aftersales.jdbc.JdbcStorage;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Cases on PostgreSQL: the first is opened at the desks, the others are copies of its rows, each a second later. Only tables that the look-ups
 * read are filled.
 */
final class GrowingDatabase implements GrowingStore {
    private static final String FIRST = "TEMPLATE";
    private static final List<String> TABLES =
            List.of("aftersales_case", "aftersales_event", "aftersales_effect", "aftersales_ticket");

    private final DatabaseServer server = new DatabaseServer();
    private final JdbcStorage storage = JdbcStorage.on(server.pool());
    private int stored = 1;

    GrowingDatabase() {
        new OpenCases(cases(), outbox(), tickets()).open(order(0), 0);
        cases().events(0, 1); // gives its event a place in the feed
    }

    @Override
    public void grow(int cases) {
        if (cases <= stored) {
            return;
        }
        try (Connection connection = server.pool().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Copies of an order have no account, and their events are written with their place in the feed.
            statement.execute("set local session_replication_role = replica");
            for (String table : TABLES) {
                statement.execute(copies(connection, table, stored, cases - 1));
            }
            statement.execute("update aftersales_feed set last_sequence = (select max(sequence) from aftersales_event)"
                    + " where name = 'EVENTS'");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
            stored = cases;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the statement that copies the rows of the first order to others. */
    private static String copies(Connection connection, String table, int from, int to) throws SQLException {
        var columns = new ArrayList<String>();
        var values = new ArrayList<String>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select column_name, data_type from information_schema.columns where table_name = ?")) {
            statement.setString(1, table);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    columns.add(found.getString(1));
                    values.add(value(found.getString(1), found.getString(2)));
                }
            }
        }
        return "insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                + " from " + table + " first, generate_series(" + from + ", " + to + ") n where first.order_id = '"
                + FIRST + "'";
    }

    private static String value(String column, String type) {
        if (column.equals("sequence")) {
            return "sequence + n * (select count(*) from aftersales_event where order_id = '" + FIRST + "')";
        }
        if (column.equals("next_exactly")) {
            return "to_char(next_at + n * interval '1 second', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
        }
        return switch (type) {
            case "text" -> "replace(first." + column + ", '" + FIRST + "', 'C' || n)";
            case "timestamp without time zone" -> "first." + column + " + n * interval '1 second'";
            default -> "first." + column;
        };
    }

    @Override
    public OrderId order(int number) {
        return OrderId.of(number == 0 ? FIRST : "C" + number);
    }

    @Override
    public CaseRepository cases() {
        return storage.cases();
    }

    @Override
    public Outbox outbox() {
        return storage.outbox();
    }

    @Override
    public TicketRepository tickets() {
        return storage.tickets();
    }

    @Override
    public void close() {
        server.close();
    }
}
