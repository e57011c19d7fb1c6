package io.aftersales.domain.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.analytics.CaseRecord.Item;
import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.finance.WhatIfReviewTotals;
import io.aftersales.domain.finance.WhatIfTotals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Figures that were counted in any number of parts, in any order, on any number of machines are those of one count. */
class MergedFiguresProperties {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Period YEAR = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2027, 3, 1), ZONE);
    private static final int ALL = 100;

    @Provide
    Arbitrary<List<CaseRecord>> records() {
        return new FiguresProperties().records();
    }

    private static Figures fold(List<CaseRecord> records) {
        var fold = new FiguresFold(ZONE, Sketch::exact);
        records.forEach(fold::add);
        return fold.figures();
    }

    private static PeriodFigures ofYear(List<CaseRecord> records) {
        var fold = new PeriodFold(YEAR, Sketch::exact);
        records.forEach(fold::add);
        return fold.figures(records.size());
    }

    /** Puts each case into one of some parts, of which some may stay empty. */
    private static List<List<CaseRecord>> dealt(List<CaseRecord> records, int parts, Random choices) {
        List<List<CaseRecord>> dealt = Stream.generate(() -> (List<CaseRecord>) new ArrayList<CaseRecord>())
                .limit(parts)
                .toList();
        records.forEach(each -> dealt.get(choices.nextInt(parts)).add(each));
        return dealt;
    }

    /** Merges neighbours until one is left, beginning anywhere, so that brackets stand anywhere and either side comes first. */
    private static Figures merged(List<Figures> parts, Random choices) {
        var left = new ArrayList<>(parts);
        while (left.size() > 1) {
            int at = choices.nextInt(left.size() - 1);
            Figures one = left.remove(at);
            Figures other = left.remove(at);
            left.add(at, choices.nextBoolean() ? one.plus(other) : other.plus(one));
        }
        return left.get(0);
    }

    @Property(tries = 500)
    void anyPartsMergedInAnyOrderAreTheFiguresOfTheWhole(
            @ForAll("records") List<CaseRecord> records,
            @ForAll @IntRange(min = 1, max = 9) int parts,
            @ForAll Random choices) {
        List<Figures> counted = dealt(records, parts, choices).stream()
                .map(MergedFiguresProperties::fold)
                .toList();

        assertThat(merged(counted, choices)).isEqualTo(fold(records));
    }

    @Property(tries = 500)
    void anyPartsOfAPeriodMergedAreThePeriod(
            @ForAll("records") List<CaseRecord> records,
            @ForAll @IntRange(min = 1, max = 9) int parts,
            @ForAll Random choices) {
        PeriodFigures sum = dealt(records, parts, choices).stream()
                .map(MergedFiguresProperties::ofYear)
                .reduce(PeriodFigures.withoutCases(0, Sketch.exact()), PeriodFigures::plus);

        assertThat(sum).isEqualTo(ofYear(records));
    }

    /** Medians and all other percentiles are exact: of merged figures they are those of the sorted list of all durations. */
    @Property(tries = 200)
    void everyPercentileOfMergedFiguresIsThatOfTheSortedDurations(
            @ForAll("records") List<CaseRecord> records,
            @ForAll @IntRange(min = 2, max = 9) int parts,
            @ForAll Random choices) {
        Figures merged = merged(
                dealt(records, parts, choices).stream()
                        .map(MergedFiguresProperties::fold)
                        .toList(),
                choices);

        for (int percent = 1; percent <= ALL; percent++) {
            assertThat(merged.handlingPercentile(percent).stream().toList())
                    .isEqualTo(percentile(records, any -> true, CaseRecord::handlingSeconds, percent));
            assertThat(merged.handlingByShopPercentile(percent).stream().toList())
                    .isEqualTo(percentile(records, any -> true, CaseRecord::handlingSecondsByShop, percent));
        }
        for (Dimension dimension : Dimension.values()) {
            merged.of(dimension).keySet().forEach(value -> {
                Predicate<CaseRecord> with = each -> has(each, dimension, value);
                for (int percent : new int[] {1, 50, 90, 99, ALL}) {
                    List<Long> handling = merged.took(dimension, value).stream()
                            .map(took -> took.handling().percentile(percent))
                            .toList();
                    List<Long> byShop = merged.took(dimension, value).stream()
                            .map(took -> took.handlingByShop().percentile(percent))
                            .toList();
                    assertThat(handling).isEqualTo(percentile(records, with, CaseRecord::handlingSeconds, percent));
                    assertThat(byShop).isEqualTo(percentile(records, with, CaseRecord::handlingSecondsByShop, percent));
                }
            });
        }
    }

    private static List<Long> percentile(
            List<CaseRecord> records, Predicate<CaseRecord> with, ToLongFunction<CaseRecord> seconds, int percent) {
        List<Long> sorted = records.stream()
                .filter(each -> each.endedAt() != null)
                .filter(with)
                .map(seconds::applyAsLong)
                .sorted()
                .toList();
        return sorted.isEmpty() ? List.of() : List.of(sorted.get((sorted.size() * percent + ALL - 1) / ALL - 1));
    }

    private static boolean has(CaseRecord each, Dimension dimension, String value) {
        Stream<Item> items = each.items().stream();
        return switch (dimension) {
            case KIND -> each.kind().name().equals(value);
            case MONTH ->
                YearMonth.from(each.openedAt().atZone(ZONE)).toString().equals(value);
            case REASON -> items.anyMatch(item -> item.reason().equals(value));
            case SKU -> items.anyMatch(item -> item.sku().equals(value));
            case FAULT -> items.anyMatch(item -> item.fault().name().equals(value));
        };
    }

    @Property(tries = 200)
    void figuresThatWereSentToAnotherMachineAreTheSame(@ForAll("records") List<CaseRecord> records)
            throws IOException, ClassNotFoundException {
        assertThat(received(sent(fold(records)))).isEqualTo(fold(records));
        assertThat(received(sent(ofYear(records)))).isEqualTo(ofYear(records));
    }

    @Example
    void totalsOfComparisonsCanBeSentToo() throws IOException, ClassNotFoundException {
        var money = WhatIfTotals.of("DAMAGED", true, "WINDOW_EXPIRED", "", 0, 990);
        var rules = new WhatIfReviewTotals(
                1, 1, Map.of("PERSON>APPROVE", 1L), money.refusals(), money.byReason(), Map.of());

        assertThat(received(sent(money))).isEqualTo(money);
        assertThat(received(sent(rules))).isEqualTo(rules);
    }

    private static byte[] sent(Object figures) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(figures);
        }
        return bytes.toByteArray();
    }

    private static Object received(byte[] bytes) throws IOException, ClassNotFoundException {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
