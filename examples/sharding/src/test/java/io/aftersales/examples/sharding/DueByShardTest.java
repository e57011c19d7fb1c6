package io.aftersales.examples.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.ports.desks.DueWork;
import io.aftersales.ports.tck.Samples;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that is due, in two databases. */
class DueByShardTest {
    private static Watched databases;

    @BeforeAll
    static void start() {
        databases = new Watched(2);
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @BeforeEach
    void empty() {
        databases.empty();
    }

    @Test
    void whatIsOwedInEachDatabaseIsCarriedOut() {
        var samples = new Samples(databases.storage.cases());
        for (int order = 0; order < 6; order++) {
            samples.opened("order-" + order, "c1");
        }
        assertThat(databases.shards().each())
                .allSatisfy(each -> assertThat(each.effects(State.READY)).isPositive());
        var due = new DueByShard(databases.shards(), new Returns(databases.storage)::assembly);

        DueWork done = due.runDue(Samples.NOON.plus(Duration.ofMinutes(1)), 100);

        assertThat(done.effects()).isEqualTo(6);
        assertThat(databases.storage.effects(State.READY)).isZero();
        assertThat(due.runDue(Samples.NOON.plus(Duration.ofDays(60)), 100).cases())
                .as("cases whose deadlines have passed, of both databases")
                .isEqualTo(6);
    }
}
