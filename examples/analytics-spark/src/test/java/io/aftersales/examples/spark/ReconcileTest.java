package io.aftersales.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.finance.Reconciliation.Finding;
import io.aftersales.examples.spark.PaymentRows.Listed;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings of Spark about a journal and a statement are those of one thread that has all movements in memory. */
@ExtendWith(SparkSessions.class)
class ReconcileTest {
    @TempDir
    private Path folder;

    private static List<Listed> movements(GeneratedShop shop) {
        return LongStream.range(0, shop.orders())
                .boxed()
                .flatMap(order -> GeneratedPayments.of(shop, order).stream())
                .toList();
    }

    private static FindingTotals inMemory(GeneratedShop shop) {
        return ReconcileCommand.totals(
                GeneratedPayments.STATEMENT_ENDS,
                PaymentMatching.inMemory(movements(shop)).iterator());
    }

    @ParameterizedTest
    @CsvSource({"2000, 1", "2003, 3", "1999, 7", "2, 5"})
    void findingsAreTheSameHoweverTheRowsLie(long cases, int partitions, SparkSession spark) {
        var shop = new GeneratedShop(9, cases);
        ReconcileCommand.FEED.write(
                spark, folder.toString(), shop.orders(), partitions, new ReconcileCommand().generated(shop));
        var shuffled = ReconcileCommand.FEED.read(spark, folder.toString()).repartition(partitions);

        assertThat(ReconcileCommand.over(shuffled, GeneratedPayments.STATEMENT_ENDS))
                .isEqualTo(inMemory(shop))
                .isEqualTo(new ReconcileCommand().inOneThread(shop));
    }

    @Test
    void everyFindingIsAmongThem() {
        FindingTotals totals = inMemory(new GeneratedShop(9, 2_000));

        assertThat(totals.by().keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Finding.values())
                        .map(finding -> finding + " CNY")
                        .toList());
        // Each case has one refund, and every hundredth or so is taken back again.
        assertThat(totals.payments()).isBetween(2_000L, 2_100L);
        FindingTotals.Sums matched = totals.by().get("MATCHED CNY");
        assertThat(matched.here()).isEqualTo(matched.there()).isPositive();
    }
}
