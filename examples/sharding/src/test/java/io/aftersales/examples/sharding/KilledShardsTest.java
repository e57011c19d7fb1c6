package io.aftersales.examples.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.jdbc.JdbcStorage;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two databases, and a process that writes to both, killed with {@code kill -9} in the middle of their work. */
class KilledShardsTest {
    private static final int BEFORE_THE_KILL = 15;
    private static final int WHILE_ONE_IS_DOWN = 3;

    private KilledServer first;
    private KilledServer second;
    private final List<HikariDataSource> pools = new ArrayList<>();
    private Shards shards;

    @BeforeEach
    void start() throws IOException {
        first = new KilledServer();
        second = new KilledServer();
        pools.add(Servers.pool(first.url(), 4));
        pools.add(Servers.pool(second.url(), 4));
        shards = Shards.open(pools, Shards.rulesFor(2));
    }

    @AfterEach
    void stop() throws IOException {
        shards.close();
        pools.forEach(HikariDataSource::close);
        first.close();
        second.close();
    }

    @Test
    void whatWasConfirmedIsThereAndNothingIsHalfWritten() throws IOException, SQLException {
        var confirmed = new ArrayList<CaseId>();
        confirmed.addAll(writerKilled());
        confirmed.addAll(oneDatabaseKilled());
        confirmed.addAll(allKilled());
        assertThat(confirmed).hasSizeGreaterThan(3 * BEFORE_THE_KILL);
        assertAccountsAreNotAlone();
        assertEverythingAgrees(confirmed);
    }

    private List<CaseId> writerKilled() throws IOException {
        try (var writer = new Writing("writer")) {
            writer.read(BEFORE_THE_KILL, id -> true);
            writer.kill();
            return writer.confirmed();
        }
    }

    /** While one database is down, orders in the other go on; when it is back, so do its own, with the same writer. */
    private List<CaseId> oneDatabaseKilled() throws IOException {
        try (var writer = new Writing("database")) {
            writer.read(BEFORE_THE_KILL, id -> true);
            second.kill();
            writer.read(WHILE_ONE_IS_DOWN, id -> shards.of(id.order()) == 0);
            second.restart();
            writer.read(WHILE_ONE_IS_DOWN, id -> shards.of(id.order()) == 1);
            writer.kill();
            return writer.confirmed();
        }
    }

    private List<CaseId> allKilled() throws IOException {
        try (var writer = new Writing("all")) {
            writer.read(BEFORE_THE_KILL, id -> true);
            first.kill();
            second.kill();
            writer.kill();
            List<CaseId> confirmed = writer.confirmed();
            first.restart();
            second.restart();
            return confirmed;
        }
    }

    /** A process that writes. */
    private final class Writing implements AutoCloseable {
        private final Process process;
        private final BufferedReader output;
        private final List<CaseId> confirmed = new ArrayList<>();

        Writing(String name) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Duser.timezone=UTC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            name,
                            first.url(),
                            second.url())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        /** Reads what is confirmed until there are so many more of these. */
        void read(int many, Predicate<CaseId> these) throws IOException {
            int found = 0;
            for (String line = ""; line != null && found < many; line = output.readLine()) {
                if (line.startsWith("confirmed ")) {
                    CaseId id = CaseId.parse(line.substring("confirmed ".length()));
                    confirmed.add(id);
                    found += these.test(id) ? 1 : 0;
                }
            }
            assertThat(found).as("confirmed before the writer ended").isEqualTo(many);
        }

        void kill() {
            process.toHandle().destroyForcibly(); // by its handle, so that what it has printed can still be read
        }

        /** Returns what was confirmed until the process ended. */
        List<CaseId> confirmed() throws IOException {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("confirmed ")) {
                    confirmed.add(CaseId.parse(line.substring("confirmed ".length())));
                }
            }
            process.onExit().join();
            return confirmed;
        }

        @Override
        public void close() throws IOException {
            kill();
            output.close();
        }
    }

    /** Of each decision an account is written first, an event with the receipt later, and effects last. */
    private void assertAccountsAreNotAlone() throws SQLException {
        for (HikariDataSource pool : pools) {
            try (Connection connection = pool.getConnection();
                    PreparedStatement accounts = connection.prepareStatement(
                            "select count(*) from aftersales_account a where not exists (select 1 from aftersales_effect e"
                                    + " where e.order_id = a.order_id) or version <> (select count(distinct command_id)"
                                    + " from aftersales_event v where v.order_id = a.order_id)");
                    ResultSet found = accounts.executeQuery()) {
                found.next();
                assertThat(found.getInt(1)).as("half of a decision").isZero();
            }
        }
    }

    private void assertEverythingAgrees(List<CaseId> confirmed) {
        JdbcStorage storage = shards.storage();
        for (CaseId id : confirmed) {
            assertThat(storage.cases().find(id).map(AfterSalesCase::status))
                    .as("%s was confirmed as approved", id)
                    .contains(CaseStatus.REFUNDING);
        }
        var told = new ArrayList<TimelineEntry>();
        for (AfterSalesCase each :
                storage.cases().all(CaseQuery.builder().limit(500).build())) {
            List<TimelineEntry> timeline = storage.cases().timeline(each.id());
            told.addAll(timeline);
            assertThat(timeline)
                    .as("%s: its events were written with it", each.id())
                    .hasSizeGreaterThanOrEqualTo((int) each.version());
            OrderAccount account = storage.cases().account(each.id().order()).orElseThrow();
            assertThat(account.toRecord().cases())
                    .as("%s: the account knows its cases", each.id())
                    .isGreaterThanOrEqualTo(each.id().number());
            assertThat(storage.outbox().ofOrder(each.id().order()).stream()
                            .anyMatch(entry -> entry.caseId().equals(each.id())
                                    && entry.effect().code().equals("PAY_REFUND")))
                    .as("%s: its payments are owed once it is approved", each.id())
                    .isEqualTo(each.status() == CaseStatus.REFUNDING);
        }
        var fed = new ArrayList<TimelineEntry>();
        long last = 0;
        for (List<FeedEntry> some = storage.cases().events(last, 500);
                !some.isEmpty();
                some = storage.cases().events(last, 500)) {
            some.forEach(each -> fed.add(each.entry()));
            last = some.get(some.size() - 1).sequence();
        }
        assertThat(fed).as("the feed has every event once").containsExactlyInAnyOrderElementsOf(told);
    }
}
