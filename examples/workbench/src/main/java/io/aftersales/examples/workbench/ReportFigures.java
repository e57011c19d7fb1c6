package io.aftersales.examples.workbench;

import io.aftersales.domain.analytics.CaseRecord;
import io.aftersales.domain.analytics.Counts;
import io.aftersales.domain.analytics.Period;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.PeriodFold;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Figures of a history, month by month; those of the whole history are their sum.
 *
 * @param months the figures of each month, in UTC
 * @param all the figures of all months
 * @param refused the requests that were refused and opened no case, by the code of the refusal
 * @param currency the currency of the amounts
 */
record ReportFigures(
        Map<YearMonth, PeriodFigures> months, PeriodFigures all, Map<String, Long> refused, Currency currency) {
    private static final ZoneId ZONE = ZoneOffset.UTC;

    static ReportFigures of(History history, Replay replay, List<ReplayedCase> cases) {
        var orders = new TreeMap<YearMonth, Long>();
        var sold = new TreeMap<YearMonth, Map<String, Long>>();
        for (PastOrder order : history.orders().all()) {
            YearMonth month = month(order.placedAt());
            orders.merge(month, 1L, Long::sum);
            order.countSold(sold.computeIfAbsent(month, unseen -> new TreeMap<>()));
        }
        var refused = new TreeMap<String, Long>();
        for (ReplayedCase each : cases) {
            if (!each.isAccepted()) {
                refused.merge(each.rule(), 1L, Long::sum);
            }
        }
        var folds = new TreeMap<YearMonth, PeriodFold>();
        orders.keySet().forEach(month -> fold(folds, month));
        var currencies = new LinkedHashSet<Currency>();
        replay.stories().forEach(story -> {
            currencies.add(story.account().frozen().currency());
            for (CaseRecord each : story.records()) {
                Stream.of(each.openedAt(), each.orderedAt())
                        .map(ReportFigures::month)
                        .distinct()
                        .forEach(month -> fold(folds, month).add(each));
            }
        });
        var months = new TreeMap<YearMonth, PeriodFigures>();
        folds.forEach((month, fold) -> months.put(
                month, fold.figures(orders.getOrDefault(month, 0L)).withUnitsSold(sold.getOrDefault(month, Map.of()))));
        PeriodFigures all =
                months.values().stream().reduce(PeriodFigures.withoutCases(0, new HdrSketch()), PeriodFigures::plus);
        Currency currency = currencies.stream().findFirst().orElse(Currency.getInstance("CNY"));
        return new ReportFigures(months, all, refused, currency);
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZONE));
    }

    private static PeriodFold fold(Map<YearMonth, PeriodFold> folds, YearMonth month) {
        return folds.computeIfAbsent(
                month,
                unseen -> new PeriodFold(
                        new Period(month.atDay(1), month.plusMonths(1).atDay(1), ZONE), HdrSketch::new));
    }

    /** Returns the refunded amount of these counts, in minor units. */
    long refunded(Counts counts) {
        return counts.refunded().getOrDefault(currency.getCurrencyCode(), 0L);
    }
}
