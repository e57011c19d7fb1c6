package io.aftersales.examples.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rows of the table, in its order. Their names are read by other programs. */
enum TableRow {
    TRANSITION(
            "transition",
            "ns",
            Target.atMost(4, "floor").and(Target.faster(10, "cola")).and(Target.faster(10, "stateless4j"))),
    REFUND_AMOUNT(
            "refund-amount",
            "ns",
            Target.atMost(2, "floor").and(Target.faster(4, "bigdecimal")).and(Target.faster(20, "joda-money"))),
    REFUND_EXPLAINED("refund-explained", "ns", Target.atMost(1.5, "bigdecimal")),
    REFUND_ONE_OF_10000_LINES("refund-one-of-10000-lines", "ns", Target.NONE),
    WHOLE_RETURN_1_CORE("whole-return-1-core", "lives/s", Target.atLeast(100_000)),
    WHOLE_RETURN_2_CORES("whole-return-2-cores", "lives/s", Target.share(1.7, WHOLE_RETURN_1_CORE)),
    STORED_CASES_1E3("stored-cases-1e3", "lives/s", Target.NONE),
    STORED_CASES_1E6("stored-cases-1e6", "lives/s", Target.share(0.8, STORED_CASES_1E3)),
    REPLAY("replay", "s", Target.atMost(1, "floor")),
    JDBC_LIFE_1("jdbc-life-1", "lives/s", Target.share(0.7, "floor")),
    JDBC_LIFE_2("jdbc-life-2", "lives/s", Target.share(0.7, "floor")),
    JDBC_LIFE_8("jdbc-life-8", "lives/s", Target.share(0.7, "floor"));

    /** The variant that is the library. */
    static final String OURS = "ours";

    /** The variant that does the least that the work can cost. */
    static final String FLOOR = "floor";

    private final String code;
    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // its list is immutable, the type does not say so
    private final Target target;

    TableRow(String code, String unit, Target target) {
        this.code = code;
        this.unit = unit;
        this.target = target;
    }

    String code() {
        return code;
    }

    String unit() {
        return unit;
    }

    Target target() {
        return target;
    }

    static Optional<TableRow> named(String code) {
        return Arrays.stream(values()).filter(row -> row.code.equals(code)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(TableRow::code).toList();
    }
}
