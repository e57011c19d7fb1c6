package io.aftersales.domain.analytics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Figures of any number of cases: {@code figures(a).plus(figures(b))} are those of {@code a} and {@code b} together, however they were
 * divided, as long as no case is in both.
 *
 * @param all everything
 * @param by what is counted by each value of a dimension; a case with items of two reasons is counted once under either
 * @param handling the percentiles of how long cases took that have ended
 * @param handlingByShop the same without the waits for the buyer
 */
public record Figures(Counts all, Map<Dimension, Map<String, Counts>> by, Sketch handling, Sketch handlingByShop) {

    /** What cases are told apart by. */
    public enum Dimension {
        /** What was applied for. */
        KIND,
        /** Why. */
        REASON,
        /** The product. */
        SKU,
        /** Whose fault it was. */
        FAULT,
        /** The month it was applied for in, in the zone of the figures, as in {@code 2026-03}. */
        MONTH
    }

    /** Copies the maps, sorted. */
    public Figures {
        var copy = new EnumMap<Dimension, Map<String, Counts>>(Dimension.class);
        for (Dimension each : Dimension.values()) {
            copy.put(each, Collections.unmodifiableMap(new TreeMap<>(by.getOrDefault(each, Map.of()))));
        }
        by = Collections.unmodifiableMap(copy);
    }

    /** Those of no case at all. */
    public static Figures none(Sketch empty) {
        return new Figures(Counts.NONE, Map.of(), empty, empty);
    }

    /** What is counted by each value of a dimension, sorted. */
    public Map<String, Counts> of(Dimension dimension) {
        return by.getOrDefault(dimension, Map.of());
    }

    /** Both together. */
    public Figures plus(Figures more) {
        var sum = new EnumMap<Dimension, Map<String, Counts>>(Dimension.class);
        for (Dimension each : Dimension.values()) {
            var counts = new TreeMap<>(of(each));
            more.of(each).forEach((value, some) -> counts.merge(value, some, Counts::plus));
            sum.put(each, counts);
        }
        return new Figures(
                all.plus(more.all), sum, handling.plus(more.handling), handlingByShop.plus(more.handlingByShop));
    }

    /** Seconds that so many of a hundred ended cases did not exceed, as exact as the sketch is; empty when none has ended. */
    public Optional<Long> handlingPercentile(int percent) {
        return percentile(handling, percent);
    }

    /** The same without the waits for the buyer. */
    public Optional<Long> handlingByShopPercentile(int percent) {
        return percentile(handlingByShop, percent);
    }

    private Optional<Long> percentile(Sketch sketch, int percent) {
        return all.service().handling().count() == 0 ? Optional.empty() : Optional.of(sketch.percentile(percent));
    }

    /**
     * One value of a dimension among the others.
     *
     * @param share its cases among those of all values
     * @param upToHere the cases of this and of all more frequent values among those of all (Pareto)
     */
    public record Ranked(String value, Counts counts, Ratio share, Ratio upToHere) {}

    /** The values of a dimension, those with the most cases first, ties by name. */
    public List<Ranked> ranked(Dimension dimension) {
        Map<String, Counts> values = of(dimension);
        long total = values.values().stream().mapToLong(Counts::cases).sum();
        List<Map.Entry<String, Counts>> sorted = values.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Counts> each) ->
                                -each.getValue().cases())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        var ranked = new ArrayList<Ranked>();
        long sum = 0;
        for (Map.Entry<String, Counts> each : sorted) {
            sum += each.getValue().cases();
            ranked.add(new Ranked(
                    each.getKey(), each.getValue(), new Ratio(each.getValue().cases(), total), new Ratio(sum, total)));
        }
        return ranked;
    }
}
