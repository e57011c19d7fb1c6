package io.aftersales.ports.runner;

import io.aftersales.domain.effects.OutboxEntry;
import java.time.Duration;
import java.time.Instant;

/**
 * Under which name effects are claimed, and for how long.
 *
 * @param owner the name, for people who look at the outbox
 * @param duration how long a claim is respected; longer than any call to a gateway may take
 */
public record EffectLease(String owner, Duration duration) {

    /** An entry as it is claimed now. */
    public OutboxEntry claim(OutboxEntry owed, Instant now) {
        return owed.claimed(owner, now, duration);
    }
}
