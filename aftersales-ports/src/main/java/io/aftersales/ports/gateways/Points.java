package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;

/**
 * The loyalty system: gives back points with which buyers have paid.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>The points go to that buyer, and to no other buyer.
 *   <li>The same key gives once and always has the same answer.
 *   <li>However many calls come under one key at once, it gives once.
 * </ol>
 */
public interface Points {
    /** A host without points. If an order was paid with points after all, the points are not given back, and an alarm says so. */
    Points NONE = (key, cause, buyer, paymentReference, points) -> NotOffered.REFUSED;

    /**
     * Gives points back to a buyer.
     *
     * @param buyer the host's id of the buyer
     * @param paymentReference the payment for which they were used
     */
    Answer giveBack(EffectKey key, Cause cause, String buyer, String paymentReference, long points);
}
