package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.aftersales.domain.analytics.Counts;
import io.aftersales.domain.analytics.Figures;
import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.analytics.Mean;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.Ratio;
import io.aftersales.domain.analytics.ServiceFigures;
import io.aftersales.domain.lifecycle.CaseKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Writes a report as JSON and as CSV tables. Amounts are minor units and rates have four decimals; a missing value is null in JSON and
 * empty in a table.
 */
final class ReportTables {
    private static final int DECIMALS = 4;
    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final int[] PERCENTILES = {50, 90, 99};

    private final ReportFigures report;

    ReportTables(ReportFigures report) {
        this.report = report;
    }

    ObjectNode json() {
        PeriodFigures all = report.all();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("currency", report.currency().getCurrencyCode())
                .put("orders_placed", all.ordersPlaced());
        report.refused().forEach(json.putObject("refused_by_rule")::put);
        counts(json, all.opened().all());
        rates(json, all);
        times(
                json.putObject("handling_hours"),
                all.opened().all().service().handling(),
                all.opened()::handlingPercentile);
        times(
                json.putObject("handling_hours_without_buyer"),
                all.opened().all().service().handlingByShop(),
                all.opened()::handlingByShopPercentile);
        service(json, all.opened().all().service());
        for (Dimension dimension : Dimension.values()) {
            if (dimension == Dimension.MONTH) {
                continue;
            }
            ObjectNode values = json.putObject("by_" + name(dimension));
            for (Figures.Ranked each : all.opened().ranked(dimension)) {
                ObjectNode row = counts(values.putObject(each.value()), each.counts())
                        .put("share", each.share().rounded(DECIMALS))
                        .put("up_to_here", each.upToHere().rounded(DECIMALS));
                ServiceFigures service = each.counts().service();
                service(row, service);
                put(row, "handling_hours_mean", hours(service.handling()));
                put(row, "handling_hours_without_buyer_mean", hours(service.handlingByShop()));
                for (int percent : PERCENTILES) {
                    put(row, "handling_hours_p" + percent, percentile(dimension, each, percent));
                }
                if (dimension == Dimension.SKU) {
                    row.put("units_sold", unitsSold(each.value()));
                    put(row, "product_rate", all.productRate(each.value()));
                }
            }
        }
        ObjectNode months = json.putObject("by_month");
        report.months().forEach((month, figures) -> {
            ObjectNode row = months.putObject(month.toString()).put("orders_placed", figures.ordersPlaced());
            service(row, figures.opened().all().service());
            rates(counts(row, figures.opened().all()), figures)
                    .put("cohort_cases", figures.ofOrdersPlaced().all().cases());
        });
        return json;
    }

    private Optional<Ratio> percentile(Dimension dimension, Figures.Ranked of, int percent) {
        return report.all()
                .opened()
                .took(dimension, of.value())
                .map(took -> new Ratio(took.handling().percentile(percent), HOUR));
    }

    private long unitsSold(String sku) {
        return report.all().unitsSold().getOrDefault(sku, 0L);
    }

