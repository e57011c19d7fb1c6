package io.aftersales.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Target of the library's figure in a row: conditions that all have to hold. */
final class Target {
    static final Target NONE = new Target(List.of());

    private final List<Condition> conditions;

    private Target(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /**
     * A condition on the library's figure.
     *
     * @param text the condition in words
     * @param limit what the figure is compared with, computed from the table; empty where that was not measured
     * @param most whether the figure is at most the limit; otherwise it is at least that
     */
    private record Condition(String text, Limit limit, boolean most) {}

    private interface Limit {
        OptionalDouble in(Table table, TableRow row);
    }

    /** At most so many times the figure of another variant. */
    static Target atMost(double times, String variant) {
        return one("<= " + number(times) + " x " + variant, (table, row) -> times(times, table, row, variant), true);
    }

    /** So many times faster than another variant, in a unit of time. */
    static Target faster(double times, String variant) {
        return one(
                number(times) + " x faster than " + variant,
                (table, row) -> times(1 / times, table, row, variant),
                true);
    }

    /** At least this figure. */
    static Target atLeast(double figure) {
        return one(">= " + String.format("%,.0f", figure), (table, row) -> OptionalDouble.of(figure), false);
    }

    /** At least this share of another variant's figure. */
    static Target share(double share, String variant) {
        return one(">= " + number(share) + " x " + variant, (table, row) -> times(share, table, row, variant), false);
    }

    /** At least this share of the library's figure in another row. */
    static Target share(double share, TableRow other) {
        return one(
                ">= " + number(share) + " x " + other.code(),
                (table, row) -> times(share, table, other, TableRow.OURS),
                false);
    }

    private static Target one(String text, Limit limit, boolean most) {
        return new Target(List.of(new Condition(text, limit, most)));
    }

    private static OptionalDouble times(double times, Table table, TableRow row, String variant) {
        return table.figure(row, variant)
                .map(figure -> OptionalDouble.of(times * figure.value()))
                .orElse(OptionalDouble.empty());
    }

    private static String number(double value) {
        return Figure.rounded(value).toPlainString();
    }

    Target and(Target more) {
        var all = new ArrayList<>(conditions);
        all.addAll(more.conditions);
        return new Target(all);
    }

    /** Returns the conditions of a row in words, each with whether it holds. */
    String judged(Table table, TableRow row) {
        var words = new ArrayList<String>();
        for (Condition condition : conditions) {
            words.add(condition.text + ": " + judged(condition, table, row));
        }
        return String.join("; ", words);
    }

    private static String judged(Condition condition, Table table, TableRow row) {
        OptionalDouble limit = condition.limit.in(table, row);
        Figure ours = table.figure(row, TableRow.OURS).orElse(null);
        if (ours == null || limit.isEmpty()) {
            return "not measured";
        }
        boolean met = condition.most ? ours.value() <= limit.getAsDouble() : ours.value() >= limit.getAsDouble();
        return met ? "met" : "MISSED";
    }
}
