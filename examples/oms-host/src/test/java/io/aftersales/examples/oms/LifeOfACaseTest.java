package io.aftersales.examples.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.tck.Racers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much a life of six commands asks of the database. */
class LifeOfACaseTest {
    /** Beside its ticket, reads included; with the notice to the group whose ticket waits, which is written down as sent. */
    private static final int MOST_ROUND_TRIPS = 30;

    /**
     * Beside its ticket, reads included, each statement counted: the round trips of a database that takes one statement at a time. The
     * notice to the group is two of them.
     */
    private static final int MOST_STATEMENTS = 59;

    private static final int LIVES = 64;

    private static final List<String> COMMANDS =
            List.of("open", "approve", "posted", "received", "first look", "last look");

    @Test
    void takesNoMoreRoundTripsThanTheRulesAreWorth() {
        try (var bench = new Bench()) {
            bench.opened(bench.delivered("0999"));
            var counts = new ArrayList<CountedPool.Count>();
            var order = bench.delivered("1001");
            CountedPool.Count start = bench.pool.count();
            CountedPool.Count before = start;
            CaseId id = bench.opened(order);
            for (int step = 0; ; step++) {
                counts.add(bench.pool.count().since(before));
                if (step == bench.returned().size()) {
                    break;
                }
                before = bench.pool.count();
                bench.returned().get(step).apply(id);
            }
            CountedPool.Count life = bench.pool.count().since(start);
            assertThat(bench.cases.find(id).orElseThrow().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.due()).as("its effects are among what was counted").isEmpty();

            for (int step = 0; step < counts.size(); step++) {
                print(COMMANDS.get(step), counts.get(step));
            }
            print("the whole life", life);
            assertThat(life.roundTrips() - life.aboutTickets()).isLessThanOrEqualTo(MOST_ROUND_TRIPS);
            assertThat(life.statements() - life.ticketStatements()).isLessThanOrEqualTo(MOST_STATEMENTS);
        }
    }

    @Test
    void isLivedByManyAtOnce() {
        try (var bench = new Bench()) {
            for (int clients : new int[] {1, 2, 8}) {
                String name = "life-" + clients + "-";
                long start = System.nanoTime();
                var lives = Racers.race(IntStream.range(0, clients)
                        .<Callable<List<CaseId>>>mapToObj(
                                client -> () -> bench.lives(name + client + "-", LIVES / clients))
                        .toList());
                long nanos = System.nanoTime() - start;

                assertThat(lives).allSatisfy(each -> assertThat(each.failure()).isNull());
                assertThat(lives.stream().flatMap(each -> each.value().stream()))
                        .hasSize(LIVES)
                        .allSatisfy(id -> assertThat(
                                        bench.cases.find(id).orElseThrow().status())
                                .isEqualTo(CaseStatus.REFUNDED));
                System.out.printf("%d clients: %d lives/s%n", clients, LIVES * 1_000_000_000L / nanos);
            }
        }
    }

    private static void print(String what, CountedPool.Count count) {
        System.out.printf(
                "%-15s %3d round trips, %2d of them about its ticket, with %3d statements, %2d of them about its ticket,"
                        + " in %3d transactions%n",
                what,
                count.roundTrips(),
                count.aboutTickets(),
                count.statements(),
                count.ticketStatements(),
                count.transactions());
    }
}
