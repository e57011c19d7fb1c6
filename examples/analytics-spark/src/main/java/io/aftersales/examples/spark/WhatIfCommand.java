package io.aftersales.examples.spark;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import io.aftersales.domain.finance.WhatIf;
import io.aftersales.domain.finance.WhatIfTotals;
import io.aftersales.domain.refunds.DiscountRule;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.examples.spark.OrderRows.ClaimedOrder;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code what-if}: refunds under two sets of money rules. Each order is brought together, and its claims follow each other. */
@Command(
        name = "what-if",
        sortOptions = false,
        description = "Compares the refunds of all claims under two sets of money rules, order by order.")
final class WhatIfCommand extends FeedCommand<WhatIfTotals> {
    static final Feed FEED = new Feed("orders", OrderRows.SCHEMA);

    @Option(
            names = "--policy-a",
            paramLabel = "P.json",
            description = "Money rules, as aftersales-jackson writes a RefundPolicy (default: the standard rules).")
    private @Nullable Path policyA;

    @Option(
            names = "--policy-b",
            paramLabel = "P.json",
            description = "The rules to compare with (default: the standard rules with RE_EVALUATED promotions).")
    private @Nullable Path policyB;

    /**
     * Two sets of money rules as JSON, which can be sent to the machines of a cluster.
     *
     * @param one the first set
     * @param other the second set
     */
    record Policies(String one, String other) implements Serializable {
        static final Policies STANDARD = new Policies(
                OrderRows.written(RefundPolicy.STANDARD),
                OrderRows.written(
                        RefundPolicy.STANDARD.withDiscounts(DiscountRule.PRO_RATA, DiscountRule.RE_EVALUATED)));

        WhatIf comparison() {
            return new WhatIf(OrderRows.policy(one), OrderRows.policy(other));
        }
    }

    private Policies policies() {
        return new Policies(
                policyA == null ? Policies.STANDARD.one() : text(policyA),
                policyB == null ? Policies.STANDARD.other() : text(policyB));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Feed feed() {
        return FEED;
    }

    @Override
    Feed.RowsOfOrder generated(GeneratedShop shop) {
        return order -> OrderRows.rows(GeneratedSales.of(shop, order)).iterator();
    }

    @Override
    WhatIfTotals inOneThread(GeneratedShop shop) {
        return compared(
                policies().comparison(),
                LongStream.range(0, shop.orders())
                        .mapToObj(order -> GeneratedSales.of(shop, order))
                        .iterator());
    }

    @Override
    WhatIfTotals inSpark(Dataset<Row> rows) {
        return over(rows, policies());
    }

    static WhatIfTotals over(Dataset<Row> events, Policies policies) {
        return events.groupBy("order_id")
                .agg(sort_array(collect_list(struct("sequence", "type", "document"))))
                .toJavaRDD()
                .map(order -> OrderRows.order(order.getList(1)))
                .mapPartitions(
                        part -> List.of(compared(policies.comparison(), part)).iterator())
                .fold(WhatIfTotals.NONE, WhatIfTotals::plus);
    }

    static WhatIfTotals compared(WhatIf comparison, Iterator<ClaimedOrder> orders) {
        WhatIfTotals totals = WhatIfTotals.NONE;
        while (orders.hasNext()) {
            ClaimedOrder order = orders.next();
            for (WhatIf.Compared each : comparison.compare(order.snapshot(), order.claims())) {
                totals = totals.plus(WhatIfTotals.of(each));
            }
        }
        return totals;
    }

    @Override
    long counted(WhatIfTotals result) {
        return result.claims();
    }

    @Override
    String describe(WhatIfTotals result) {
        return String.format(
                Locale.ROOT,
                "what-if  claims %d, of which %d differ; refunds, minor units: %d and %d, difference %d; refused: %s%n",
                result.claims(),
                result.differing(),
                result.money().one(),
                result.money().other(),
                result.money().difference(),
                result.refusals());
    }
}
