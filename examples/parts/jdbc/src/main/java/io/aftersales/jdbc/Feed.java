package io.aftersales.jdbc;

import io.aftersales.ports.repositories.StaleVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the rows of an append-only table in an order in which no reader misses any. A row gets its number not when it is written but when it
 * is first read: rows that readers can see are numbered under the lock of a counter. A decision that is committed late is therefore numbered
 * late, and writers never wait for each other.
 */
final class Feed {
    /** The sequence number of rows that are in no feed. */
    static final Long NEVER = 0L;

    private static final int BATCH = 1_000;

    private final Connections connections;
    private final String name;
    private final String table;
    private final List<String> keys;
    private final String moment;

    private Feed(Connections connections, String name, String table, List<String> keys, String moment) {
        this.connections = connections;
        this.name = name;
        this.table = table;
        this.keys = keys;
        this.moment = moment;
    }

    /** Creates the feed of the events of all cases. */
    static Feed events(Connections connections) {
        return new Feed(
                connections, "EVENTS", "aftersales_event", List.of("order_id", "case_number", "number"), "happened_at");
    }

    /** Creates the feed of the movements of money on all accounts. */
    static Feed journal(Connections connections) {
        return new Feed(connections, "JOURNAL", "aftersales_entry", List.of("order_id", "number"), "booked_at");
    }

    /**
     * A row without a number.
     *
     * @param key the values of its primary key
     * @param at when it happened, or an earlier row of the same case or account did, whichever is later
     */
    private record Unnumbered(List<Object> key, Instant at) {
        /** Returns the case or the account to which the row belongs. */
        List<Object> owner() {
            return key.subList(0, key.size() - 1);
        }
    }

    /** Returns the rows after a number; every row that was committed before the call is numbered by then. */
    <T> List<T> after(long sequence, int limit, Connections.Row<T> reader) {
        List<T> found;
        boolean more;
        do {
            more = hasUnnumbered();
            if (more) {
                number(); // waits for another reader that is numbering the same rows
            }
            found = read(sequence, limit, reader);
        } while (more && found.size() < limit);
        return found;
    }

    private <T> List<T> read(long sequence, int limit, Connections.Row<T> reader) {
        return connections.list(
                "select * from " + table + " where sequence > ? order by sequence limit ?",
                List.of(sequence, limit),
                reader);
    }

    private boolean hasUnnumbered() {
        return connections
                .first("select 1 from " + table + " where sequence is null limit 1", List.of(), found -> 1)
                .isPresent();
    }

    /** Numbers a batch of rows; none when another reader was faster. */
    private void number() {
        try {
            connections.write(() -> new StaleVersion("feed " + name), this::number);
        } catch (StaleVersion otherReaders) {
            // they have numbered some; what is left is seen by the next look
        }
    }

    private int number(Connection connection) throws SQLException {
        long last = Connections.list(
                        connection,
                        "select last_sequence from aftersales_feed where name = ? for update",
                        List.of(name),
                        found -> found.getLong(1))
                .get(0);
        String key = String.join(", ", keys);
        List<Unnumbered> rows = Connections.list(
                connection,
                "select " + key + ", " + moment + " from " + table + " where sequence is null order by " + key
                        + " limit ?",
                List.of(BATCH),
                this::unnumbered);
        if (rows.isEmpty()) {
            return 0;
        }
        String isRow = String.join(" = ? and ", keys) + " = ?";
        try (PreparedStatement statement = connection.prepareStatement(
                "update " + table + " set sequence = ? where " + isRow + " and sequence is null")) {
            for (Unnumbered each : inTime(rows)) {
                int at = Connections.bind(statement, 1, List.of(++last));
                Connections.bind(statement, at, each.key());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("update aftersales_feed set last_sequence = ? where name = ?")) {
            Connections.bind(statement, 1, List.of(last, name));
            statement.executeUpdate();
        }
        return rows.size();
    }

    private Unnumbered unnumbered(ResultSet found) throws SQLException {
        var key = new ArrayList<>();
        for (String column : keys) {
            key.add(found.getObject(column));
        }
        return new Unnumbered(List.copyOf(key), Moments.read(found, moment));
    }

    /** Sorts rows by time, but never against the order of their case or account: the clocks of two nodes may differ. */
    private static List<Unnumbered> inTime(List<Unnumbered> rows) {
        var timed = new ArrayList<Unnumbered>();
        for (Unnumbered each : rows) {
            Unnumbered before = timed.isEmpty() ? each : timed.get(timed.size() - 1);
            boolean waits = each.owner().equals(before.owner()) && before.at().isAfter(each.at());
            timed.add(waits ? new Unnumbered(each.key(), before.at()) : each);
        }
        timed.sort(Comparator.comparing(Unnumbered::at)); // stable
        return timed;
    }
}
