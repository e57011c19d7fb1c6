package io.aftersales.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.tck.Samples;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes in different time zones, with clocks that are more exact than the columns. */
class ZonesTest {
    private static final Instant EXACT = Samples.NOON.plusNanos(123_456_789);

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restore() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void meanTheSameMoments(Dialect dialect) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        try (Database database = Database.fresh(dialect)) {
            JdbcStorage written = JdbcStorage.on(database.pool);
            CaseId id = new Samples(written.cases()).at(EXACT).opened("1001", "c1");
            Instant due = Objects.requireNonNull(
                    written.cases().find(id).orElseThrow().waiting().dueAt());
            try (var connection = database.pool.getConnection();
                    var statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select cast(next_at as char(26)), cast(due_at as char(26)), opened_at > '2026-03-01 12:00:00'"
                                    + " from aftersales_case join aftersales_effect using (order_id)")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).as("due times are rounded up").isEqualTo("2026-03-01 12:00:00.123457");
                assertThat(row.getString(2)).endsWith("12:00:00.123457");
                assertThat(row.getBoolean(3)).isTrue();
            }

            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            database.pool.getHikariPoolMXBean().softEvictConnections();
            JdbcStorage read = JdbcStorage.on(database.pool);
            assertThat(read.cases().due(due.minusNanos(1), 10)).isEmpty();
            assertThat(read.cases().due(due.plusNanos(1_000), 10)).containsExactly(id);
            assertThat(read.outbox().claimDue(EXACT.minusNanos(1), 10, "worker", Duration.ofMinutes(1)))
                    .as("nothing before its moment")
                    .isEmpty();
            assertThat(read.outbox().claimDue(EXACT.plusNanos(1_000), 10, "worker", Duration.ofMinutes(1)))
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(entry.firstSentAt()).isEqualTo(EXACT.plusNanos(1_000)));
            assertThat(written.cases().events(0, 10))
                    .allSatisfy(each -> assertThat(each.entry().at()).isEqualTo(EXACT));
        }
    }
}
