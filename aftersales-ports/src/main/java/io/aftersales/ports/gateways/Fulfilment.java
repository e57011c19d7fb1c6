package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.CaseId;
import java.util.List;

/**
 * Whoever sends goods to buyers. That they left, arrived, or will not go out after all is told to the {@code FulfilmentDesk}.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>{@link #create} takes the goods out of their reservation and from nowhere else; a reservation goes into one order.
 *   <li>The same key is one order and always has the same answer; what was rejected does not go out later.
 *   <li>Goods that are not reserved, or not all of them, are rejected: nothing goes out, and the reservation is what it was.
 *   <li>To {@linkplain Inventory#release release} the reservation after that gives nothing free that is in the order.
 *   <li>{@link #cancel} puts the goods of an order that have not left back on sale, once for each order.
 *   <li>An order that was cancelled before it was ever seen is rejected, and its goods stay reserved: the two may overtake each other.
 *   <li>Once the goods have left it is too late: the cancellation is rejected and nothing changes.
 *   <li>However many ask at once, one order gets a reservation.
 * </ol>
 */
public interface Fulfilment {
    /** For a host that neither exchanges nor reships; it is never asked. */
    Fulfilment NONE = new Fulfilment() {
        @Override
        public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
            return NotOffered.REFUSED;
        }

        @Override
        public Answer cancel(EffectKey key, CaseId caseId, EffectKey order) {
            return NotOffered.NOTHING_TO_CANCEL;
        }
    };

    /**
     * Creates an order that sends the goods to the buyer of a case. Succeeded names the order. Rejected means that nothing will go out,
     * now or later, and money goes back instead; the reservation is then still there. Who is busy asks to be called
     * {@linkplain Answer.Retry#SAME_KEY_LATER later} instead, and has then decided nothing.
     *
     * @param reservation the key the goods are reserved under; it is used up, once
     * @param goods what is sent, each SKU once
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
