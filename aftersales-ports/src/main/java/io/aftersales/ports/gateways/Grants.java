package io.aftersales.ports.gateways;

import io.aftersales.domain.shared.Actor;
import java.time.Instant;
import java.util.Currency;

/**
 * What persons have granted, over all orders. Only a shop with a daily limit needs it; the answer is advisory, and may be as old as the
 * host's read models are.
 */
@FunctionalInterface
public interface Grants {

    /**
     * What a person has agreed to since a moment, in whatever role, minor units: of each case the most they approved, as first, only or
     * second person, or confirmed.
     */
    long since(Instant moment, Actor by, Currency currency);
}
