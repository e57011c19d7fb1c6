package io.aftersales.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs work on the connection of the caller's transaction, or on one of the library's own. */
final class Connections {
    private final ConnectionSource source;
    private final Dialect dialect;
    private final boolean routed;

    /** Creates connections to one database, or to a driver that routes each statement to one of several by its order. */
    Connections(ConnectionSource source, Dialect dialect, boolean routed) {
        this.source = source;
        this.dialect = dialect;
        this.routed = routed;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Tells whether each statement is routed to one of several databases: then no transaction may write rows of two orders. */
    boolean routed() {
        return routed;
    }

    /** Work on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Reads a row of a result. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String sql, List<? extends @Nullable Object> parameters, Row<T> row) {
        return read(connection -> list(connection, sql, parameters, row));
    }

    <T> Optional<T> first(String sql, List<? extends @Nullable Object> parameters, Row<T> row) {
        return list(sql, parameters, row).stream().findFirst();
    }

    static <T> List<T> list(Connection connection, String sql, List<? extends @Nullable Object> parameters, Row<T> row)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(row.read(rows));
                }
                return all;
            }
        }
    }

    /** Binds parameters from a position on; returns the position after them. */
    static int bind(PreparedStatement statement, int from, List<? extends @Nullable Object> parameters)
            throws SQLException {
        int at = from;
        for (Object each : parameters) {
            statement.setObject(at++, each);
        }
        return at;
    }

    /** Sends the writes of a decision: in one round trip where the database can, otherwise one after another. */
    void send(Connection connection, Writes writes) throws SQLException {
        writes.send(connection, dialect.sendsTogether() && !routed);
    }

    /** Reads on one connection. */
    private <T> T read(Work<T> work) {
        try {
            Connection joined = source.joined();
            if (joined != null) {
                return work.on(joined);
            }
            try (Connection own = source.open()) {
                T result = work.on(own);
                if (!own.getAutoCommit()) {
                    own.rollback(); // ends what the reading began
                }
                return result;
            }
        } catch (SQLException e) {
            throw new StorageFailure(e);
        }
    }

    /**
     * Writes all or nothing: in the caller's transaction behind a savepoint, or in a transaction of its own.
     *
     * @param lost makes the exception for a race that was lost
     */
    <T> T write(Supplier<? extends RuntimeException> lost, Work<T> work) {
        return write(lost, work, this::writeAlone);
    }

    /**
     * Writes by one statement: in the caller's transaction behind a savepoint, or alone; where statements are routed, in a transaction of its
     * own: the driver that routes is only tried with these.
     *
     * @param lost makes the exception for a race that was lost
     * @return the number of rows
     */
    int writeOne(Supplier<? extends RuntimeException> lost, String sql, List<? extends @Nullable Object> parameters) {
        Work<Integer> update = connection -> update(connection, sql, parameters);
        return routed ? write(lost, update) : write(lost, update, this::writeByItself);
    }

    private static int update(Connection connection, String sql, List<? extends @Nullable Object> parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, parameters);
            return statement.executeUpdate();
        }
    }

    /** Does work on a connection of the library's own. */
    private interface Alone<T> {
        T done(Work<T> work) throws SQLException;
    }

    private <T> T write(Supplier<? extends RuntimeException> lost, Work<T> work, Alone<T> alone) {
        try {
            Connection joined = source.joined();
            return joined == null ? alone.done(work) : writeJoined(joined, work);
        } catch (SQLException e) {
            if (dialect.isLostRace(e)) {
                RuntimeException race = lost.get();
                race.initCause(e);
                throw race;
            }
            throw new StorageFailure(e);
        }
    }

    private static <T> T writeJoined(Connection joined, Work<T> work) throws SQLException {
        Savepoint before = joined.setSavepoint();
        try {
            T result = work.on(joined);
            joined.releaseSavepoint(before);
            return result;
        } catch (SQLException | RuntimeException e) {
            try {
                joined.rollback(before);
            } catch (SQLException ended) {
                e.addSuppressed(
                        ended); // a deadlock has ended the whole transaction, and the caller's next statement tells
            }
            throw e;
        }
    }

    private <T> T writeAlone(Work<T> work) throws SQLException {
        try (Connection own = source.open()) {
            return inTransaction(own, work);
        }
    }

    /** Runs a single statement, which the database commits with its answer: no round trip for the commit. */
    private <T> T writeByItself(Work<T> statement) throws SQLException {
        try (Connection own = source.open()) {
            if (!own.getAutoCommit()) {
                return inTransaction(own, statement);
            }
            dialect.begin(own);
            return statement.on(own);
        }
    }

    private <T> T inTransaction(Connection own, Work<T> work) throws SQLException {
        boolean automatic = own.getAutoCommit();
        dialect.begin(own);
        own.setAutoCommit(false);
        try {
            T result = work.on(own);
            own.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(own, e);
            throw e;
        } finally {
            restore(own, automatic);
        }
    }

    private static void rollback(Connection own, Exception reason) {
        try {
            own.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void restore(Connection own, boolean automatic) throws SQLException {
        if (automatic && !own.isClosed()) {
            own.setAutoCommit(true);
        }
    }
}
