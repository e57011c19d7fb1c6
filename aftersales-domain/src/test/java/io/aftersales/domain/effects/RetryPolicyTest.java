package io.aftersales.domain.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static final EffectKey KEY = new EffectKey("as-1001-1-pay-T2-0");
    private static final long YEAR_MS = 365L * 24 * 3600 * 1000;

    @ParameterizedTest
    @CsvSource({
        "1, 10",
        "2, 20",
        "3, 40",
        "4, 80",
        "5, 160",
        "6, 320",
        "7, 640",
        "8, 1280",
        "9, 2560",
        "10, 3600",
        "11, 3600",
        "31, 3600",
        "32, 3600",
        "33, 3600",
        "64, 3600",
        "65, 3600",
        "1000000, 3600",
        "2147483647, 3600"
    })
    void doublesUpToTheLongestLessUpToAFifth(int tries, long seconds) {
        assertThat(RetryPolicy.STANDARD.after(tries, KEY))
                .isBetween(Duration.ofMillis(seconds * 800), Duration.ofSeconds(seconds));
    }

    @Property
    void staysBetweenFourFifthsOfTheDoubledFirstWaitAndThatWaitItself(
            @ForAll @LongRange(min = 1, max = 10 * YEAR_MS) long first,
            @ForAll @LongRange(min = 0, max = 10 * YEAR_MS) long more,
            @ForAll @IntRange(min = 1, max = 1_000_000) int tries,
            @ForAll int seed) {
        var policy = new RetryPolicy(Duration.ofMillis(first), Duration.ofMillis(first + more), 12);
        var key = new EffectKey("as-1001-1-x-" + (seed & 0xffff));
        double doubled = first * Math.pow(2, Math.min(tries - 1, 100));
        long wait = doubled > first + more ? first + more : (long) doubled;

        assertThat(policy.after(tries, key).toMillis()).isBetween(wait - wait / 5, wait);
    }

    @Test
    void spreadsEntriesThatFailedTogether() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> RetryPolicy.STANDARD.after(5, new EffectKey("as-" + i + "-1-pay-T1-0")))
                        .distinct())
                .hasSizeGreaterThan(50);
    }

    @Test
    void takesTheSameTimeForTheSameHistory() {
        assertThat(RetryPolicy.STANDARD.after(3, KEY))
                .isEqualTo(RetryPolicy.STANDARD.after(3, new EffectKey(KEY.value())))
                .isEqualTo(Duration.ofMillis(33_672));
    }

    @Test
    void refusesWaitsThatAreNotPositiveAndNoAttempts() {
        Duration second = Duration.ofSeconds(1);

        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(Duration.ZERO, second, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(second.negated(), second, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(second, Duration.ofMillis(999), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(second, second, 0));
        assertThat(new RetryPolicy(second, second, 1).attempts()).isEqualTo(1);
    }
}
