package io.aftersales.jdbc;

import io.aftersales.ports.repositories.StaleVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the rows of an append-only table in an order in which no reader misses any. A row gets its number not when it is written but when it
 * is first read: rows that readers can see are numbered under the lock of a counter. A decision that is committed late is therefore numbered
 * late, and writers never wait for each other.
 *
 * <p>Over several databases no transaction can hold the counter and all the rows. There a reader takes numbers from the counter first and
 * gives them to the rows of one order after another. A reader that dies or stalls in between leaves rows without number, which the next
 * reader numbers; so no reader goes beyond the {@link #bound}.
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

    /** A row with the number that it gets. */
    private record Numbered(Unnumbered row, long number) {}

    /** Returns the rows after a number; every row that was committed before the call is numbered by then. */
    <T> List<T> after(long sequence, int limit, Connections.Row<T> reader) {
        if (connections.routed()) {
            return connections.list(
                    "select * from " + table + " where sequence > ? and sequence <= ? order by sequence limit ?",
                    List.of(sequence, bound(), limit),
                    reader);
        }
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
        List<Unnumbered> rows = Connections.list(connection, unnumbered(), List.of(BATCH), this::unnumbered);
        if (rows.isEmpty()) {
            return 0;
        }
        give(inTime(rows, last), connection);
        last += rows.size();
        try (PreparedStatement statement =
                connection.prepareStatement("update aftersales_feed set last_sequence = ? where name = ?")) {
            Connections.bind(statement, 1, List.of(last, name));
            statement.executeUpdate();
        }
        return rows.size();
    }

    /** Selects rows without a number. */
    private String unnumbered() {
        String key = String.join(", ", keys);
        return "select " + key + ", " + moment + " from " + table + " where sequence is null order by " + key
                + " limit ?";
    }

    /** Gives the rows their numbers, as far as they have none; tells how many rows each statement wrote. */
    private int[] give(List<Numbered> rows, Connection connection) throws SQLException {
        String isRow = String.join(" = ? and ", keys) + " = ?";
        try (PreparedStatement statement = connection.prepareStatement(
                "update " + table + " set sequence = ? where " + isRow + " and sequence is null")) {
            for (Numbered each : rows) {
                int at = Connections.bind(statement, 1, List.of(each.number()));
                Connections.bind(statement, at, each.row().key());
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /**
     * Numbers every row that was committed before the call, over several databases, and returns the number up to which the feed is complete:
     * no row will ever get one up to it.
     *
     * <p>A number was taken from the counter for a row that its taker had seen without one. So when the counter is read first and all rows
     * that can be seen then are numbered, by this reader or another, the numbers up to the counter are all given or never will be. What a
     * first round numbers has higher numbers than that, and is within the bound of a second.
     */
    private long bound() {
        long before = counter();
        if (numberEachOrder()) {
            before = counter();
            numberEachOrder();
        }
        return before;
    }

    private long counter() {
        return connections
                .first("select last_sequence from aftersales_feed where name = ?", List.of(name), row -> row.getLong(1))
                .orElseThrow();
    }

    /** Numbers all rows that can be seen; tells whether there were any. */
    private boolean numberEachOrder() {
        List<Unnumbered> rows = connections.list(unnumbered(), List.of(BATCH), this::unnumbered);
        boolean any = !rows.isEmpty();
        while (!rows.isEmpty()) {
            boolean last = numberOrders(rows) && rows.size() < BATCH;
            rows = last ? List.of() : connections.list(unnumbered(), List.of(BATCH), this::unnumbered);
        }
        return any;
    }

    /** Numbers rows; tells whether all have a number now. */
    private boolean numberOrders(List<Unnumbered> rows) {
        return inTime(rows, taken(rows.size())).stream()
                .collect(Collectors.groupingBy(each -> each.row().key().get(0)))
                .values()
                .stream()
                .map(this::isNumbered)
                .reduce(true, Boolean::logicalAnd);
    }

    /** Numbers rows of one order, all or none: numbers never run against the order of a case or account, whichever reader gives them. */
    private boolean isNumbered(List<Numbered> rows) {
        return isWritten(connection -> Arrays.stream(give(rows, connection)).allMatch(written -> written == 1));
    }

    /** Takes numbers from the counter, for no one else to give; returns the number before the first. */
    private long taken(int many) {
        while (true) {
            long last = counter();
            if (isWritten(connection -> count(last, last + many, connection))) {
                return last;
            }
        }
    }

    private boolean count(long from, long to, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update aftersales_feed set last_sequence = ? where name = ? and last_sequence = ?")) {
            Connections.bind(statement, 1, List.of(to, name, from));
            return statement.executeUpdate() == 1;
        }
    }

    /** Writes all or nothing; false when another reader was faster. */
    private boolean isWritten(Connections.Work<Boolean> work) {
        var otherReader = new StaleVersion("feed " + name);
        try {
            return connections.write(() -> otherReader, connection -> {
                if (!work.on(connection)) {
                    throw otherReader;
                }
                return true;
            });
        } catch (StaleVersion e) {
            return false;
        }
    }

    private Unnumbered unnumbered(ResultSet found) throws SQLException {
        var key = new ArrayList<>();
        for (String column : keys) {
            key.add(found.getObject(column));
        }
        return new Unnumbered(List.copyOf(key), Moments.read(found, moment));
    }

    /**
     * Numbers rows by time, but never against the order of their case or account: the clocks of two nodes may differ.
     *
     * @param after the number before the first
     */
    private static List<Numbered> inTime(List<Unnumbered> rows, long after) {
        var timed = new ArrayList<Unnumbered>();
        for (Unnumbered each : rows) {
            Unnumbered before = timed.isEmpty() ? each : timed.get(timed.size() - 1);
            boolean waits = each.owner().equals(before.owner()) && before.at().isAfter(each.at());
            timed.add(waits ? new Unnumbered(each.key(), before.at()) : each);
        }
        timed.sort(Comparator.comparing(Unnumbered::at)); // stable
        var numbered = new ArrayList<Numbered>();
        for (Unnumbered each : timed) {
            numbered.add(new Numbered(each, after + numbered.size() + 1));
        }
        return numbered;
    }
}
