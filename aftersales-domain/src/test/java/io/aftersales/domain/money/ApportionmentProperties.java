package io.aftersales.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;
import net.jqwik.api.constraints.LongRange;

@PropertyDefaults(tries = 1000)
class ApportionmentProperties {

    @Property
    void apportionmentSumsToTheWhole(@ForAll("totals") long total, @ForAll("weights") long[] weights) {
        assertThat(sum(Apportionment.apportion(total, weights))).isEqualTo(big(total));
    }

    @Property
    void zeroWeightGetsNothing(@ForAll("totals") long total, @ForAll("weights") long[] weights) {
        long[] shares = Apportionment.apportion(total, weights);
        for (int i = 0; i < weights.length; i++) {
            assertThat(weights[i] == 0 ? shares[i] : 0).isZero();
        }
    }

    @Property
    void apportionmentIsSignSymmetric(@ForAll("totals") long total, @ForAll("weights") long[] weights) {
        long[] opposite = LongStream.of(Apportionment.apportion(total, weights))
                .map(share -> -share)
                .toArray();
        assertThat(Apportionment.apportion(-total, weights)).containsExactly(opposite);
    }

    @Property
    void noShareExceedsItsWeight(@ForAll("weights") long[] weights, @ForAll @LongRange(min = 0, max = 1000) long part) {
        long sum = LongStream.of(weights).sum();
        long total = big(sum).multiply(big(part)).divide(big(1000)).longValueExact();
        long[] shares = Apportionment.apportion(total, weights);
        for (int i = 0; i < weights.length; i++) {
            assertThat(shares[i]).isBetween(0L, weights[i]);
        }
    }

    @Property
    void everyShareIsItsQuotaRoundedDownAndTheRestGoesToTheLargestFractionsTiesToTheEarlier(
            @ForAll("totals") long total, @ForAll("weights") long[] weights) {
        assertThat(Apportionment.apportion(total, weights)).containsExactly(byLargestRemainder(total, weights));
    }

    @Property
    void equalWeightsDifferByOneUnitAtMostAndTheEarlierHaveIt(
            @ForAll("totals") long total, @ForAll @LongRange(min = 1, max = 40) long places) {
        long[] weights = LongStream.generate(() -> 7).limit(places).toArray();
        long size = Math.abs(total);
        long[] expected = LongStream.range(0, places)
                .map(i -> Long.signum(total) * (size / places + (i < size % places ? 1 : 0)))
                .toArray();
        assertThat(Apportionment.apportion(total, weights)).containsExactly(expected);
    }

    @Property
    void aPartIsRoundedHalfUp(@ForAll("parts") Tuple3<Long, Long, Long> part) {
        long whole = part.get1();
        long some = part.get2();
        long all = part.get3();
        BigInteger twice = big(all).shiftLeft(1);
        BigInteger expected =
                big(whole).multiply(big(some)).shiftLeft(1).add(big(all)).divide(twice);
        assertThat(big(Apportionment.part(whole, some, all))).isEqualTo(expected);
    }

    @Example
    void aHalfIsRoundedUp() {
        assertThat(Apportionment.part(1, 1, 2)).isEqualTo(1);
        assertThat(Apportionment.part(Long.MAX_VALUE, 1, 2)).isEqualTo(Long.MAX_VALUE / 2 + 1);
        assertThat(Apportionment.part(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE - 1);
        assertThat(Apportionment.part(10, 1, 3)).isEqualTo(3);
        assertThat(Apportionment.part(10, 2, 3)).isEqualTo(7);
    }

    @Example
    void nothingIsSharedByNobody() {
        assertThat(Apportionment.apportion(0, 0, 0)).containsExactly(0, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.apportion(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.apportion(1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.apportion(1, 3, -1));
    }

    @Example
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Apportionment.apportion(1, Long.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Apportionment.apportion(Long.MIN_VALUE, 1)).isInstanceOf(ArithmeticException.class);
        assertThat(Apportionment.apportion(Long.MAX_VALUE, Long.MAX_VALUE)).containsExactly(Long.MAX_VALUE);
    }

    @Example
    void partsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.part(-1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.part(1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.part(1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.part(1, 2, 1));
    }

    @Provide
    Arbitrary<Long> totals() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(-100, 100),
                Arbitraries.longs().between(-1_000_000_000_000_000L, 1_000_000_000_000_000L),
                Arbitraries.longs().between(-Long.MAX_VALUE, Long.MAX_VALUE));
    }

    /** Up to 40 weights that add up to a long and are not all zero. */
    @Provide
    Arbitrary<long[]> weights() {
        Arbitrary<Long> small = Arbitraries.longs().between(0, 20);
        Arbitrary<Long> money = Arbitraries.longs().between(0, 1_000_000_000_000_000L);
        Arbitrary<Long> wide = Arbitraries.longs().between(0, Long.MAX_VALUE / 40);
        return Arbitraries.of(small, money, wide, Arbitraries.frequencyOf(Tuple.of(3, small), Tuple.of(1, wide)))
                .flatMap(weight -> weight.list().ofMinSize(1).ofMaxSize(40))
                .map(list -> list.stream().mapToLong(Long::longValue).toArray())
                .filter(weights -> LongStream.of(weights).anyMatch(weight -> weight > 0));
    }

    @Provide
    Arbitrary<Tuple3<Long, Long, Long>> parts() {
        Arbitrary<Long> bound = Arbitraries.of(12L, 100_000L, 1_000_000_000_000_000L, Long.MAX_VALUE);
        return Combinators.combine(bound, bound)
                .flatAs((most, all) -> Combinators.combine(
                                Arbitraries.longs().between(0, most),
                                Arbitraries.longs().between(1, all),
                                Arbitraries.longs().between(0, all))
                        .as((whole, a, b) -> Tuple.of(whole, Math.min(a, b), Math.max(a, b))));
    }

    private static long[] byLargestRemainder(long total, long[] weights) {
        BigInteger size = big(total).abs();
        BigInteger sum = sum(weights);
        BigInteger[][] quotas = Arrays.stream(weights)
                .mapToObj(weight -> size.multiply(big(weight)).divideAndRemainder(sum))
                .toArray(BigInteger[][]::new);
        long[] shares = Arrays.stream(quotas)
                .mapToLong(quota -> quota[0].longValueExact())
                .toArray();
        int left = size.subtract(sum(shares)).intValueExact();
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> quotas[i][1]).reversed()) // stable: ties stay in order
                .limit(left)
                .forEach(i -> shares[i]++);
        return LongStream.of(shares).map(share -> total < 0 ? -share : share).toArray();
    }

    private static BigInteger sum(long[] values) {
        return Arrays.stream(values).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
