package io.aftersales.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class VirtualClock implements InstantSource {
    private Instant now;

    /** Creates a clock that stands at this moment. */
    public VirtualClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Moves the clock on, or back. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** Sets the clock to this moment. */
    public synchronized void set(Instant instant) {
        now = instant;
    }
}
