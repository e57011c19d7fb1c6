package io.aftersales.examples.oms.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Clock that a tester moves forward, never back, and that goes on from there. Each node has its own, and a new start begins without a move. */
public final class MovableClock implements InstantSource {
    private final InstantSource real;
    private volatile Duration ahead = Duration.ZERO;

    /** Creates a clock that shows what another one shows until it is moved. */
    public MovableClock(InstantSource real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    /** Returns how far the clock was moved. */
    public Duration ahead() {
        return ahead;
    }

    /** Moves the clock forward; refuses to move it back with an {@link IllegalArgumentException}. */
    public synchronized void forward(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("a clock does not go back: " + by);
        }
        ahead = ahead.plus(by);
    }
}
