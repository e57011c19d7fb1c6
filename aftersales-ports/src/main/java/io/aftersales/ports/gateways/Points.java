package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;

/**
 * The loyalty system.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>So many points go to that buyer, and to nobody else.
 *   <li>The same key gives once and always has the same answer.
 *   <li>However many call under one key at once, it gives once.
 * </ol>
 */
public interface Points {
    /** For a host without points. Points that an order was paid with after all are not given back, and an alarm says so. */
    Points NONE = (key, buyer, paymentReference, points) -> NotOffered.REFUSED;

    /**
     * Gives points back.
     *
     * @param buyer the host's id of the buyer
     * @param paymentReference the payment they were used for
     */
    Answer giveBack(EffectKey key, String buyer, String paymentReference, long points);
}
