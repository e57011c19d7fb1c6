package io.aftersales.examples.spark;

import io.aftersales.domain.finance.Reconciliation;
import io.aftersales.examples.spark.PaymentRows.Listed;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code reconcile}: the journal beside the statement of the provider. */
@Command(
        name = "reconcile",
        sortOptions = false,
        description = "Compares the journal with the statement of the provider, payment by payment.")
final class ReconcileCommand extends FeedCommand<FindingTotals> {
    static final Feed FEED = new Feed("payments", PaymentRows.SCHEMA);

    @Option(
            names = "--statement-ends",
            paramLabel = "INSTANT",
            description = "The moment up to which the statement is complete (default: the end of the generated year).")
    private Instant ends = GeneratedPayments.STATEMENT_ENDS;

    @Override
    Feed feed() {
        return FEED;
    }

    @Override
    Feed.RowsOfOrder generated(GeneratedShop shop) {
        return order -> PaymentRows.rows(GeneratedShop.id(order).value(), GeneratedPayments.of(shop, order))
                .iterator();
    }

    /** Keys and transactions of the generated year belong to one order, so that this thread needs one order at a time. */
    @Override
    FindingTotals inOneThread(GeneratedShop shop) {
        return totals(
                ends,
                LongStream.range(0, shop.orders())
                        .boxed()
                        .flatMap(order -> PaymentMatching.inMemory(GeneratedPayments.of(shop, order)).stream())
                        .iterator());
    }

    @Override
    FindingTotals inSpark(Dataset<Row> rows) {
        return over(rows, ends);
    }

    static FindingTotals over(Dataset<Row> movements, Instant ends) {
        return PaymentMatching.inSpark(movements)
                .toJavaRDD()
                .map(ReconcileCommand::payment)
                .mapPartitions(part -> List.of(totals(ends, part)).iterator())
                .fold(FindingTotals.none(), FindingTotals::plus);
    }

    private static List<Listed> payment(Row row) {
        return row.<Row>getList(0).stream().map(PaymentRows::listed).toList();
    }

    static FindingTotals totals(Instant ends, Iterator<List<Listed>> payments) {
        var reconciliation = new Reconciliation(ends);
        FindingTotals totals = FindingTotals.none();
        payments.forEachRemaining(payment -> totals.add(reconciliation, payment));
        return totals;
    }

    @Override
    long counted(FindingTotals result) {
        return result.payments();
    }

    @Override
    String describe(FindingTotals result) {
        var text = new StringBuilder(String.format(Locale.ROOT, "payments %d%n", result.payments()));
        result.by()
                .forEach((finding, sums) -> text.append(String.format(
                        Locale.ROOT,
                        "         %-18s %d, minor units here %d, there %d%n",
                        finding,
                        sums.payments(),
                        sums.here(),
                        sums.there())));
        return text.toString();
    }
}
