package io.aftersales.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved. */
public final class VirtualClock implements InstantSource {
    private Instant now;

    /** Standing at this moment. */
    public VirtualClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Moves on, or back. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** Stands at this moment from now on. */
    public synchronized void set(Instant instant) {
        now = instant;
    }
}
