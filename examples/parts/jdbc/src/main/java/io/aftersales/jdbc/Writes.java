package io.aftersales.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements that write one decision, in their order. */
final class Writes {
    /** The most parameters of one execution: drivers count them in two bytes. */
    private static final int MOST_PARAMETERS = 30_000;

    /** The most rows of one insertion. */
    private static final int MOST_ROWS = 500;

    private final List<Write> writes = new ArrayList<>();

    /**
     * A statement of the decision.
     *
     * @param missed makes the exception that is thrown when no row was written; null when that does not matter
     */
    private record Write(
            String sql,
            List<@Nullable Object> parameters,
            @Nullable Supplier<? extends RuntimeException> missed) {
        void check(int rows) {
            if (missed != null && rows < 1) {
                throw missed.get();
            }
        }
    }

    /** Adds a statement. */
    void add(String sql, @Nullable Object... parameters) {
        writes.add(new Write(sql, Arrays.asList(parameters), null));
    }

    /** Adds a statement that has to write a row; otherwise the exception is thrown, and nothing of the decision is written. */
    void must(Supplier<? extends RuntimeException> missed, String sql, @Nullable Object... parameters) {
        writes.add(new Write(sql, Arrays.asList(parameters), missed));
    }

    /** A statement that writes several rows. Its texts for few rows are made once. */
    static final class ManyRows {
        private static final int FEW = 16;

        private final IntFunction<String> making;
        private final Map<Integer, String> made = new ConcurrentHashMap<>();

        /** Creates a statement from what makes its text for a number of rows. */
        ManyRows(IntFunction<String> making) {
            this.making = making;
        }

        String of(int rows) {
            return rows <= FEW ? made.computeIfAbsent(rows, making::apply) : making.apply(rows);
        }
    }

    /** Makes the values of a row. */
    interface Values<T> {
        List<@Nullable Object> of(T row);
    }

    /** Adds the rows, several in one statement. */
    <T> void rows(List<T> rows, ManyRows sql, Values<T> values) {
        for (int from = 0; from < rows.size(); from += MOST_ROWS) {
            List<T> some = rows.subList(from, Math.min(rows.size(), from + MOST_ROWS));
            var parameters = new ArrayList<@Nullable Object>();
            some.forEach(row -> parameters.addAll(values.of(row)));
            writes.add(new Write(sql.of(some.size()), parameters, null));
        }
    }

    void send(Connection connection, boolean together) throws SQLException {
        int parameters =
                writes.stream().mapToInt(each -> each.parameters().size()).sum();
        if (together && parameters <= MOST_PARAMETERS) {
            sendTogether(connection);
        } else {
            for (Write write : writes) {
                try (PreparedStatement statement = connection.prepareStatement(write.sql())) {
                    Connections.bind(statement, 1, write.parameters());
                    write.check(statement.executeUpdate());
                }
            }
        }
    }

    private void sendTogether(Connection connection) throws SQLException {
        String sql = writes.stream().map(Write::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            for (Write write : writes) {
                at = Connections.bind(statement, at, write.parameters());
            }
            statement.execute();
            for (Write write : writes) {
                write.check(statement.getUpdateCount());
                statement.getMoreResults();
            }
        }
    }
}
