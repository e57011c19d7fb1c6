package io.aftersales.domain.analytics;

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
 * Figures of any number of cases: {@code figures(a).plus(figures(b))} are those of {@code a} and {@code b} together, however they were
 * divided, as long as no case is in both.
 *
 * @param all everything
 * @param by what is counted by each value of a dimension; a case with items of two reasons is counted once under either
 * @param took how long the cases took that have ended
 * @param tookBy the same of those of each value of a dimension; a value of which none has ended is not in it
 */
public record Figures(
        Counts all,
        Map<Dimension, Map<String, Counts>> by,
        Durations took,
        Map<Dimension, Map<String, Durations>> tookBy) {

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

    /** Those of no case at all. */
    public static Figures none(Sketch empty) {
        return new Figures(Counts.NONE, Map.of(), new Durations(empty, empty), Map.of());
    }

    /** What is counted by each value of a dimension, sorted. */
    public Map<String, Counts> of(Dimension dimension) {
        return by.getOrDefault(dimension, Map.of());
    }

    /** Both together. */
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

    /** Seconds that so many of a hundred ended cases did not exceed, as exact as the sketch is; empty when none has ended. */
    public Optional<Long> handlingPercentile(int percent) {
        return ended().map(all -> all.handling().percentile(percent));
    }

    /** The same without the waits for the buyer. */
    public Optional<Long> handlingByShopPercentile(int percent) {
        return ended().map(all -> all.handlingByShop().percentile(percent));
    }

    private Optional<Durations> ended() {
        return all.service().handling().count() == 0 ? Optional.empty() : Optional.of(took);
    }

    /** How long the cases of a value took that have ended; empty when none has. */
    public Optional<Durations> took(Dimension dimension, String value) {
        return Optional.ofNullable(tookBy.getOrDefault(dimension, Map.of()).get(value));
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
