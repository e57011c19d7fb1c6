package io.aftersales.domain.refunds;

import io.aftersales.domain.effects.Route;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;

/**
 * A payment that succeeded, or came back to the shop.
 *
 * @param tender the tender it is for
 * @param amount minor units
 * @param points points, for a tender of points
 * @param goodwill whether it is goodwill
 * @param key the effect key it was paid under
 * @param route the way on which it went, or came back
 * @param reference the provider's transaction id
 * @param occurredAt when it happened
 */
public record Settlement(
        TenderId tender,
        long amount,
        long points,
        boolean goodwill,
        String key,
        Route route,
        String reference,
        Instant occurredAt) {

    /** Refuses negative amounts and points. */
    public Settlement {
        if (amount < 0 || points < 0) {
            throw new IllegalArgumentException("a settlement is not negative: " + amount + ", " + points + " points");
        }
    }
}
