package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The host's stock. */
public interface Inventory {

    /**
     * How many units of each of these can be sold at this moment; what is not in the answer has none. Advisory: whoever wants them
     * reserves them. Called outside of transactions.
     */
    Map<String, Long> available(Set<String> skus);

    /**
     * Reserves goods for a case, all of them or none.
     *
     * <ol>
     *   <li>Rejected means that nothing is reserved, such as {@code OUT_OF_STOCK} when a single one of them is short.
     *   <li>The same key has its effect once and the same answer always.
     *   <li>A key that was {@linkplain #release released} before it was ever seen is rejected: the two may overtake each other.
     * </ol>
     *
     * @param expires from when on the warehouse may give the goods free by itself
     */
    Answer reserve(EffectKey key, CaseId caseId, List<Goods> goods, Instant expires);

    /**
     * Gives reserved goods free. What went into a {@linkplain Fulfilment#create replacement order} stays there.
     *
     * @param reservation the key they were reserved under; one nobody has seen yet is remembered as released
     * @param goods which of them; none means everything that is left of the reservation
     */
    void release(EffectKey key, EffectKey reservation, List<Goods> goods);

    /**
     * Does not ship these lines of an order and gives the stock free that was reserved for them.
     *
     * @param lines the lines; none means the order as such
     * @param goods what is given free
     */
    void stopFulfilment(EffectKey key, OrderId order, List<LineId> lines, List<Goods> goods);

    /** Puts goods back on sale. */
    void restockGood(EffectKey key, String warehouse, List<Goods> goods);

    /** Takes goods in as damaged. */
    void restockDamaged(EffectKey key, String warehouse, List<Goods> goods);
}