    private static String name(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    private ObjectNode counts(ObjectNode json, Counts counts) {
        return json.put("cases", counts.cases())
                .put("open", counts.open())
                .put("granted", counts.granted())
                .put("not_granted", counts.notGranted())
                .put("units", counts.units())
                .put("refunded_minor", report.refunded(counts));
    }

    private static ObjectNode rates(ObjectNode json, PeriodFigures figures) {
        put(json, "after_sales_period_rate", figures.afterSalesPeriodRate());
        put(json, "return_period_rate", figures.periodRate(CaseKind.RETURN_REFUND));
        put(json, "orders_with_case_rate", figures.ordersWithCaseRate());
        put(json, "after_sales_cohort_rate", figures.afterSalesCohortRate());
        put(json, "return_cohort_rate", figures.cohortRate(CaseKind.RETURN_REFUND));
        return json;
    }

    private static void put(ObjectNode json, String name, Optional<Ratio> ratio) {
        ratio.ifPresentOrElse(value -> json.put(name, value.rounded(DECIMALS)), () -> json.putNull(name));
    }

    private static void times(ObjectNode json, Mean mean, IntFunction<Optional<Long>> percentile) {
        put(json, "mean", hours(mean));
        for (int percent : PERCENTILES) {
            put(json, "p" + percent, percentile.apply(percent).map(seconds -> new Ratio(seconds, HOUR)));
        }
    }

    private static Optional<Ratio> hours(Mean seconds) {
        return seconds.value().map(mean -> new Ratio(mean.part(), Math.multiplyExact(mean.of(), HOUR)));
    }

    private static void service(ObjectNode json, ServiceFigures service) {
        put(json, "score_mean", service.score().value());
        put(json, "score_answered", service.answered());
        put(json, "first_contact_rate", service.firstContact().value());
        put(json, "responses_in_time", service.responses().value());
        put(json, "next_replies_in_time", service.nextReplies().value());
        put(json, "resolutions_in_time", service.resolutions().value());
    }

    /** Writes one table for each dimension into a folder. */
    void write(Path folder) throws IOException {
        for (Dimension dimension : Dimension.values()) {
            if (dimension != Dimension.MONTH) {
                table(folder.resolve("by-" + name(dimension) + ".csv"), dimension);
            }
        }
        try (CsvWriter csv = csv(folder.resolve("by-month.csv"))) {
            csv.writeRecord(
                    "month",
                    "orders_placed",
                    "cases",
                    "units",
                    "refunded_minor",
                    "after_sales_period_rate",
                    "cohort_cases",
                    "after_sales_cohort_rate");
            report.months()
                    .forEach((month, figures) -> csv.writeRecord(
                            month.toString(),
                            Long.toString(figures.ordersPlaced()),
                            Long.toString(figures.opened().all().cases()),
                            Long.toString(figures.opened().all().units()),
                            Long.toString(report.refunded(figures.opened().all())),
                            text(figures.afterSalesPeriodRate()),
                            Long.toString(figures.ofOrdersPlaced().all().cases()),
                            text(figures.afterSalesCohortRate())));
        }
    }

    private void table(Path file, Dimension dimension) throws IOException {
        try (CsvWriter csv = csv(file)) {
            var columns = new ArrayList<>(List.of(
                    name(dimension),
                    "cases",
                    "granted",
                    "units",
                    "refunded_minor",
                    "share",
                    "up_to_here",
                    "handling_hours_mean",
                    "handling_hours_p50",
                    "handling_hours_p90",
                    "handling_hours_p99",
                    "score_mean",
                    "first_contact_rate",
                    "resolutions_in_time"));
            if (dimension == Dimension.SKU) {
                columns.addAll(List.of("units_sold", "product_rate"));
            }
            csv.writeRecord(columns);
            for (Figures.Ranked each : report.all().opened().ranked(dimension)) {
                var row = new ArrayList<>(List.of(
                        SafeCell.of(each.value()),
                        Long.toString(each.counts().cases()),
                        Long.toString(each.counts().granted()),
                        Long.toString(each.counts().units()),
                        Long.toString(report.refunded(each.counts())),
                        each.share().rounded(DECIMALS).toPlainString(),
                        each.upToHere().rounded(DECIMALS).toPlainString(),
                        text(hours(each.counts().service().handling())),
                        text(percentile(dimension, each, 50)),
                        text(percentile(dimension, each, 90)),
                        text(percentile(dimension, each, 99)),
                        text(each.counts().service().score().value()),
                        text(each.counts().service().firstContact().value()),
                        text(each.counts().service().resolutions().value())));
                if (dimension == Dimension.SKU) {
                    row.add(Long.toString(unitsSold(each.value())));
                    row.add(text(report.all().productRate(each.value())));
                }
                csv.writeRecord(row);
            }
        }
    }

    private static CsvWriter csv(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    }

    private static String text(Optional<Ratio> ratio) {
        return ratio.map(value -> value.rounded(DECIMALS).toPlainString()).orElse("");
    }
}
