package io.aftersales.examples.benchmarks;

import io.aftersales.examples.benchmarks.StoredRows.RowKey;
import io.aftersales.examples.benchmarks.StoredRows.TableOfOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Returns in plain SQL: the rows that a return of the library leaves behind, written by statements for just these rows, with no rule and no
 * object in between. A command reads case, account and the answer it may have given before in one statement, then writes its rows in one
 * transaction, all statements in one round trip, and marks the effects of the command as done in another, because they are carried out
 * between the two. Documents are texts in which the order is put in its place.
 */
final class PlainSqlLives implements Lives {
    private static final String TEMPLATE = "TEMPLATE-ORDER";

    private static final String READ =
            "select c.version, c.document, a.version, a.frozen, a.document, e.receipt from aftersales_account a"
                    + " left join aftersales_case c on c.order_id = a.order_id and c.number = 1"
                    + " left join aftersales_event e on e.order_id = a.order_id and e.command_id = ?"
                    + " where a.order_id = ?";

    private final DataSource database;
    private final List<Step> steps = new ArrayList<>();
    private final StoredRows end;

    /** The statements of a command: those of its decision, and those after its effects. */
    private record Step(Script decision, Script outcome) {}

    /** Carries out a return of the library, command by command, and takes down the rows. */
    PlainSqlLives(DataSource database, List<Consumer<String>> commands) {
        this.database = database;
        StoredRows before = StoredRows.of(database, TEMPLATE);
        for (Consumer<String> command : commands) {
            command.accept(TEMPLATE);
            StoredRows after = StoredRows.of(database, TEMPLATE);
            steps.add(step(before, after));
            before = after;
        }
        end = before;
    }

    private static Step step(StoredRows before, StoredRows after) {
        var decision = new Script();
        var outcome = new Script();
        var fresh = new LinkedHashMap<TableOfOrder, List<Map<String, Object>>>();
        after.rows().forEach((key, row) -> {
            Map<String, Object> known = before.rows().get(key);
            if (known == null) {
                fresh.computeIfAbsent(key.table(), each -> new ArrayList<>()).add(begun(key, row));
                if (key.table() == TableOfOrder.EFFECT) {
                    outcome.update(key, begun(key, row), row);
                }
            } else if (!known.equals(row)) {
                decision.update(key, known, row);
            }
        });
        fresh.forEach(decision::insert);
        return new Step(decision, outcome);
    }

    /** Returns a row as a decision writes it: an effect is not carried out yet. */
    private static Map<String, Object> begun(RowKey key, Map<String, Object> row) {
        if (key.table() != TableOfOrder.EFFECT) {
            return row;
        }
        var begun = new LinkedHashMap<>(row);
        begun.put("state", "SENT");
        begun.put("fence", 0L);
        return begun;
    }

    /** Statements that are sent together, with their parameters. */
    private static final class Script {
        private final List<String> statements = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();

        void insert(TableOfOrder table, List<Map<String, Object>> rows) {
            String columns = String.join(", ", rows.get(0).keySet());
            String values = rows.get(0).keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
            statements.add("insert into " + table.sqlName() + " (" + columns + ") values "
                    + rows.stream().map(row -> "(" + values + ")").collect(Collectors.joining(", ")));
            rows.forEach(row -> parameters.addAll(row.values()));
        }

        /** Writes the columns that changed, where the row has the version that was read. */
        void update(RowKey key, Map<String, Object> known, Map<String, Object> row) {
            var changed = new LinkedHashMap<>(row);
            changed.entrySet().removeIf(column -> Objects.equals(column.getValue(), known.get(column.getKey())));
            var conditions = new ArrayList<>(key.table().key());
            parameters.addAll(changed.values());
            parameters.addAll(key.values());
            if (known.containsKey("version")) {
                conditions.add("version");
                parameters.add(known.get("version"));
            }
            statements.add("update " + key.table().sqlName() + " set "
                    + changed.keySet().stream().map(column -> column + " = ?").collect(Collectors.joining(", "))
                    + " where "
                    + conditions.stream().map(column -> column + " = ?").collect(Collectors.joining(" and ")));
        }

        void send(Connection connection, String order) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(String.join(";\n", statements))) {
                for (int p = 0; p < parameters.size(); p++) {
                    statement.setObject(p + 1, StoredRows.renamed(parameters.get(p), TEMPLATE, order));
                }
                statement.execute();
                for (int s = 0; s < statements.size(); s++) {
                    if (statement.getUpdateCount() < 1) {
                        throw new IllegalStateException("another writer was faster with " + order);
                    }
                    statement.getMoreResults();
                }
            }
        }
    }

    @Override
    public void live(String order) {
        for (int step = 0; step < steps.size(); step++) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                read(connection, order, "command-" + step);
                steps.get(step).decision().send(connection, order);
                connection.commit();
                connection.setAutoCommit(true);
                if (!steps.get(step).outcome().statements.isEmpty()) {
                    steps.get(step).outcome().send(connection, order);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void read(Connection connection, String order, String command) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, command);
            statement.setString(2, order);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    for (int column = 1; column <= 6; column++) {
                        found.getObject(column);
                    }
                }
            }
        }
    }

    /** Checks that a return in plain SQL left the rows behind that the library left when it was taken down. */
    void requireSameRows(String order) {
        requireSame(StoredRows.of(database, order), end.renamed(TEMPLATE, order));
    }

    /** Checks that another return of the library has as many rows in each table; their keys are digests of its own order. */
    void requireSameTables(String order) {
        requireSame(StoredRows.of(database, order).tables(), end.tables());
    }

    private static void requireSame(Object written, Object expected) {
        if (!written.equals(expected)) {
            throw new IllegalStateException("written is " + written + " and expected " + expected);
        }
    }
}
