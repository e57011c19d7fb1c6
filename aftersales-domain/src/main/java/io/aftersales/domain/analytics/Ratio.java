package io.aftersales.domain.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An exact ratio of two whole numbers.
 *
 * @param part the numerator
 * @param of the denominator, above zero
 */
public record Ratio(long part, long of) {
    /** Refuses a denominator of zero or less with an {@link IllegalArgumentException}. */
    public Ratio {
        if (of <= 0) {
            throw new IllegalArgumentException("a part of " + of);
        }
    }

    /** Returns a ratio; empty for a denominator of zero, because no value is not the same as zero. */
    public static Optional<Ratio> of(long part, long of) {
        return of == 0 ? Optional.empty() : Optional.of(new Ratio(part, of));
    }

    /** Returns the ratio as a decimal, rounded half up. */
    public BigDecimal rounded(int decimals) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(of), decimals, RoundingMode.HALF_UP);
    }
}
