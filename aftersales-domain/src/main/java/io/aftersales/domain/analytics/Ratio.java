package io.aftersales.domain.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * So many of so many, exact.
 *
 * @param part the numerator
 * @param of the denominator, above zero
 */
public record Ratio(long part, long of) {
    /** Refuses a denominator of zero or less. */
    public Ratio {
        if (of <= 0) {
            throw new IllegalArgumentException("a part of " + of);
        }
    }

    /** Empty where there is nothing to divide by: no value, which is not zero. */
    public static Optional<Ratio> of(long part, long of) {
        return of == 0 ? Optional.empty() : Optional.of(new Ratio(part, of));
    }

    /** As a decimal, rounded half up. */
    public BigDecimal rounded(int decimals) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(of), decimals, RoundingMode.HALF_UP);
    }
}
