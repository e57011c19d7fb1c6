package io.aftersales.examples.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * All rows that the database has of one order, by their primary keys.
 *
 * @param rows the rows, in the order in which they can be inserted
 */
record StoredRows(Map<RowKey, Map<String, Object>> rows) {

    /** A table with the columns of its primary key beside the order. */
    enum TableOfOrder {
        ACCOUNT("aftersales_account"),
        BALANCE("aftersales_balance", "kind", "id"),
        ENTRY("aftersales_entry", "number"),
        CASE("aftersales_case", "number"),
        EVENT("aftersales_event", "case_number", "number"),
        EFFECT("aftersales_effect", "effect_key"),
        TICKET("aftersales_ticket", "case_number", "number"),
        TICKET_EVENT("aftersales_ticket_event", "case_number", "ticket_number", "number");

        private final String sqlName;

        @SuppressWarnings("ImmutableEnumChecker") // its list is immutable, the type does not say so
        private final List<String> key;

        TableOfOrder(String sqlName, String... key) {
            this.sqlName = sqlName;
            this.key = Stream.concat(Stream.of("order_id"), Stream.of(key)).toList();
        }

        String sqlName() {
            return sqlName;
        }

        List<String> key() {
            return key;
        }
    }

    /** A row's table and the values of its primary key. */
    record RowKey(TableOfOrder table, List<Object> values) {}

    static StoredRows of(DataSource database, String order) {
        var rows = new LinkedHashMap<RowKey, Map<String, Object>>();
        try (Connection connection = database.getConnection()) {
            for (TableOfOrder table : TableOfOrder.values()) {
                try (PreparedStatement statement = connection.prepareStatement("select * from " + table.sqlName()
                        + " where order_id = ? order by " + String.join(", ", table.key()))) {
                    statement.setString(1, order);
                    read(table, statement, rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new StoredRows(rows);
    }

    private static void read(TableOfOrder table, PreparedStatement statement, Map<RowKey, Map<String, Object>> rows)
            throws SQLException {
        try (ResultSet found = statement.executeQuery()) {
            ResultSetMetaData columns = found.getMetaData();
            while (found.next()) {
                var row = new LinkedHashMap<String, Object>();
                for (int c = 1; c <= columns.getColumnCount(); c++) {
                    row.put(columns.getColumnName(c), found.getObject(c));
                }
                rows.put(new RowKey(table, table.key().stream().map(row::get).toList()), row);
            }
        }
    }

    /** Returns the table of each row. */
    List<TableOfOrder> tables() {
        return rows.keySet().stream().map(RowKey::table).toList();
    }

    /** Returns the rows with another order in the place of theirs, wherever it is named. */
    StoredRows renamed(String order, String other) {
        var renamed = new LinkedHashMap<RowKey, Map<String, Object>>();
        rows.forEach((key, row) -> {
            var copy = new LinkedHashMap<String, Object>();
            row.forEach((column, value) -> copy.put(column, renamed(value, order, other)));
            renamed.put(
                    new RowKey(
                            key.table(),
                            key.table().key().stream().map(copy::get).toList()),
                    copy);
        });
        return new StoredRows(renamed);
    }

    static Object renamed(Object value, String order, String other) {
        return value instanceof String text ? text.replace(order, other) : value;
    }
}
