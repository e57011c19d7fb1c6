package io.aftersales.examples.spark;

import io.aftersales.domain.analytics.CaseRecord;
import io.aftersales.domain.analytics.Figures;
import io.aftersales.domain.analytics.FiguresFold;
import io.aftersales.domain.analytics.ServiceFigures;
import io.aftersales.domain.analytics.Sketch;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;

/** Command {@code figures}: the figures of all cases. Each task folds the cases of its part; figures of parts add up. */
@Command(
        name = "figures",
        sortOptions = false,
        description =
                "Counts the figures of all cases, by kind, reason, product, fault and month, with exact percentiles.")
final class FiguresCommand extends FeedCommand<Figures> {
    static final Feed FEED = new Feed("cases", CaseRows.SCHEMA);
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Override
    Feed feed() {
        return FEED;
    }

    @Override
    Feed.RowsOfOrder generated(GeneratedShop shop) {
        return order -> shop.records(order).stream().map(CaseRows::row).iterator();
    }

    @Override
    Figures inOneThread(GeneratedShop shop) {
        return fold(shop.allCases().iterator());
    }

    @Override
    Figures inSpark(Dataset<Row> rows) {
        return over(rows);
    }

    static Figures over(Dataset<Row> cases) {
        return cases.toJavaRDD()
                .map(CaseRows::record)
                .mapPartitions(part -> List.of(fold(part)).iterator())
                .fold(Figures.none(Sketch.exact()), Figures::plus);
    }

    static Figures fold(Iterator<CaseRecord> records) {
        var fold = new FiguresFold(ZONE, Sketch::exact);
        records.forEachRemaining(fold::add);
        return fold.figures();
    }

    @Override
    long counted(Figures result) {
        return result.all().cases();
    }

    @Override
    String describe(Figures result) {
        ServiceFigures service = result.all().service();
        return String.format(
                Locale.ROOT,
                "figures  cases %d: open %d, granted %d, not granted %d; units %d; refunded, minor units: %s%n"
                        + "         hours to the end: p50 %s, p90 %s, p99 %s; rated %s; settled at first contact %s%n",
                result.all().cases(),
                result.all().open(),
                result.all().granted(),
                result.all().notGranted(),
                result.all().units(),
                result.all().refunded(),
                hours(result, 50),
                hours(result, 90),
                hours(result, 99),
                service.score().value().map(rate -> rate.rounded(3).toString()).orElse("no value"),
                service.firstContact()
                        .value()
                        .map(rate -> rate.rounded(3).toString())
                        .orElse("no value"));
    }

    private static String hours(Figures result, int percent) {
        return result.handlingPercentile(percent)
                .map(seconds -> Long.toString(seconds / 3600))
                .orElse("no value");
    }
}
