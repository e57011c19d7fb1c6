package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;

/**
 * Gives back coupons that buyers have used on orders.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>The buyer holds the coupon afterwards, and no other buyer does.
 *   <li>The same key gives once.
 * </ol>
 */
public interface Coupons {
    /** A host without coupons. If an order was sold with a coupon after all, the coupon is not given back, and an alarm says so. */
    Coupons NONE = (key, cause, buyer, coupon) -> {
        // A coupon is given back without an answer: only a failure keeps it from being taken for given.
        throw new UnsupportedOperationException("no Coupons were passed that could give back " + coupon);
    };

    /** Gives a coupon back to a buyer. */
    void giveBack(EffectKey key, Cause cause, String buyer, String coupon);
}
