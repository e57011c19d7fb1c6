package io.aftersales.examples.workbench;

import io.aftersales.domain.analytics.CaseRecord;
import io.aftersales.domain.analytics.Counts;
import io.aftersales.domain.analytics.Figures;
import io.aftersales.domain.analytics.FiguresFold;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.cases.AfterSalesCase;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of a history, month by month; those of the whole are their sum.
 *
 * @param months by month, in UTC
 * @param all of all months
 * @param refused what was refused when it was asked for, and so is no case, by the code of the refusal
 * @param currency what amounts are in
 */
record ReportFigures(
        Map<YearMonth, PeriodFigures> months, PeriodFigures all, Map<String, Long> refused, Currency currency) {
    private static final ZoneId ZONE = ZoneOffset.UTC;

    static ReportFigures of(History history, Replay replay, List<ReplayedCase> cases) {
        var orders = new TreeMap<YearMonth, Long>();
        for (PastOrder order : history.orders().all()) {
            orders.merge(month(order.placedAt()), 1L, Long::sum);
        }
        var opened = new TreeMap<YearMonth, FiguresFold>();
        var cohorts = new TreeMap<YearMonth, FiguresFold>();
        var refused = new TreeMap<String, Long>();
        Currency currency = Currency.getInstance("CNY");
        for (ReplayedCase each : cases) {
            if (each.isAccepted()) {
                AfterSalesCase end = each.end().get();
                currency =
                        replay.account(end.id().order()).orElseThrow().frozen().currency();
                CaseRecord counted = CaseRecord.of(end, replay.timeline(end.id()), currency.getCurrencyCode());
                Instant placedAt = history.orders()
                        .find(end.id().order().value())
                        .orElseThrow()
                        .placedAt();
                fold(opened, month(counted.openedAt())).add(counted);
                fold(cohorts, month(placedAt)).add(counted);
            } else {
                refused.merge(each.rule(), 1L, Long::sum);
            }
        }
        var months = new TreeMap<YearMonth, PeriodFigures>();
        for (YearMonth month : union(orders, opened)) {
            months.put(
                    month,
                    new PeriodFigures(orders.getOrDefault(month, 0L), figures(opened, month), figures(cohorts, month)));
        }
        Figures none = Figures.none(new HdrSketch());
        PeriodFigures all = months.values().stream().reduce(new PeriodFigures(0, none, none), PeriodFigures::plus);
        return new ReportFigures(months, all, refused, currency);
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZONE));
    }

    private static List<YearMonth> union(Map<YearMonth, ?> some, Map<YearMonth, ?> more) {
        var all = new TreeMap<YearMonth, Boolean>();
        some.keySet().forEach(month -> all.put(month, true));
        more.keySet().forEach(month -> all.put(month, true));
        return List.copyOf(all.keySet());
    }

    private static FiguresFold fold(Map<YearMonth, FiguresFold> folds, YearMonth month) {
        return folds.computeIfAbsent(month, unseen -> new FiguresFold(ZONE, HdrSketch::new));
    }

    private static Figures figures(Map<YearMonth, FiguresFold> folds, YearMonth month) {
        FiguresFold fold = folds.get(month);
        return fold == null ? Figures.none(new HdrSketch()) : fold.figures();
    }

    /** Minor units refunded, of these counts. */
    long refunded(Counts counts) {
        return counts.refunded().getOrDefault(currency.getCurrencyCode(), 0L);
    }
}
