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
    Coupons NONE = new NotOffered();

    /** Gives a coupon back to a buyer. */
    void giveBack(EffectKey key, String buyer, String coupon);
}
