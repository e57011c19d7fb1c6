package io.aftersales.domain.money;

import java.util.Arrays;

/**
 * Shares an amount by weights, and calculates the worth of a part. Exact over the whole range of {@code long}: products are taken in 128
 * bits.
 */
public final class Apportionment {

    private Apportionment() {}

    /**
     * Shares a total in proportion to weights by largest remainder: each share is rounded down, and the units left over go one each to the
     * largest fractions, ties to the earlier place. The shares add up to the total. A negative total is shared as its opposite. A weight of
     * zero gets zero.
     *
     * @param total minor units
     * @param weights none negative; not all zero unless the total is zero
     * @return a share for each weight
     * @throws IllegalArgumentException for no weights, for a negative weight, and for a total to share by weights that are all zero
     * @throws ArithmeticException when the weights add up to more than a {@code long}
     */
    public static long[] apportion(long total, long... weights) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("no weights");
        }
        long sum = 0;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("negative weight " + weight);
            }
            sum = Math.addExact(sum, weight);
        }
        long[] shares = new long[weights.length];
        if (total == 0) {
            return shares;
        }
        if (sum == 0) {
            throw new IllegalArgumentException("all weights are zero, the total is " + total);
        }
        long size = Math.absExact(total);
        long[] remainders = new long[weights.length];
        long left = size;
        for (int i = 0; i < weights.length; i++) {
            long share = WideProduct.divide(size, weights[i], sum);
            shares[i] = share;
            remainders[i] = size * weights[i] - share * sum; // below sum, so exact even where the products wrap
            left -= share;
        }
        handOut((int) left, remainders, shares);
        if (total < 0) {
            for (int i = 0; i < shares.length; i++) {
                shares[i] = -shares[i];
            }
        }
        return shares;
    }

    /** Hands out one unit each to the {@code left} largest remainders, ties to the earlier place. */
    private static void handOut(int left, long[] remainders, long[] shares) {
        if (left == 0) {
            return;
        }
        long[] sorted = remainders.clone();
        Arrays.sort(sorted);
        long smallestServed = sorted[sorted.length - left];
        int ties = left;
        for (long remainder : remainders) {
            if (remainder > smallestServed) {
                ties--;
            }
        }
        for (int i = 0; i < shares.length; i++) {
            if (remainders[i] > smallestServed) {
                shares[i]++;
            } else if (remainders[i] == smallestServed && ties > 0) {
                shares[i]++;
                ties--;
            }
        }
    }

    /**
     * Returns the worth of {@code some} of {@code all} equal units of a whole, rounded half up. The worth of all of them is the whole; the
     * worth of the next units is a difference of two such values, so that any sequence adds up.
     *
     * @param whole minor units, not negative
     * @param some 0 to {@code all}
     * @param all at least 1
     */
    public static long part(long whole, long some, long all) {
        if (whole < 0 || some < 0 || all < 1 || some > all) {
            throw new IllegalArgumentException(
                    "a part is 0 to all of a whole that is not negative: " + some + " of " + all + " of " + whole);
        }
        if (some == all || whole == 0) {
            return whole;
        }
        if (some == 0) {
            return 0;
        }
        long quotient = WideProduct.divide(whole, some, all);
        long remainder = whole * some - quotient * all;
        return remainder >= all - remainder ? quotient + 1 : quotient;
    }
}
