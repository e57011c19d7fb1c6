package io.aftersales.ports.runner;

import io.aftersales.domain.effects.OutboxEntry;
import java.time.Duration;
import java.time.Instant;

/**
 * The name under which effects are claimed, and the duration of a claim.
 *
 * @param owner the name, for people who look at the outbox
 * @param duration the time for which a claim is respected; longer than any call to a gateway may take
 */
public record EffectLease(String owner, Duration duration) {

    /** A copy of an entry, claimed now. */
    public OutboxEntry claim(OutboxEntry owed, Instant now) {
        return owed.claimed(owner, now, duration);
    }
}
