package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far goods that go to the buyer have come.
 *
 * @param key the key they were ordered under; null before
 * @param stopping the key under which they are to be stopped; null when they are not
 * @param order the host's id of the order that sends them; empty until known
 * @param carrier who carries them; empty until shipped
 * @param trackingNumber the carrier's number; empty until shipped
 * @param shippedAt when they left; null before
 * @param deliveredAt when they arrived; null before
 */
public record Dispatch(
        @Nullable EffectKey key,
        @Nullable EffectKey stopping,
        String order,
        String carrier,
        String trackingNumber,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt) {
    /** Nothing was ordered yet. */
    public static final Dispatch NOT_YET = new Dispatch(null, null, "", "", "", null, null);

    static Dispatch ordered(EffectKey under) {
        return new Dispatch(under, null, "", "", "", null, null);
    }

    Dispatch known(String as) {
        return new Dispatch(key, stopping, as, carrier, trackingNumber, shippedAt, deliveredAt);
    }

    Dispatch stopping(@Nullable EffectKey under) {
        return new Dispatch(key, under, order, carrier, trackingNumber, shippedAt, deliveredAt);
    }

    Dispatch shipped(String by, String number, Instant at) {
        return new Dispatch(key, stopping, order, by, number, at, deliveredAt);
    }

    Dispatch delivered(Instant at) {
        return new Dispatch(key, stopping, order, carrier, trackingNumber, shippedAt, at);
    }
}
