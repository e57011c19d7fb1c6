package io.aftersales.examples.oms.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import io.aftersales.ports.tck.Samples;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A follower of the feed misses nothing, whatever order transactions end in. */
class FeedTest {
    private static final Database DATABASE = new Database();

    private final Samples samples = new Samples(DATABASE.cases);

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void whatIsWrittenFirstAndCommittedLastIsNotMissed() {
        List<FeedEntry> meanwhile = DATABASE.transactions.execute(status -> {
            samples.opened("1001", "c1");
            return CompletableFuture.supplyAsync(() -> {
                        samples.opened("1002", "c1");
                        return DATABASE.cases.events(0, 10);
                    })
                    .join();
        });
        long last =
                meanwhile.isEmpty() ? 0 : meanwhile.get(meanwhile.size() - 1).sequence();

        assertThat(DATABASE.cases.events(last, 10))
                .extracting(each -> each.entry().caseId())
                .containsExactly(CaseId.parse("1001.1"), CaseId.parse("1002.1"));
    }

    @Test
    void theEventsOfOneTransactionComeInTheirOrder() {
        DATABASE.transactions.executeWithoutResult(status -> {
            samples.approved("1001", "c1");
            samples.opened("1001", "c3");
        });

        assertThat(DATABASE.cases.events(0, 10))
                .extracting(each -> each.entry().caseId() + " " + each.entry().number())
                .startsWith("1001.1 1", "1001.1 2")
                .endsWith("1001.2 1");
    }
}
