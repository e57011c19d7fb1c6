package io.aftersales.domain.effects;

import java.time.Duration;

/**
 * The waits between attempts, and the number of attempts.
 *
 * @param first the wait after the first attempt
 * @param longest the upper limit of every wait
 * @param attempts the number of attempts without a definite answer after which a member of the staff is asked
 */
public record RetryPolicy(Duration first, Duration longest, int attempts) {
    /** The standard waits: 10 seconds, doubling up to an hour, 12 attempts: about four hours. */
    public static final RetryPolicy STANDARD = new RetryPolicy(Duration.ofSeconds(10), Duration.ofHours(1), 12);

    /** Refuses waits that are not positive and fewer than one attempt. */
    public RetryPolicy {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 1) {
            throw new IllegalArgumentException(
                    "waits are positive, the first at most the longest, and attempts at least 1: " + first + ", "
                            + longest + ", " + attempts);
        }
    }

    /**
     * Returns the wait after a number of attempts: doubling, reduced by up to a fifth. The reduction is derived from the key, so that
     * entries that failed together are not retried together, and the same history always takes the same time.
     */
    Duration after(int tries, EffectKey key) {
        int doublings = Math.min(tries, Long.numberOfLeadingZeros(first.toMillis())) - 1;
        long millis = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return lessUpToAFifth(millis, tries, key);
    }

    /** Returns the wait for an effect that is under way: as long as it already took, within the same bounds and spread alike. */
    Duration whileWaiting(Duration already, EffectKey key) {
        long millis = Math.max(first.toMillis(), Math.min(longest.toMillis(), already.toMillis()));
        return lessUpToAFifth(millis, 0, key);
    }

    private static Duration lessUpToAFifth(long millis, int tries, EffectKey key) {
        int spread = Math.floorMod(31 * key.value().hashCode() + tries, 1000);
        return Duration.ofMillis(millis - millis * spread / 5000);
    }
}
