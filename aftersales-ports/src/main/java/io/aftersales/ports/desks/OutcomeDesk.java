package io.aftersales.ports.desks;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.OrderId;

/** Takes answers that come in on their own, such as a provider's webhook. */
public interface OutcomeDesk {

    /**
     * Takes an answer to an effect. It may come twice, late, early or out of order.
     *
     * @return whether it changed anything; false when the key is unknown or the answer was known
     */
    boolean report(OrderId order, EffectKey key, Answer answer);
}
