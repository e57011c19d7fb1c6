package io.aftersales.ports.desks;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.OrderId;

/** The one door by which answers come in that nobody waited for, such as a provider's notices. */
public interface OutcomeDesk {

    /**
     * Takes an answer to an effect. It may come twice, late, early or out of order.
     *
     * @return whether it changed anything; false when the key is unknown or the answer was known
     */
    boolean report(OrderId order, EffectKey key, Answer answer);
}
