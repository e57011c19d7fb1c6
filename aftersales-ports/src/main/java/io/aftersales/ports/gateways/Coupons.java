package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;

/** The coupons. */
public interface Coupons {

    /** Gives a coupon back to a buyer. */
    void giveBack(EffectKey key, String buyer, String coupon);
}
