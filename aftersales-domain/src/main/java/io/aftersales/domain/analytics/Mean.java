package io.aftersales.domain.analytics;

import java.util.Optional;

/**
 * A mean that adds up: the sum of some values and how many they are. Of what is true or not, the sum is how often it was true.
 *
 * @param sum of the values
 * @param count how many values
 */
public record Mean(long sum, long count) {
    /** Of no value. */
    public static final Mean NONE = new Mean(0, 0);

    /** Refuses a negative count. */
    public Mean {
        if (count < 0) {
            throw new IllegalArgumentException("a mean of " + count + " values");
        }
    }

    /** Of one value. */
    public static Mean of(long value) {
        return new Mean(value, 1);
    }

    /** Of something that is true or not. */
    public static Mean of(boolean value) {
        return of(value ? 1 : 0);
    }

    /** Of the values of both; sums beyond 64 bits throw {@link ArithmeticException}. */
    public Mean plus(Mean more) {
        return new Mean(Math.addExact(sum, more.sum), Math.addExact(count, more.count));
    }

    /** The mean; empty without values. */
    public Optional<Ratio> value() {
        return Ratio.of(sum, count);
    }
}
