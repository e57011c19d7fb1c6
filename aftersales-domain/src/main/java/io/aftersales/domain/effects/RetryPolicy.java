package io.aftersales.domain.effects;

import java.time.Duration;

/**
 * How long to wait before the next try, and when to stop trying.
 *
 * @param first the wait after the first try
 * @param longest no wait is longer
 * @param attempts after so many tries without a definite answer a person is asked
 */
public record RetryPolicy(Duration first, Duration longest, int attempts) {
    /** 10 seconds, doubling up to an hour, 12 tries: about four hours. */
    public static final RetryPolicy STANDARD = new RetryPolicy(Duration.ofSeconds(10), Duration.ofHours(1), 12);

    /** Refuses waits that are not positive and fewer than one attempt. */
    public RetryPolicy {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 1) {
            throw new IllegalArgumentException("no such retry policy: " + first + ", " + longest + ", " + attempts);
        }
    }

    /**
     * The wait after this many tries: doubling, less up to a fifth. The fifth follows from the key, so that entries that failed
     * together do not come back together, and the same history always takes the same time.
     */
    Duration after(int tries, EffectKey key) {
        int doublings = Math.min(tries, Long.numberOfLeadingZeros(first.toMillis())) - 1;
        long millis = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return lessUpToAFifth(millis, tries, key);
    }

    /** The wait for something that has been under way for so long already: as long again, within the same bounds and spread alike. */
    Duration whileWaiting(Duration already, EffectKey key) {
        long millis = Math.max(first.toMillis(), Math.min(longest.toMillis(), already.toMillis()));
        return lessUpToAFifth(millis, 0, key);
    }

    private static Duration lessUpToAFifth(long millis, int tries, EffectKey key) {
        int spread = Math.floorMod(31 * key.value().hashCode() + tries, 1000);
        return Duration.ofMillis(millis - millis * spread / 5000);
    }
}
