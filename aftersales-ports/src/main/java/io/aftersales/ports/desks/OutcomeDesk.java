package io.aftersales.ports.desks;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.OrderId;

/** Takes answers to effects that reach the host on their own, such as a provider's webhook. */
public interface OutcomeDesk {

    /**
     * Takes an answer to an effect. It may come twice, late, early or out of order.
     *
     * @return true if the answer changed anything; false when the key is unknown or the answer was known
     */
    boolean report(OrderId order, EffectKey key, Answer answer);
}
