package io.aftersales.domain.money;

/** Compares and divides products of two longs without overflow of the product. */
public final class WideProduct {

    private WideProduct() {}

    /** Tells whether {@code a * b} is {@code c * d}, whatever the size of the products. */
    public static boolean areSame(long a, long b, long c, long d) {
        return a * b == c * d && Math.multiplyHigh(a, b) == Math.multiplyHigh(c, d);
    }

    /** Returns {@code a * b / divisor}, rounded down, for values that are not negative and a quotient that fits. */
    static long divide(long a, long b, long divisor) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high == 0 && low >= 0) {
            return low / divisor;
        }
        if (high >= divisor) {
            throw new ArithmeticException("the quotient does not fit: " + a + " * " + b + " / " + divisor);
        }
        // Schoolbook division in base 2: the remainder stays below the divisor, so doubling it is read as unsigned.
        long quotient = 0;
        long remainder = high;
        for (int bit = 63; bit >= 0; bit--) {
            remainder = (remainder << 1) | ((low >>> bit) & 1);
            quotient <<= 1;
            if (Long.compareUnsigned(remainder, divisor) >= 0) {
                remainder -= divisor;
                quotient |= 1;
            }
        }
        if (quotient < 0) {
            throw new ArithmeticException("the quotient does not fit: " + a + " * " + b + " / " + divisor);
        }
        return quotient;
    }
}
