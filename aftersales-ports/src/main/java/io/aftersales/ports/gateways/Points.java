package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;

/** The loyalty system. */
public interface Points {

    /**
     * Gives points back.
     *
     * @param buyer the host's id of the buyer
     * @param paymentReference the payment they were used for
     */
    Answer giveBack(EffectKey key, String buyer, String paymentReference, long points);
}
