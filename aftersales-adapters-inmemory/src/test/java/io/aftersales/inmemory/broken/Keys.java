package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.EffectKey;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys nobody has seen. */
final class Keys {
    private static final AtomicInteger MADE = new AtomicInteger();

    private Keys() {}

    static EffectKey fresh() {
        return new EffectKey("call-" + MADE.incrementAndGet());
    }
}
