package io.aftersales.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CasePosition;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseSort;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A page of a list costs the same among many cases as among few: it is found in an index, from its position on. Measured by what the
 * database touches, not by time. {@code -Daftersales.cases=1000000} measures a larger shop and {@code -Daftersales.plans} prints the plans.
 */
class CaseListPlansTest {
    private static final int CASES = Integer.getInteger("aftersales.cases", 100_000);
    private static final boolean PRINTED = System.getProperty("aftersales.plans") != null;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

    /** The seconds between two applications. One in twenty cases is open: of the newest nearly all, of the others very few. */
    private static final int PAUSE = 30;

    private static final Set<CaseStatus> OPEN = Set.of(
            CaseStatus.PENDING_REVIEW, CaseStatus.AWAITING_INFO, CaseStatus.WAITING_RETURN, CaseStatus.INSPECTING);

    /** The columns of the case number i, up to its moments. */
    private static String columns(String number) {
        String open = "i % 1000 = 0 or i > " + CASES * 19L / 20;
        return "concat('O', lpad(" + number + ", 8, '0')), 1, 1, "
                + choice("i", List.of("REFUND_ONLY", "RETURN_REFUND", "EXCHANGE"))
                + ", case when " + open + " then "
                + choice("i", List.of("PENDING_REVIEW", "AWAITING_INFO", "WAITING_RETURN", "INSPECTING"))
                + " else " + choice("i", List.of("REFUNDED", "CLOSED", "EXCHANGED", "REFUNDED"))
                + " end, concat('buyer-', i % " + CASES / 4 + "), concat('o', lpad(" + number
                + ", 8, '0')), concat('buyer-', i % " + CASES / 4 + "), case when " + open + " then ";
    }

    private static String choice(String number, List<String> values) {
        var all = new StringBuilder("case " + number + " % " + values.size());
        for (int i = 0; i < values.size(); i++) {
            all.append(" when ")
                    .append(i)
                    .append(" then '")
                    .append(values.get(i))
                    .append('\'');
        }
        return all + " end";
    }

    private static void fill(Database database, Dialect dialect) throws SQLException {
        boolean maria = dialect == Dialect.MARIADB;
        String series =
                maria ? "(select seq as i from seq_1_to_" + CASES + ") s" : "generate_series(1, " + CASES + ") i";
        String number = maria ? "i" : "i::text";
        String moment = maria
                ? "timestamp '2025-01-01 00:00:00' + interval (SECONDS) second"
                : "timestamp '2025-01-01 00:00:00' + (SECONDS) * interval '1 second'";
        String opened = moment.replace("SECONDS", "i * " + PAUSE);
        String due = moment.replace("SECONDS", "i * " + PAUSE + " + 86400 + i * 37 % 86400");
        String changed = moment.replace("SECONDS", "i * " + PAUSE + " + 3600");
        database.execute("insert into aftersales_account select concat('O', lpad(" + number
                + ", 8, '0')), 1, '{}', 1, false, 1, '{}' from " + series);
        database.execute("insert into aftersales_case (order_id, number, version, kind, status, buyer, order_folded,"
                + " buyer_folded, due_at, opened_at, owes,"
                + " ordered_at, changed_at, document_format, document) select "
                + String.join(
                        ", ",
                        columns(number) + due + " else timestamp '9999-12-31 00:00:00' end",
                        opened,
                        "i % 997 = 0",
                        opened,
                        changed,
                        "1",
                        "'" + "x".repeat(1500) + "' from " + series));
        try (Connection connection = database.pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(maria ? "analyze table aftersales_case" : "vacuum analyze aftersales_case");
        }
    }

    private static Instant at(double share) {
        return FIRST.plusSeconds((long) (CASES * share) * PAUSE);
    }

    private static CaseId id(double share) {
        return new CaseId(OrderId.of("O%08d".formatted((long) (CASES * share))), 1);
    }

    /** Pages as desks and programs read them: from the beginning, from the middle, and with what restricts them. */
    private static Map<String, CaseQuery> pages() {
        var pages = new LinkedHashMap<String, CaseQuery>();
        CaseQuery all = CaseQuery.in();
        var inTheMiddle = new CasePosition(CaseSort.NEWEST, at(0.5), id(0.5));
        var notDue = new CasePosition(CaseSort.DUE, null, id(0.5));
        var due = new CasePosition(CaseSort.DUE, at(0.98).plusSeconds(86_400), id(0.98));
        pages.put("by id", all);
        pages.put("by id, deep", all.after(id(0.9)));
        pages.put("newest", all.toBuilder().sort(CaseSort.NEWEST).build());
        pages.put(
                "newest, deep",
                all.toBuilder().sort(CaseSort.NEWEST).after(inTheMiddle).build());
        pages.put("due", all.toBuilder().sort(CaseSort.DUE).build());
        pages.put("due, deep", all.toBuilder().sort(CaseSort.DUE).after(due).build());
        pages.put(
                "not due, deep",
                all.toBuilder().sort(CaseSort.DUE).after(notDue).build());
        CaseQuery open = CaseQuery.builder().statuses(OPEN).build();
        pages.put("one status by id", CaseQuery.in(CaseStatus.INSPECTING));
        pages.put("one status by id, deep", CaseQuery.in(CaseStatus.INSPECTING).after(id(0.97)));
        pages.put("open, due", open.toBuilder().sort(CaseSort.DUE).build());
        pages.put(
                "open, due, deep",
                open.toBuilder().sort(CaseSort.DUE).after(due).build());
        pages.put("open, newest", open.toBuilder().sort(CaseSort.NEWEST).build());
        pages.put(
                "exchanges, open, due",
                open.toBuilder()
                        .kinds(Set.of(CaseKind.EXCHANGE))
                        .sort(CaseSort.DUE)
                        .build());
        for (CaseSort sort : CaseSort.values()) {
            CaseQuery sorted = all.toBuilder().sort(sort).build();
            pages.put("buyer, " + sort, sorted.of("buyer-17"));
            pages.put(
                    "order, " + sort, sorted.toBuilder().order(id(0.5).order()).build());
            pages.put(
                    "text of an order, " + sort,
                    sorted.toBuilder().text(id(0.5).order().value()).build());
            pages.put(
                    "text of a case, " + sort,
                    sorted.toBuilder().text(id(0.5).toString()).build());
            pages.put(
                    "text of few buyers, " + sort,
                    sorted.toBuilder().text("buyer-171").build());
            pages.put(
                    "opened in an hour, " + sort,
                    sorted.toBuilder()
                            .openedFrom(at(0.5))
                            .openedTo(at(0.5).plusSeconds(3600))
                            .build());
            pages.put(
                    "changed lately, " + sort,
                    sorted.toBuilder().changedSince(at(1).plusSeconds(1800)).build());
        }
        pages.put(
                "overdue",
                CaseQuery.builder().dueBefore(at(0.95)).sort(CaseSort.DUE).build());
        return pages;
    }

