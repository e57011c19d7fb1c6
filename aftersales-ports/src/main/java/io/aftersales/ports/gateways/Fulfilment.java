package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.CaseId;
import java.util.List;

/**
 * The host's system that sends goods to buyers. The host reports to the {@code FulfilmentDesk} that goods left, arrived, or will not go out
 * after all.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>{@link #create} takes the goods out of their reservation and from nowhere else; a reservation goes into one order.
 *   <li>The same key is one order and always has the same answer; goods that were rejected do not go out later.
 *   <li>Goods that are not reserved, or not all of them, are rejected: nothing goes out, and the reservation is unchanged.
 *   <li>{@linkplain Inventory#release Releasing} the reservation after that releases nothing that is in the order.
 *   <li>{@link #cancel} puts the goods of an order that have not left back on sale, once for each order.
 *   <li>An order that was cancelled before its creation is rejected, and its goods stay reserved: the two calls may overtake each other.
 *   <li>Once the goods have left it is too late: the cancellation is rejected and nothing changes.
 *   <li>However many calls come at once, one order gets a reservation.
 * </ol>
 */
public interface Fulfilment {
    /** A host that neither exchanges nor reships; it is never asked. */
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
     * Creates an order that sends the goods to the buyer of a case. Succeeded names the order. Rejected means that nothing will go out, now
     * or later, and money goes back instead; the reservation then still stands. A system that is busy asks to be called {@linkplain
     * Answer.Retry#SAME_KEY_LATER later} instead, and has then decided nothing.
     *
     * @param reservation the key under which the goods are reserved; it is used up, once
     * @param goods the goods to send, each SKU once
     */
    Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods);

    /**
     * Cancels such an order. Succeeded means that the goods will definitely not reach the buyer and are on sale again; rejected means that
     * it is too late.
     *
     * @param replacement the key under which the order was created; a key that has not come in yet is remembered as cancelled
     */
    Answer cancel(EffectKey key, CaseId caseId, EffectKey replacement);
}
