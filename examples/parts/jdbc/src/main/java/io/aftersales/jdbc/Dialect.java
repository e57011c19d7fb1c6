package io.aftersales.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Database product, with the SQL in which it differs from the others. */
public enum Dialect {
    /** PostgreSQL 12 and later. All statements of a decision travel in one round trip. */
    POSTGRESQL(true),
    /** MariaDB 10.6 and later, with InnoDB. */
    MARIADB(false),
    /** H2 2.x in its PostgreSQL mode, for tests and demonstrations. */
    H2(false);

    /** Duplicate keys: the standard's code, and MariaDB's. */
    private static final String DUPLICATE = "23505";

    private static final int DUPLICATE_ON_MARIADB = 1062;

    /** Locks not granted in time: PostgreSQL and H2 by state, MariaDB by its code. */
    private static final Set<String> LOCKED = Set.of("55P03", "HYT00", "90131");

    private static final int LOCKED_ON_MARIADB = 1205;

    private final boolean together;

    Dialect(boolean together) {
        this.together = together;
    }

    /** Tells whether one execution may hold several statements. */
    boolean sendsTogether() {
        return together;
    }

    /** Recognizes the database of a connection; refuses other products with {@link IllegalArgumentException}. */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> POSTGRESQL;
            case "MariaDB" -> MARIADB;
            case "H2" -> H2;
            default -> throw new IllegalArgumentException("no dialect for the database " + product);
        };
    }

    /** Prepares a transaction of the library's own, before its first statement. */
    void begin(Connection connection) throws SQLException {
        if (this == MARIADB) {
            // Its default repeats reads, and locks the gaps between rows that other nodes insert into.
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level read committed");
            }
        }
    }

    /** Tells whether a failure means that another writer was faster. */
    boolean isLostRace(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        int code = failure.getErrorCode();
        boolean onMariaDb = this == MARIADB && (code == DUPLICATE_ON_MARIADB || code == LOCKED_ON_MARIADB);
        return onMariaDb || state.equals(DUPLICATE) || state.startsWith("40") || LOCKED.contains(state);
    }

    /**
     * Returns a statement that inserts rows, or updates those whose keys exist.
     *
     * @param keys the columns of the primary key
     * @param changing the columns that an update writes
     * @param onlyWhere for some of these, the condition on the stored row without which an update leaves them as they are; H2 asks none
     */
    Writes.ManyRows upsert(String table, List<String> keys, List<String> changing, Map<String, String> onlyWhere) {
        return new Writes.ManyRows(rows -> upsert(table, keys, changing, onlyWhere, rows));
    }

    private String upsert(
            String table, List<String> keys, List<String> changing, Map<String, String> onlyWhere, int rows) {
        List<String> columns = Stream.of(keys, changing).flatMap(List::stream).toList();
        String values = rows(columns.size(), rows);
        if (this == H2) {
            return "merge into " + table + " (" + String.join(", ", columns) + ") key (" + String.join(", ", keys)
                    + ") values " + values;
        }
        String update = changing.stream()
                .map(each -> each + " = " + updated(table, each, onlyWhere.get(each)))
                .collect(Collectors.joining(", "));
        String conflict = this == MARIADB
                ? " on duplicate key update "
                : " on conflict (" + String.join(", ", keys) + ") do update set ";
        return "insert into " + table + " (" + String.join(", ", columns) + ") values " + values + conflict + update;
    }

    private String updated(String table, String column, @Nullable String where) {
        String given = this == MARIADB ? "values(" + column + ")" : "excluded." + column;
        return where == null
                ? given
                : "case when " + table + "." + where + " then " + given + " else " + table + "." + column + " end";
    }

    /**
     * Returns the condition that a row stands after a position in an order by these columns, all in one direction, with its parameters.
     * PostgreSQL finds a comparison of rows in an index, MariaDB only one that is written out.
     */
    String after(List<String> columns, boolean descending, List<?> position, List<Object> parameters) {
        String beyond = descending ? " < " : " > ";
        if (this != MARIADB) {
            parameters.addAll(position);
            return "(" + String.join(", ", columns) + ")" + beyond + "(" + many("?", columns.size()) + ")";
        }
        var alternatives = new ArrayList<String>();
        for (int differing = 0; differing < columns.size(); differing++) {
            var equal = new StringBuilder();
            columns.subList(0, differing).forEach(each -> equal.append(each).append(" = ? and "));
            alternatives.add(equal + columns.get(differing) + beyond + "?");
            parameters.addAll(position.subList(0, differing + 1));
        }
        return "(" + String.join(" or ", alternatives) + ")";
    }

    /** Returns an insertion of several rows. */
    static Writes.ManyRows insert(String table, String columns) {
        int width = columns.split(",").length;
        return new Writes.ManyRows(rows -> "insert into " + table + " (" + columns + ") values " + rows(width, rows));
    }

    /** Returns placeholders for rows of a statement. */
    private static String rows(int width, int rows) {
        return many("(" + many("?", width) + ")", rows);
    }

    /** Returns a text several times, with commas between. */
    static String many(String text, int times) {
        var all = new String[times];
        Arrays.fill(all, text);
        return String.join(", ", all);
    }
}
