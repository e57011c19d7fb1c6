package io.aftersales.examples.oms;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How fast a life is beside its own SQL: the same statements in the same transactions, sent as texts without the library. */
class SqlFloorTest {
    private static final int LIVES = Integer.getInteger("floor.lives", 12);
    private static final int ROUNDS = 3;
    private static final String TEMPLATE = "floor-template";

    private static final List<String> TABLES = List.of(
            "aftersales_account",
            "aftersales_balance",
            "aftersales_entry",
            "aftersales_case",
            "aftersales_event",
            "aftersales_effect");

    @Test
    void aLifeIsToldBesideItsStatementsAlone() throws SQLException {
        try (var bench = new Bench()) {
            bench.lives("warm-up-", LIVES);
            bench.recorded.record(() -> bench.lives(TEMPLATE, 1));
            String order = TEMPLATE + "0";
            long library = 0;
            long alone = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                for (int life = 0; life < LIVES; life++) {
                    bench.recorded.sendAgain(order, "floor-%d-%d-replayed".formatted(round, life));
                }
                alone += System.nanoTime() - start;
                start = System.nanoTime();
                bench.lives("library-" + round + "-", LIVES);
                library += System.nanoTime() - start;
            }
            for (String table : TABLES) {
                assertThat(rows(bench, table, "floor-1-1-replayed"))
                        .as("rows in %s", table)
                        .isEqualTo(rows(bench, table, order))
                        .isPositive();
            }
            System.out.printf(
                    "one client, in turns: %d lives/s with the library, %d lives/s of its statements alone%n",
                    ROUNDS * LIVES * 1_000_000_000L / library, ROUNDS * LIVES * 1_000_000_000L / alone);
        }
    }

    private static long rows(Bench bench, String table, String order) {
        return bench.jdbc
                .sql("select count(*) from " + table + " where order_id = ?")
                .param(order)
                .query(Long.class)
                .single();
    }
}
