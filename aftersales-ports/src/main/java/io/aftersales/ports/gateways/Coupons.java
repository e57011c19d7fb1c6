package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;

/**
 * The coupons.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>The buyer holds the coupon afterwards, and nobody else does.
 *   <li>The same key gives once.
 * </ol>
 */
public interface Coupons {
    /** For a host without coupons. A coupon that an order was sold with after all is not given back, and an alarm says so. */
    Coupons NONE = (key, buyer, coupon) -> {
        // A coupon is given back without an answer: only a failure keeps it from being taken for given.
        throw new UnsupportedOperationException("no Coupons were passed that could give back " + coupon);
    };

    /** Gives a coupon back to a buyer. */
    void giveBack(EffectKey key, String buyer, String coupon);
}
