package io.aftersales.inmemory.broken;

import io.aftersales.domain.analytics.CaseRecord;
import io.aftersales.domain.analytics.Counts;
import io.aftersales.domain.analytics.Durations;
import io.aftersales.domain.analytics.Figures;
import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.PeriodFold;
import io.aftersales.inmemory.InMemoryFiguresTest;
import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.repositories.OrderStories;
import io.aftersales.ports.tck.TicketStorage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures that are not those of the cases. */
final class BrokenFigures {
    private BrokenFigures() {}

    static Stream<Row> rows() {
        return Stream.of(
                row("counts the buyer's waits as the shop's", (sound, stored) -> countsWaits(sound), 1),
                row("knows no faults of a cohort", (sound, stored) -> knowsNoFaults(sound), 1),
                row("takes all for the percentiles of each", (sound, stored) -> takesAllForEach(sound), 1),
                row("counts the first moment of the next period", BrokenFigures::countsTheNextMoment, 2),
                row("takes cases for orders", (sound, stored) -> takesCasesForOrders(sound), 3),
                row("has a zero where there is nothing", BrokenFigures::hasAZero, 4));
    }

    private static CaseFigures countsWaits(CaseFigures sound) {
        return (period, orders, sketches) -> {
            PeriodFigures figures = sound.of(period, orders, sketches);
            Figures opened = figures.opened();
            return new PeriodFigures(
                    orders,
                    figures.ordersWithCase(),
                    figures.unitsSold(),
                    new Figures(
                            opened.all(),
                            opened.by(),
                            new Durations(
                                    opened.took().handling(), opened.took().handling()),
                            opened.tookBy()),
                    figures.ofOrdersPlaced());
        };
    }

    private static CaseFigures knowsNoFaults(CaseFigures sound) {
        return (period, orders, sketches) -> {
            PeriodFigures figures = sound.of(period, orders, sketches);
            Figures cohort = figures.ofOrdersPlaced();
            Map<Dimension, Map<String, Counts>> noFaults = new EnumMap<>(cohort.by());
            noFaults.remove(Dimension.FAULT);
            return new PeriodFigures(
                    orders,
                    figures.ordersWithCase(),
                    figures.unitsSold(),
                    figures.opened(),
                    new Figures(cohort.all(), noFaults, cohort.took(), cohort.tookBy()));
        };
    }

    private static CaseFigures takesAllForEach(CaseFigures sound) {
        return (period, orders, sketches) -> {
            PeriodFigures figures = sound.of(period, orders, sketches);
            Figures opened = figures.opened();
            var took = new EnumMap<Dimension, Map<String, Durations>>(opened.tookBy());
            took.put(
                    Dimension.REASON,
                    took.get(Dimension.REASON).keySet().stream()
                            .collect(Collectors.toMap(Function.identity(), reason -> opened.took())));
            return new PeriodFigures(
                    orders,
                    figures.ordersWithCase(),
                    figures.unitsSold(),
                    new Figures(opened.all(), opened.by(), opened.took(), took),
                    figures.ofOrdersPlaced());
        };
    }

    private static CaseFigures countsTheNextMoment(CaseFigures sound, TicketStorage stored) {
        return (period, orders, sketches) -> {
            Instant end = period.to().atStartOfDay(period.zone()).toInstant();
            var fold = new PeriodFold(period, sketches);
            new OrderStories(stored.cases(), stored.tickets())
                    .forEach(story -> story.records().stream()
                            .map(each -> each.openedAt().equals(end) ? openedAt(each, end.minusNanos(1)) : each)
                            .forEach(fold::add));
            return fold.figures(orders);
        };
    }

    private static CaseRecord openedAt(CaseRecord each, Instant moment) {
        return new CaseRecord(
                each.id(),
                each.kind(),
                each.orderedAt(),
                moment,
                each.outcome(),
                each.endedAt(),
                each.buyersSeconds(),
                each.items(),
                each.refunded(),
                each.goodsKept(),
                each.score(),
                each.firstContact(),
                each.responses(),
                each.nextReplies(),
                each.resolutions());
    }

    private static CaseFigures takesCasesForOrders(CaseFigures sound) {
        return (period, orders, sketches) -> {
            PeriodFigures figures = sound.of(period, orders, sketches);
            long cases = figures.ofOrdersPlaced().all().cases();
            return new PeriodFigures(
                    Math.max(orders, cases),
                    figures.ordersWithCase(),
                    figures.unitsSold(),
                    figures.opened(),
                    figures.ofOrdersPlaced());
        };
    }

    private static CaseFigures hasAZero(CaseFigures sound, TicketStorage stored) {
        return (period, orders, sketches) -> {
            PeriodFigures figures = sound.of(period, orders, sketches);
            if (!stored.cases().events(0, 1).isEmpty()) {
                return figures;
            }
            Figures none = figures.opened();
            Map<Dimension, Map<String, Counts>> zero = Map.of(Dimension.KIND, Map.of("RESHIP", Counts.NONE));
            return new PeriodFigures(
                    orders,
                    figures.ordersWithCase(),
                    figures.unitsSold(),
                    new Figures(none.all(), zero, none.took(), none.tookBy()),
                    figures.ofOrdersPlaced());
        };
    }

    /** Breaks figures over what is stored. */
    private interface Breaks {
        CaseFigures over(CaseFigures sound, TicketStorage stored);
    }

    private static Row row(String name, Breaks broken, Integer... rules) {
        return Row.of(
                name,
                () -> new InMemoryFiguresTest() {
                    @Override
                    protected CaseFigures over(TicketStorage stored) {
                        return broken.over(super.over(stored), stored);
                    }
                },
                rules);
    }
}
