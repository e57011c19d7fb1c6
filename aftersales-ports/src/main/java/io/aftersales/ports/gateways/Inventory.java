package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The host's stock: reserves goods, releases them and takes them in.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>{@link #reserve} reserves all of the goods, or none of them when a single one is short. Succeeded means that no other order or case
 *       can have them, rejected means that nothing is reserved.
 *   <li>Under the same key goods are reserved once. The answer stays the same until the reservation is released; a rejection stays one when
 *       there is enough later.
 *   <li>{@link #release} without goods releases everything that is left of a reservation.
 *   <li>{@link #release} with goods releases these and no others, and no more than is left.
 *   <li>Under the same key goods are released once.
 *   <li>A reservation that was released without goods before it was requested is rejected: the two calls may overtake each other.
 *   <li>A reservation that was released without goods reserves nothing again, whatever the answer to a late call under its key.
 *   <li>{@link #available} is what can be reserved: less what is reserved, and more again by what is released.
 *   <li>However many reservations come at once, as many succeed as there is enough for, and under one key it is one.
 *   <li>{@link #restock} of goods that are {@linkplain Disposition#SELLABLE sellable} puts them on sale, once for each key.
 *   <li>{@link #restock} of other goods puts nothing on sale.
 *   <li>{@link #stopFulfilment} of goods that have not left succeeds: none of these units will leave, and they are on sale again, once for
 *       each key.
 *   <li>A stop of goods that have left, or that will leave all the same, is rejected, and puts nothing on sale.
 *   <li>A stop has one answer under its key, however often it is asked: goods that were stopped do not leave later.
 * </ol>
 */
public interface Inventory {

    /**
     * The units of each SKU that can be sold at this moment; a SKU that is not in the answer has none. Advisory: goods are certain only
     * once they are reserved. Called before a decision is written.
     */
    Map<String, Long> available(Set<String> skus);

    /**
     * Reserves goods for a case, all of them or none. Rejected, such as {@code OUT_OF_STOCK}, is final; a warehouse that is busy asks to be
     * called {@linkplain Answer.Retry#SAME_KEY_LATER later} instead, and has then decided nothing.
     *
     * @param goods the goods wanted, each SKU once
     * @param expires the moment from which the warehouse may release the goods by itself, as if it were asked to
     */
    Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires);

    /**
     * Releases reserved goods. Goods that went into a {@linkplain Fulfilment#create replacement order} stay there.
     *
     * @param reservation the key under which they were reserved; a key that has not come in yet is remembered as released, unless goods are
     *     named
     * @param goods the goods to release, each SKU once; none means everything that is left of the reservation
     */
    void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods);

    /**
     * Keeps goods of an order from leaving, all of them or none. The money for the goods is paid only after the answer. Succeeded means that
     * none of these units will leave, and that their stock is released; rejected, such as {@code TOO_LATE}, that they will leave or may, and
     * that nothing changed. A warehouse that finds out later answers pending, and either answers when it is asked again under the same key
     * or has its answer reported to the {@code OutcomeDesk}; until then nothing is released.
     *
     * @param place the parcel that the goods were packed in, or {@link Place#NO_PARCEL}; other places of the order are not concerned
     * @param lines the lines of the goods; none means the order as such
     * @param goods the goods to release
     */
    Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods);

    /**
     * Takes in goods that came back. The goods of a case are told in one call for each warehouse and disposition.
     *
     * @param disposition where they go: on sale, to the damaged goods, or a place of the shop's own that a {@linkplain
     *     io.aftersales.domain.goods.Grade grade} of its policy names
     */
    void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods);
}
