package io.aftersales.domain.analytics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * The figures of any number of cases. Figures add up: {@code figures(a).plus(figures(b))} are the figures of {@code a} and {@code b}
 * together, however the cases were divided, as long as no case is in both. Parts that were counted on several machines can be sent to one:
 * figures are serializable where their sketches are, as {@link Sketch#exact()} is.
 *
 * @param all the counts of all cases
 * @param by the counts for each value of each dimension; a case with items of two reasons is counted once under either
 * @param took the durations of the ended cases
 * @param tookBy the durations of the ended cases for each value of each dimension; a value without an ended case is missing
 */
public record Figures(
        Counts all,
        Map<Dimension, Map<String, Counts>> by,
        Durations took,
        Map<Dimension, Map<String, Durations>> tookBy)
        implements Serializable {

    /** A dimension by which cases are grouped. */
    public enum Dimension {
        /** The kind of case. */
        KIND,
        /** The reason of the claim. */
        REASON,
        /** The product. */
        SKU,
        /** The party at fault. */
        FAULT,
        /** The month of the application in the zone of the figures, such as {@code 2026-03}. */
        MONTH
    }

    /** Copies the maps, sorted. */
    public Figures {
        by = sorted(by);
        tookBy = sorted(tookBy);
    }

    private static <T> Map<Dimension, Map<String, T>> sorted(Map<Dimension, Map<String, T>> values) {
        var copy = new EnumMap<Dimension, Map<String, T>>(Dimension.class);
        for (Dimension each : Dimension.values()) {
            copy.put(each, Collections.unmodifiableMap(new TreeMap<>(values.getOrDefault(each, Map.of()))));
        }
        return Collections.unmodifiableMap(copy);
    }

    /** Returns the figures of no case. */
    public static Figures none(Sketch empty) {
        return new Figures(Counts.NONE, Map.of(), new Durations(empty, empty), Map.of());
    }

    /** Returns the counts for each value of a dimension, sorted. */
    public Map<String, Counts> of(Dimension dimension) {
        return by.getOrDefault(dimension, Map.of());
    }

    /** Returns the sum of two figures. */
    public Figures plus(Figures more) {
        return new Figures(
                all.plus(more.all),
                sum(by, more.by, Counts::plus),
                took.plus(more.took),
                sum(tookBy, more.tookBy, Durations::plus));
    }

    private static <T> Map<Dimension, Map<String, T>> sum(
            Map<Dimension, Map<String, T>> some, Map<Dimension, Map<String, T>> more, BinaryOperator<T> plus) {
        var sum = new EnumMap<Dimension, Map<String, T>>(Dimension.class);
        some.forEach((dimension, values) -> {
            var both = new TreeMap<>(values);
            more.getOrDefault(dimension, Map.of()).forEach((value, each) -> both.merge(value, each, plus));
            sum.put(dimension, both);
        });
        return sum;
    }

    /**
     * Returns the seconds that a percentage of the ended cases did not exceed, as exact as the sketch; empty when no case has ended.
     *
     * @param percent the percentage, from 1 to 100
     */
    public Optional<Long> handlingPercentile(int percent) {
        return ended().map(all -> all.handling().percentile(percent));
    }

    /**
     * Returns the seconds without waits for the buyer that a percentage of the ended cases did not exceed; empty when no case has ended.
     *
     * @param percent the percentage, from 1 to 100
     */
    public Optional<Long> handlingByShopPercentile(int percent) {
        return ended().map(all -> all.handlingByShop().percentile(percent));
    }

    private Optional<Durations> ended() {
        return all.service().handling().count() == 0 ? Optional.empty() : Optional.of(took);
    }

    /** Returns the durations of the ended cases of a value; empty when none has ended. */
    public Optional<Durations> took(Dimension dimension, String value) {
        return Optional.ofNullable(tookBy.getOrDefault(dimension, Map.of()).get(value));
    }

    /**
     * A value of a dimension in a ranking.
     *
     * @param value the value
     * @param counts the counts for the value
     * @param share the share of its cases among those of all values
     * @param upToHere the share of its cases and of those of all more frequent values (Pareto)
     */
    public record Ranked(String value, Counts counts, Ratio share, Ratio upToHere) {}

    /** Returns the values of a dimension, those with the most cases first, ties by name. */
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
