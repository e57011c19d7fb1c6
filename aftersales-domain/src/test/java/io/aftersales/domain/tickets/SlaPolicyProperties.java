package io.aftersales.domain.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseKind;
import java.math.BigInteger;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What is always true of limits and of the warnings before them. */
class SlaPolicyProperties {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    @Property
    void aWarningIsItsShareOfTheLimitToTheNanosecond(
            @ForAll @LongRange(max = Long.MAX_VALUE / 100) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        Duration limit = Duration.ofSeconds(seconds, nanos);
        SlaPolicy policy = SlaPolicy.STANDARD
                .with(new SlaLimits(limit, limit, limit, limit))
                .warningAt(percent);

        Duration warning = policy.warning(SlaGoal.RESPONSE, Priority.HIGH, CaseKind.RETURN_REFUND);

        assertThat(inNanos(warning))
                .isEqualTo(inNanos(limit).multiply(BigInteger.valueOf(percent)).divide(BigInteger.valueOf(100)));
    }

    private static BigInteger inNanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds()).multiply(NANOS).add(BigInteger.valueOf(duration.getNano()));
    }
}
