package io.aftersales.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** MariaDB and the processes that write to it, killed with {@code kill -9} in the middle of their work. */
class KilledTest {
    private static final int BEFORE_THE_KILL = 15;

    /** A process to kill in a round. */
    private enum Victim {
        WRITER,
        SERVER,
        BOTH
    }

    @Test
    void whatWasConfirmedIsThereAndNothingIsHalfWritten() throws IOException, SQLException {
        Database.needsMariaDb();
        var server = new MariaDb(true).start();
        try (var database = new Database(Dialect.MARIADB, server.freshUrl())) {
            JdbcStorage storage = JdbcStorage.on(database.pool);
            var confirmed = new ArrayList<CaseId>();
            for (Victim victim : Victim.values()) {
                confirmed.addAll(round(victim, server, database.pool.getJdbcUrl()));
            }
            assertEverythingAgrees(storage, confirmed);
        } finally {
            server.kill();
        }
    }

    /** Lets two programs write until something is killed; returns the cases that were confirmed to them. */
    private static List<CaseId> round(Victim victim, MariaDb server, String url) throws IOException {
        Process one = writer(url, victim + "-a-");
        Process two = writer(url, victim + "-b-");
        var confirmed = new ArrayList<CaseId>();
        try (BufferedReader ofOne = output(one);
                BufferedReader ofTwo = output(two)) {
            read(ofOne, BEFORE_THE_KILL, confirmed);
            if (victim != Victim.SERVER) {
                // By its handle, so that what it has printed can still be read.
                one.toHandle().destroyForcibly();
                two.toHandle().destroyForcibly();
            }
            if (victim != Victim.WRITER) {
                server.kill();
            }
            read(ofOne, Integer.MAX_VALUE, confirmed);
            read(ofTwo, Integer.MAX_VALUE, confirmed);
        }
        one.onExit().join();
        two.onExit().join();
        if (victim != Victim.WRITER) {
            server.start();
        }
        return confirmed;
    }

    private static Process writer(String url, String name) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url + "&connectTimeout=2000",
                        name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void read(BufferedReader output, int most, List<CaseId> confirmed) throws IOException {
        int found = 0;
        for (String line = ""; line != null && found < most; line = output.readLine()) {
            if (line.startsWith("confirmed ")) {
                confirmed.add(CaseId.parse(line.substring("confirmed ".length())));
                found++;
            }
        }
    }

    private static void assertEverythingAgrees(JdbcStorage storage, List<CaseId> confirmed) {
        assertThat(confirmed).hasSizeGreaterThanOrEqualTo(Victim.values().length * BEFORE_THE_KILL);
        for (CaseId id : confirmed) {
            assertThat(storage.cases().find(id).map(AfterSalesCase::status))
                    .as("%s was confirmed as approved", id)
                    .contains(CaseStatus.REFUNDING);
        }
        var told = new ArrayList<TimelineEntry>();
        CaseQuery page = CaseQuery.in().atMost(500);
        List<AfterSalesCase> cases = storage.cases().search(page);
        while (!cases.isEmpty()) {
            for (AfterSalesCase each : cases) {
                List<TimelineEntry> timeline = storage.cases().timeline(each.id());
                told.addAll(timeline);
                boolean approved = each.status() == CaseStatus.REFUNDING;
                assertThat(timeline)
                        .as("%s: its events were written with it", each.id())
                        .hasSizeGreaterThanOrEqualTo((int) each.version());
                OrderAccount account =
                        storage.cases().account(each.id().order()).orElseThrow();
                assertThat(account.toRecord().cases())
                        .as("%s: the account knows its cases", each.id())
                        .isGreaterThanOrEqualTo(each.id().number());
                assertThat(storage.outbox().ofOrder(each.id().order()).stream()
                                .anyMatch(entry -> entry.caseId().equals(each.id())
                                        && entry.effect().code().equals("PAY_REFUND")))
                        .as("%s: its payments are owed once it is approved", each.id())
                        .isEqualTo(approved);
            }
            cases = storage.cases()
                    .search(page.after(cases.get(cases.size() - 1).id()));
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
