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

/**
 * The host's stock.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>{@link #reserve} reserves all of the goods, or none of them when a single one is short. Succeeded means that nobody else can
 *       have them, rejected that nothing is reserved.
 *   <li>Under the same key goods are reserved once. The answer stays the same until the reservation is released; a rejection stays one
 *       when there is enough later.
 *   <li>{@link #release} without goods gives everything free that is left of a reservation.
 *   <li>{@link #release} with goods gives these free and no others, and no more than is left.
 *   <li>Under the same key goods are given free once.
 *   <li>A reservation that was released without goods before it was ever seen is rejected: the two may overtake each other.
 *   <li>A reservation that was released without goods reserves nothing again, whatever a late call under its key is answered.
 *   <li>{@link #available} is what can be reserved: less what is reserved, and more again by what is given free.
 *   <li>However many reserve at once, those win whom there is enough for, and under one key it is once.
 *   <li>{@link #restockGood} puts goods on sale, once for each key.
 *   <li>{@link #restockDamaged} puts nothing on sale.
 *   <li>{@link #stopFulfilment} puts goods back on sale that were put by for an order, once for each key.
 * </ol>
 */
public interface Inventory {

    /**
     * How many units of each of these can be sold at this moment; what is not in the answer has none. Advisory: whoever wants them
     * reserves them. Called outside of transactions.
     */
    Map<String, Long> available(Set<String> skus);

    /**
     * Reserves goods for a case, all of them or none. Rejected, such as {@code OUT_OF_STOCK}, is final; a warehouse that is busy asks to
     * be called {@linkplain Answer.Retry#SAME_KEY_LATER later} instead, and has then decided nothing.
     *
     * @param goods what is wanted, each SKU once
     * @param expires from when on the warehouse may give the goods free by itself, as if it were asked to
     */
    Answer reserve(EffectKey key, CaseId caseId, List<Goods> goods, Instant expires);

    /**
     * Gives reserved goods free. What went into a {@linkplain Fulfilment#create replacement order} stays there.
     *
     * @param reservation the key they were reserved under; one nobody has seen yet is remembered as released, unless goods are named
     * @param goods which of them, each SKU once; none means everything that is left of the reservation
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
