package io.aftersales.domain.analytics;

import java.io.Serializable;
import java.util.Optional;

/**
 * A mean that adds up: the sum of some values, and their number. For yes-or-no values the sum is the number of times the answer was yes.
 *
 * @param sum the sum of the values
 * @param count the number of values
 */
public record Mean(long sum, long count) implements Serializable {
    /** The mean of no value. */
    public static final Mean NONE = new Mean(0, 0);

    /** Refuses a negative count with an {@link IllegalArgumentException}. */
    public Mean {
        if (count < 0) {
            throw new IllegalArgumentException("a mean of " + count + " values");
        }
    }

    /** Returns the mean of one value. */
    public static Mean of(long value) {
        return new Mean(value, 1);
    }

    /** Returns the mean of one yes-or-no value. */
    public static Mean of(boolean value) {
        return of(value ? 1 : 0);
    }

    /** Returns the mean of two groups of values together; sums beyond 64 bits throw {@link ArithmeticException}. */
    public Mean plus(Mean more) {
        return new Mean(Math.addExact(sum, more.sum), Math.addExact(count, more.count));
    }

    /** Returns the mean; empty without values. */
    public Optional<Ratio> value() {
        return Ratio.of(sum, count);
    }
}
