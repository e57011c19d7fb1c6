package io.aftersales.domain.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aftersales.domain.analytics.CaseRecord.Item;
import io.aftersales.domain.analytics.CaseRecord.Outcome;
import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.cases.Records;
import io.aftersales.domain.cases.Records.Counted;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/** Figures add up, and are what a count by hand comes to. */
class FiguresProperties {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Provide
    Arbitrary<List<CaseRecord>> records() {
        Arbitrary<Item> items = Combinators.combine(
                        Arbitraries.of("MUG", "POT", "CUP"),
                        Arbitraries.of("NOT_LIKED", "DAMAGED", "SHORTAGE"),
                        Arbitraries.of(Fault.class),
                        Arbitraries.longs().between(1, 9),
                        Arbitraries.longs().between(0, 5_000))
                .as(Item::new);
        Arbitrary<Mean> kept = Arbitraries.integers().between(0, 5).map(number -> new Mean(number / 2, number));
        Arbitrary<Told> told = Combinators.combine(
                        Arbitraries.integers().between(1, 5).injectNull(0.5),
                        Arbitraries.of(true, false),
                        kept,
                        kept,
                        kept,
                        Arbitraries.longs().between(0, 40_000_000),
                        Arbitraries.of(true, false))
                .as(Told::new);
        Arbitrary<CaseRecord> each = Combinators.combine(
                        Arbitraries.integers().between(1, 1_000),
                        Arbitraries.of(CaseKind.class),
                        Arbitraries.longs().between(0, 40_000_000),
                        Arbitraries.of(Outcome.class),
                        Arbitraries.longs().between(0, 4_000_000),
                        Arbitraries.longs().between(0, 5_000_000),
                        Combinators.combine(items.list().ofMinSize(1).ofMaxSize(4), told)
                                .as(Map::entry),
                        Combinators.combine(Arbitraries.longs().between(0, 100_000), Arbitraries.of("CNY", "JPY"))
                                .as(Money::ofMinor))
                .as((number, kind, opened, outcome, took, waited, all, refunded) -> new CaseRecord(
                        CaseId.parse("1001." + number),
                        kind,
                        NOON.plusSeconds(opened - all.getValue().before()),
                        NOON.plusSeconds(opened),
                        outcome,
                        outcome == Outcome.OPEN ? null : NOON.plusSeconds(opened + took),
                        waited,
                        all.getKey(),
                        refunded,
                        all.getValue().kept(),
                        all.getValue().score(),
                        outcome != Outcome.OPEN && all.getValue().first(),
                        all.getValue().responses(),
                        all.getValue().nextReplies(),
                        all.getValue().resolutions()));
        return each.list().ofMaxSize(30);
    }

    /** What is told of a case besides. */
    private record Told(
            @Nullable Integer score,
            boolean first,
            Mean responses,
            Mean nextReplies,
            Mean resolutions,
            long before,
            boolean kept) {}

    private static Figures fold(List<CaseRecord> records) {
        var fold = new FiguresFold(ZONE, Sketch::exact);
        records.forEach(fold::add);
        return fold.figures();
    }

    @Property(tries = 500)
    void figuresOfPartsAddUpToThoseOfTheWhole(
            @ForAll("records") List<CaseRecord> some,
            @ForAll("records") List<CaseRecord> more,
            @ForAll("records") List<CaseRecord> rest) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        all.addAll(rest);
        Figures whole = fold(all);

