package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.CaseId;
import java.util.List;

/**
 * Whoever sends goods to buyers. That they left, arrived, or will not go out after all is told to the {@code FulfilmentDesk}.
 */
public interface Fulfilment {
    /** For a host that neither exchanges nor reships; it is never asked. */
    Fulfilment NONE = new NotOffered();

    /**
     * Creates an order that sends the goods to the buyer of a case. Succeeded names the order. Rejected means that nothing will go out,
     * and money goes back instead; the reservation is then still there.
     *
     * @param reservation the key the goods are reserved under; it is used up, once
     */
    Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods);

    /**
     * Stops such an order. Succeeded means that the goods will definitely not reach the buyer and are on sale again; rejected that it
     * is too late.
     *
     * @param replacement the key the order was created under; one nobody has seen yet is remembered as stopped
     */
    Answer cancel(EffectKey key, CaseId caseId, EffectKey replacement);
}
