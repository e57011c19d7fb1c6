package io.aftersales.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Products that no long holds are compared and divided as exactly as {@link BigInteger} does. */
class WideProductProperties {

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    @Property
    void sameProductsAreThoseOfBigIntegers(@ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
        assertThat(WideProduct.areSame(a, b, c, d)).isEqualTo(product(a, b).equals(product(c, d)));
    }

    @Property
    void theOrderOfTheFactorsDoesNotMatter(@ForAll long a, @ForAll long b) {
        assertThat(WideProduct.areSame(a, b, b, a)).isTrue();
    }

    @Property
    void aFactorMayMoveToTheOtherSide(@ForAll int a, @ForAll int b, @ForAll int moved) {
        assertThat(WideProduct.areSame((long) a * moved, b, a, (long) b * moved))
                .isTrue();
    }

    /** Two to the power of 64 and zero have the same lower half, one and two to the power of 64 plus one too. */
    @Example
    void productsThatDifferOnlyInTheUpperHalfAreNotTheSame() {
        assertThat(WideProduct.areSame(1L << 32, 1L << 32, 0, 0)).isFalse();
        assertThat(WideProduct.areSame(274_177, 67_280_421_310_721L, 1, 1)).isFalse();
    }

    @Property
    void aQuotientIsThatOfBigIntegersOrDoesNotFit(
            @ForAll @LongRange(min = 0) long a,
            @ForAll @LongRange(min = 0) long b,
            @ForAll @LongRange(min = 1) long divisor) {
        BigInteger quotient = product(a, b).divide(BigInteger.valueOf(divisor));
        if (quotient.bitLength() < Long.SIZE) {
            assertThat(WideProduct.divide(a, b, divisor)).isEqualTo(quotient.longValueExact());
        } else {
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> WideProduct.divide(a, b, divisor))
                    .withMessage("the quotient does not fit: " + a + " * " + b + " / " + divisor);
        }
    }
}
