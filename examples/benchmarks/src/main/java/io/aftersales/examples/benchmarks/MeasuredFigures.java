package io.aftersales.examples.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Measures the figures of the table. The benchmark that serves two rows runs once. */
final class MeasuredFigures implements FigureSource {
    /** Methods of the benchmark of refunds, with the names that they have in the table. */
    private static final Map<String, String> AMOUNTS = Map.of(
            "ours", TableRow.OURS,
            "floor", TableRow.FLOOR,
            "bigdecimal", "bigdecimal",
            "bigdecimalWithShares", "bigdecimal-with-shares",
            "jodaMoney", "joda-money",
            "jodaMoneyWithShares", "joda-money-with-shares");

    private static final Map<String, String> EXPLAINED = Map.of(
            "explained",
            TableRow.OURS,
            "floor",
            TableRow.FLOOR,
            "bigdecimal",
            "bigdecimal",
            "bigdecimalWithShares",
            "bigdecimal-with-shares");

    private Map<String, Figure> refunds;

    @Override
    public Map<String, Figure> measure(TableRow row, Effort effort) {
        var harness = new JmhRun(effort);
        return switch (row) {
            case TRANSITION -> harness.methods(TransitionBenchmark.class, 1);
            case REFUND_AMOUNT -> variants(refunds(harness), AMOUNTS);
            case REFUND_EXPLAINED -> variants(refunds(harness), EXPLAINED);
            case REFUND_ONE_OF_10000_LINES -> harness.methods(LargeRefundBenchmark.class, 1);
            case WHOLE_RETURN_1_CORE -> harness.methods(WholeReturnBenchmark.class, 1);
            case WHOLE_RETURN_2_CORES -> harness.methods(WholeReturnBenchmark.class, 2);
            case STORED_CASES_1E3 -> harness.withStored(1_000);
            case STORED_CASES_1E6 -> harness.withStored(1_000_000);
            case REPLAY -> ReplayedYear.measure(effort.replays());
            case JDBC_LIFE_1 -> DatabaseRace.measure(1, effort);
            case JDBC_LIFE_2 -> DatabaseRace.measure(2, effort);
            case JDBC_LIFE_8 -> DatabaseRace.measure(8, effort);
        };
    }

    private Map<String, Figure> refunds(JmhRun harness) {
        if (refunds == null) {
            refunds = harness.methods(RefundBenchmark.class, 1);
        }
        return refunds;
    }

    /** Returns the figures of some methods, under the names that they have in the table. */
    private static Map<String, Figure> variants(Map<String, Figure> figures, Map<String, String> names) {
        var variants = new HashMap<String, Figure>();
        names.forEach((method, name) ->
                Optional.ofNullable(figures.get(method)).ifPresent(figure -> variants.put(name, figure)));
        return variants;
    }
}
