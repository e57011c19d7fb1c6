package io.aftersales.examples.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A measured figure.
 *
 * @param value the figure in the unit of its row
 * @param bytes bytes allocated per operation, or stored per case; null when they were not measured
 */
record Figure(double value, Double bytes) {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    static Figure of(double value) {
        return new Figure(value, null);
    }

    /** Returns a number with as many digits as a measurement is worth. */
    static BigDecimal rounded(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).round(FOUR_DIGITS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