        assertThat(fold(some).plus(fold(more)).plus(fold(rest))).isEqualTo(whole);
        assertThat(fold(some).plus(fold(more).plus(fold(rest)))).isEqualTo(whole);
        assertThat(fold(rest).plus(fold(some)).plus(fold(more))).isEqualTo(whole);
        Figures none = Figures.none(Sketch.exact());
        assertThat(none.plus(whole)).isEqualTo(whole).isEqualTo(whole.plus(none));
    }

    @Property(tries = 500)
    void theyAreWhatACountByHandComesTo(@ForAll("records") List<CaseRecord> records) {
        Figures figures = fold(records);

        assertThat(figures.all().cases()).isEqualTo(records.size());
        assertThat(figures.all().open()
                        + figures.all().granted()
                        + figures.all().notGranted())
                .isEqualTo(records.size());
        assertThat(figures.all().refunded()).isEqualTo(money(records));
        assertThat(figures.of(Dimension.KIND)).isEqualTo(byKind(records));
        for (var each : Map.<Dimension, Function<Item, String>>of(
                        Dimension.SKU, Item::sku,
                        Dimension.REASON, Item::reason,
                        Dimension.FAULT, item -> item.fault().name())
                .entrySet()) {
            figures.of(each.getKey()).forEach((value, counts) -> {
                List<CaseRecord> with = records.stream()
                        .filter(one -> one.items().stream()
                                .anyMatch(item -> each.getValue().apply(item).equals(value)))
                        .toList();
                assertThat(counts.cases()).isEqualTo(with.size());
                assertThat(counts.units())
                        .isEqualTo(with.stream()
                                .flatMap(one -> one.items().stream())
                                .filter(item -> each.getValue().apply(item).equals(value))
                                .mapToLong(Item::units)
                                .sum());
            });
        }
        for (Dimension dimension : Dimension.values()) {
            assertTook(figures, dimension, records);
        }
        long months = figures.of(Dimension.MONTH).values().stream()
                .mapToLong(Counts::cases)
                .sum();
        assertThat(months).isEqualTo(records.size());
        List<Long> took = records.stream()
                .filter(each -> each.endedAt() != null)
                .map(CaseRecord::handlingSeconds)
                .sorted()
                .toList();
        ServiceFigures service = figures.all().service();
        assertThat(service.handling())
                .isEqualTo(new Mean(took.stream().mapToLong(Long::longValue).sum(), took.size()));
        assertThat(figures.handlingPercentile(100))
                .isEqualTo(took.isEmpty() ? Optional.empty() : Optional.of(took.get(took.size() - 1)));
        assertThat(service.handlingByShop().count()).isEqualTo(took.size());
        assertThat(service.handlingByShop().sum())
                .isLessThanOrEqualTo(service.handling().sum());
        List<Integer> scores =
                records.stream().map(CaseRecord::score).filter(Objects::nonNull).toList();
        assertThat(service.score())
                .isEqualTo(new Mean(scores.stream().mapToInt(Integer::intValue).sum(), scores.size()));
        assertThat(service.firstContact())
                .isEqualTo(new Mean(
                        records.stream().filter(CaseRecord::firstContact).count(), took.size()));
        assertThat(service.responses())
                .isEqualTo(records.stream().map(CaseRecord::responses).reduce(Mean.NONE, Mean::plus));
        assertThat(service.nextReplies())
                .isEqualTo(records.stream().map(CaseRecord::nextReplies).reduce(Mean.NONE, Mean::plus));
        assertThat(service.resolutions())
                .isEqualTo(records.stream().map(CaseRecord::resolutions).reduce(Mean.NONE, Mean::plus));
    }

    /** The percentiles of each value are those of its cases alone. */
    private static void assertTook(Figures figures, Dimension dimension, List<CaseRecord> records) {
        figures.of(dimension).forEach((value, counts) -> {
            List<Long> took = records.stream()
                    .filter(each ->
                            each.endedAt() != null && valuesOf(each, dimension).contains(value))
                    .map(CaseRecord::handlingSeconds)
                    .sorted()
                    .toList();
            assertThat(figures.took(dimension, value)
                            .map(some -> List.of(
                                    some.handling().percentile(1),
                                    some.handling().percentile(100))))
                    .as("%s %s", dimension, value)
                    .isEqualTo(
                            took.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(List.of(took.get(0), took.get(took.size() - 1))));
            if (!took.isEmpty()) {
                assertThat(figures.took(dimension, value)
                                .orElseThrow()
                                .handlingByShop()
                                .percentile(100))
                        .isLessThanOrEqualTo(took.get(took.size() - 1));
            }
        });
    }

    private static Set<String> valuesOf(CaseRecord each, Dimension dimension) {
        return switch (dimension) {
            case KIND -> Set.of(each.kind().name());
            case MONTH ->
                Set.of(each.openedAt().atZone(ZONE).toLocalDate().toString().substring(0, 7));
            case REASON -> each.items().stream().map(Item::reason).collect(Collectors.toSet());
            case SKU -> each.items().stream().map(Item::sku).collect(Collectors.toSet());
            case FAULT -> each.items().stream().map(item -> item.fault().name()).collect(Collectors.toSet());
        };
    }

    /** Whatever the days a time is cut into, each case is counted once as opened and once by its order. */
    @Property(tries = 500)
    void periodsAddUp(@ForAll("records") List<CaseRecord> records, @ForAll("days") List<LocalDate> cuts) {
        List<LocalDate> days = cuts.stream().sorted().toList();
        PeriodFigures whole = figures(records, days.get(0), days.get(days.size() - 1));
        Figures none = Figures.none(Sketch.exact());
        var sum = PeriodFigures.withoutCases(0, Sketch.exact());
        for (int i = 0; i + 1 < days.size(); i++) {
            sum = sum.plus(figures(records, days.get(i), days.get(i + 1)));
        }

        assertThat(sum).isEqualTo(whole);
        PeriodFigures ever = figures(records, LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1));
        assertThat(ever.opened()).isEqualTo(fold(records)).isEqualTo(ever.ofOrdersPlaced());
    }

    private static PeriodFigures figures(List<CaseRecord> records, LocalDate from, LocalDate to) {
        var fold = new PeriodFold(new Period(from, to, ZONE), Sketch::exact);
        records.forEach(fold::add);
        return fold.figures(0);
    }

    @Provide
    Arbitrary<List<LocalDate>> days() {
        return Arbitraries.integers()
                .between(-200, 500)
                .map(LocalDate.of(2026, 3, 1)::plusDays)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static Map<String, Long> money(List<CaseRecord> records) {
        var sums = new HashMap<String, Long>();
        for (CaseRecord each : records) {
            if (each.refunded().minor() != 0) {
                sums.merge(
                        each.refunded().currency().getCurrencyCode(),
                        each.refunded().minor(),
                        Long::sum);
            }
        }
        return sums;
    }

    private static Map<String, Counts> byKind(List<CaseRecord> records) {
        return records.stream()
                .collect(Collectors.groupingBy(each -> each.kind().name()))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> fold(each.getValue()).all()));
    }

    @Property(tries = 500)
    void shareAndParetoSumEndAtTheWhole(@ForAll("records") List<CaseRecord> records) {
        List<Figures.Ranked> ranked = fold(records).ranked(Dimension.REASON);

        long cases = Long.MAX_VALUE;
        long sum = 0;
        for (Figures.Ranked each : ranked) {
            assertThat(each.counts().cases()).isLessThanOrEqualTo(cases);
            cases = each.counts().cases();
            sum += cases;
            assertThat(each.share().part()).isEqualTo(cases);
            assertThat(each.upToHere().part()).isEqualTo(sum);
        }
        if (!ranked.isEmpty()) {
            assertThat(ranked.get(ranked.size() - 1).upToHere().rounded(3)).isEqualByComparingTo("1");
        }
    }

    @Provide
    Arbitrary<List<Integer>> numbers() {
        return Arbitraries.integers().between(0, 1 << 20).list().ofMinSize(80).ofMaxSize(400);
    }

    /** What timelines tell is what the cases themselves know. */
    @Property(tries = 500)
    void whatIsFoldedFromTimelinesIsWhatTheCasesAre(
            @ForAll("numbers") List<Integer> numbers, @ForAll boolean finished) {
        for (Counted each : Records.of(numbers, finished)) {
            CaseRecord counted = each.counted();
            assertThat(counted.refunded().minor()).isEqualTo(each.paidOnParts());
            assertThat(counted.endedAt() == null)
                    .isEqualTo(!each.subject().status().isEnd());
            assertThat(counted.outcome() == Outcome.OPEN)
                    .isEqualTo(!each.subject().status().isEnd());
            assertThat(counted.buyersSeconds()).isNotNegative();
            assertThat(counted.items())
                    .extracting(Item::units)
                    .isEqualTo(each.subject().submission().items().stream()
                            .map(CaseItem::quantity)
                            .toList());
            if (each.subject().refund().breakdown() != null) {
                long lines = each.subject().refund().breakdown().lines().stream()
                        .filter(line -> line.quantity() > 0) // goodwill is for no unit
                        .mapToLong(line -> line.total())
                        .sum();
                assertThat(counted.items().stream().mapToLong(Item::refunded).sum())
                        .isEqualTo(lines);
            }
        }
    }

    @Property
    void anExactSketchKnowsEveryPercentile(
            @ForAll List<@LongRange(min = 0, max = 50) Long> values,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        Sketch sketch = Sketch.exact();
        values.forEach(sketch::add);
        List<Long> sorted = values.stream().sorted().toList();
        if (values.isEmpty()) {
            assertThatIllegalStateException().isThrownBy(() -> sketch.percentile(percent));
        } else {
            assertThat(sketch.percentile(percent)).isEqualTo(sorted.get((values.size() * percent + 99) / 100 - 1));
        }
    }

    @Example
    void aRateOfNothingIsNoRate() {
        Figures none = Figures.none(Sketch.exact());
        var nothing = PeriodFigures.withoutCases(0, Sketch.exact());
        assertThat(nothing.afterSalesPeriodRate()).isEmpty();
        assertThat(nothing.cohortRate(CaseKind.RETURN_REFUND)).isEmpty();
        assertThat(none.all().service().handling().value()).isEmpty();
        assertThat(none.handlingPercentile(50)).isEmpty();
        assertThat(none.handlingByShopPercentile(50)).isEmpty();
        assertThat(none.all().service().score().value()).isEmpty();
        assertThat(none.all().service().answered()).isEmpty();
        assertThat(none.ranked(Dimension.REASON)).isEmpty();
        var idle = PeriodFigures.withoutCases(4, Sketch.exact());
        assertThat(idle.afterSalesPeriodRate()).contains(new Ratio(0, 4));
        assertThat(idle.plus(idle).ordersPlaced()).isEqualTo(8);
    }

    @Example
    void ratesNameWhatTheyAreOf() {
        CaseRecord returned = record(CaseKind.RETURN_REFUND, "2026-03-05T00:00:00Z");
        CaseRecord reshipped = record(CaseKind.RESHIP, "2026-03-06T00:00:00Z");
        var figures = new PeriodFigures(
                8, 1, Map.of("MUG", 40L), fold(List.of(returned)), fold(List.of(returned, reshipped)));

        assertThat(figures.periodRate(CaseKind.RETURN_REFUND)).contains(new Ratio(1, 8));
        assertThat(figures.periodRate(CaseKind.RESHIP)).contains(new Ratio(0, 8));
        assertThat(figures.afterSalesCohortRate()).contains(new Ratio(2, 8));
        assertThat(figures.cohortRate(CaseKind.RESHIP)).contains(new Ratio(1, 8));
        assertThat(figures.ordersWithCaseRate()).contains(new Ratio(1, 8));
        assertThat(figures.productRate("MUG")).contains(new Ratio(2, 40));
        assertThat(figures.productRate("CUP")).isEmpty();
        assertThat(figures.plus(figures).productRate("MUG")).contains(new Ratio(4, 80));
        assertThat(new Ratio(1, 8).rounded(2)).isEqualTo(new BigDecimal("0.13"));
    }

    @Example
    void ordersWithACaseAreCountedOnceHoweverManyCasesTheyHave() {
        var fold = new PeriodFold(new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), ZONE), Sketch::exact);
        Stream.of("1001.1", "1001.2", "1001.3", "1002.1")
                .map(CaseId::parse)
                .forEach(id -> fold.add(record(id, CaseKind.RETURN_REFUND, "2026-03-05T00:00:00Z")));
        fold.add(record(CaseId.parse("1003.1"), CaseKind.RETURN_REFUND, "2026-02-05T00:00:00Z"));

        assertThat(fold.figures(5).ordersWithCaseRate()).contains(new Ratio(2, 5));
        assertThat(fold.figures(5).afterSalesCohortRate()).contains(new Ratio(4, 5));
        assertThat(fold.figures(5).withUnitsSold(Map.of("MUG", 4L)).productRate("MUG"))
                .contains(new Ratio(4, 4));
    }

    private static CaseRecord record(CaseKind kind, String at) {
        return record(CaseId.parse("1001.1"), kind, at);
    }

    private static CaseRecord record(CaseId id, CaseKind kind, String at) {
        var item = new Item("MUG", "DAMAGED", Fault.CARRIER, 1, 100);
        return new CaseRecord(
                id,
                kind,
                Instant.parse(at),
                Instant.parse(at),
                Outcome.OPEN,
                null,
                0,
                List.of(item),
                Money.ofMinor(0, "CNY"),
                false,
                null,
                false,
                Mean.NONE,
                Mean.NONE,
                Mean.NONE);
    }

    @Example
    void aPeriodIsOfWholeDaysOfItsZone() {
        var march = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), ZONE);
        assertThat(march.contains(Instant.parse("2026-02-28T16:00:00Z"))).isTrue();
        assertThat(march.contains(Instant.parse("2026-02-28T15:59:59Z"))).isFalse();
        assertThat(march.contains(Instant.parse("2026-03-31T15:59:59Z"))).isTrue();
        assertThat(march.contains(Instant.parse("2026-03-31T16:00:00Z"))).isFalse();
        Set<String> months = new HashSet<>(fold(List.of(record(CaseKind.RESHIP, "2026-03-31T16:00:00Z")))
                .of(Dimension.MONTH)
                .keySet());
        assertThat(months).containsExactly("2026-04");
        assertThat(ZONE).isNotEqualTo(ZoneOffset.UTC);
    }
}