    /** Blocks of tables and indexes that a query read. */
    private static long blocks(Connection connection, CaseLists.Statement query, List<String> plan)
            throws SQLException {
        String told =
                String.join("\n", rows(connection, "explain (analyze, buffers) " + query.sql(), query.parameters()));
        plan.add(told);
        Matcher buffers = Pattern.compile("Buffers: shared (?:hit=(\\d+))?(?: ?read=(\\d+))?")
                .matcher(told);
        assertThat(buffers.find()).as(told).isTrue();
        ToLongFunction<String> number = text -> text == null ? 0 : Long.parseLong(text);
        return number.applyAsLong(buffers.group(1)) + number.applyAsLong(buffers.group(2));
    }

    /** Rows of tables and entries of indexes that a query read. */
    private static long handled(Connection connection, CaseLists.Statement query, List<String> plan)
            throws SQLException {
        plan.add(String.join("\n", rows(connection, "explain " + query.sql(), query.parameters())));
        rows(connection, "select 1", List.of());
        try (var statement = connection.createStatement()) {
            statement.execute("flush status");
        }
        rows(connection, query.sql(), query.parameters());
        return rows(connection, "show session status like 'Handler_read%'", List.of()).stream()
                .mapToLong(each -> Long.parseLong(each.substring(each.lastIndexOf('|') + 1)))
                .sum();
    }

    private static List<String> rows(Connection connection, String sql, List<?> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Connections.bind(statement, 1, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                var all = new ArrayList<String>();
                while (rows.next()) {
                    var columns = new ArrayList<String>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        String value = String.valueOf(rows.getString(i));
                        columns.add(value.length() > 200 ? "..." : value);
                    }
                    all.add(String.join("|", columns));
                }
                return all;
            }
        }
    }

    /** Measures what one statement touches. */
    private interface Measure {
        long of(Connection connection, CaseLists.Statement query, List<String> plan) throws SQLException;
    }

    private static Map<String, Long> measured(Database database, Dialect dialect, Measure measure) throws SQLException {
        var lists = new CaseLists(dialect);
        var touched = new LinkedHashMap<String, Long>();
        try (Connection connection = database.pool.getConnection()) {
            for (Map.Entry<String, CaseQuery> each : pages().entrySet()) {
                var plan = new ArrayList<String>();
                touched.put(each.getKey(), measure.of(connection, lists.page(each.getValue(), List.of()), plan));
                print(each.getKey(), touched.get(each.getKey()), plan);
            }
            for (double place : List.of(0.0, 0.9)) {
                var plan = new ArrayList<String>();
                String what = "owing, from " + place;
                touched.put(what, measure.of(connection, lists.owing(id(place), 50), plan));
                print(what, touched.get(what), plan);
            }
            for (CaseQuery each :
                    List.of(CaseQuery.in(), CaseQuery.builder().statuses(OPEN).build())) {
                var plan = new ArrayList<String>();
                print("counts " + each.statuses(), measure.of(connection, lists.counts(each, List.of()), plan), plan);
            }
        }
        return touched;
    }

    private static void print(String what, long touched, List<String> plan) {
        if (PRINTED) {
            System.out.println("PLAN " + what + ": " + touched + "\n" + String.join("\n", plan));
        }
    }

    @Test
    void aPageOnPostgresqlReadsFewBlocks() throws SQLException {
        try (Database database = Database.fresh(Dialect.POSTGRESQL)) {
            fill(database, Dialect.POSTGRESQL);
            assertThat(measured(database, Dialect.POSTGRESQL, CaseListPlansTest::blocks))
                    .allSatisfy((page, blocks) -> assertThat(blocks).as(page).isLessThan(500));
        }
    }

    @Test
    void aPageOnMariaDbReadsFewRows() throws SQLException {
        Database.needsMariaDb();
        try (Database database = Database.fresh(Dialect.MARIADB)) {
            fill(database, Dialect.MARIADB);
            assertThat(measured(database, Dialect.MARIADB, CaseListPlansTest::handled))
                    .allSatisfy((page, rows) -> assertThat(rows).as(page).isLessThan(2000));
        }
    }
}
