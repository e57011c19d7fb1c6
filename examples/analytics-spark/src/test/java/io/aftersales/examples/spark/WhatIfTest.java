package io.aftersales.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.finance.WhatIfTotals;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.examples.spark.OrderRows.ClaimedOrder;
import io.aftersales.examples.spark.WhatIfCommand.Policies;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refunds that Spark compares over an export are those of one thread, order by order. */
@ExtendWith(SparkSessions.class)
class WhatIfTest {
    @TempDir
    private Path folder;

    private static Stream<ClaimedOrder> orders(GeneratedShop shop) {
        return LongStream.range(0, shop.orders()).mapToObj(order -> GeneratedSales.of(shop, order));
    }

    /** The rows lie in any order and any files, so that an order has to be brought together. */
    @ParameterizedTest
    @CsvSource({"2000, 1", "2003, 3", "1999, 7", "2, 5"})
    void totalsAreTheSameHoweverTheRowsLie(long cases, int partitions, SparkSession spark) {
        var shop = new GeneratedShop(5, cases);
        WhatIfCommand.FEED.write(
                spark, folder.toString(), shop.orders(), partitions, new WhatIfCommand().generated(shop));
        var shuffled = WhatIfCommand.FEED.read(spark, folder.toString()).repartition(partitions);

        WhatIfTotals totals = WhatIfCommand.over(shuffled, Policies.STANDARD);

        assertThat(totals)
                .isEqualTo(WhatIfCommand.compared(
                        Policies.STANDARD.comparison(), orders(shop).iterator()));
        assertThat(totals.claims()).isEqualTo(cases);
    }

    @Test
    void someClaimsDifferAndSomeAreRefused() {
        WhatIfTotals totals = WhatIfCommand.compared(
                Policies.STANDARD.comparison(),
                orders(new GeneratedShop(5, 2_000)).iterator());

        assertThat(totals.differing()).isPositive().isLessThan(totals.claims());
        assertThat(totals.money().difference()).isNotZero();
        assertThat(totals.refusals()).containsKey("QUANTITY_EXCEEDED");
    }

    @Test
    void anOrderIsReadFromItsRowsAsItWasWritten() {
        orders(new GeneratedShop(6, 300)).forEach(order -> {
            List<Row> events = OrderRows.rows(order).stream()
                    .sorted(Comparator.comparing(row -> row.getInt(1)))
                    .map(row -> RowFactory.create(row.getInt(1), row.getString(2), row.getString(3)))
                    .toList();
            ClaimedOrder read = OrderRows.order(events);

            assertThat(read.snapshot().first()).isEqualTo(order.snapshot().first());
            assertThat(read.claims()).isEqualTo(order.claims());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OrderRows.order(events.subList(1, events.size())))
                    .withMessageContaining("without their sale");
        });
    }

    @Test
    void rulesOfAHostAreReadFromTheirDocument() {
        var policy = RefundPolicy.STANDARD
                .withRestockingFee(RestockingFee.percent(15))
                .named("autumn", 2);

        assertThat(OrderRows.policy(OrderRows.written(policy))).isEqualTo(policy);
    }
}
