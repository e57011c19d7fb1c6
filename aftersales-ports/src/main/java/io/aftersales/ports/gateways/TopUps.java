package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import java.time.Instant;

/**
 * Payments that buyers make on top, for dearer goods in an exchange.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>{@link #request} is pending until the buyer has paid, and then succeeded.
 *   <li>The same key asks the buyer once, however often it is called.
 *   <li>Succeeded names the channel through which it was paid and the payment's reference, the same each time.
 *   <li>{@link #cancel} of an unpaid request succeeds: the buyer cannot pay any more, and a later request is rejected.
 *   <li>Cancelling a paid request is rejected, and the payment is unchanged.
 *   <li>A request that was cancelled before it came in is rejected, and the buyer is not asked: the two calls may overtake each other.
 *   <li>When payment and cancellation meet, one of them wins and both calls tell which.
 * </ol>
 */
public interface TopUps {
    /** A host that exchanges goods of the same value only, or not at all; it is never asked. */
    TopUps NONE = new TopUps() {
        @Override
        public Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {
            return NotOffered.REFUSED;
        }

        @Override
        public Answer cancel(EffectKey key, CaseId caseId, EffectKey request) {
            return NotOffered.NOTHING_TO_CANCEL;
        }
    };

    /**
     * Asks the buyer to pay, and answers the state of the payment. Called again under the same key until it is settled; a payment may also
     * be {@linkplain io.aftersales.ports.desks.OutcomeDesk#report reported} as soon as it is made.
     *
     * <ul>
     *   <li>Pending: asked, not paid yet.
     *   <li>Succeeded: paid in full. The answer names the channel through which it was paid and the payment's reference, which refunds of
     *       it will carry.
     *   <li>Rejected: not paid, and the buyer cannot pay any more.
     * </ul>
     */
    Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires);

    /**
     * Cancels a request for payment. Succeeded means that the buyer can definitely not pay any more; rejected means that the payment was
     * made or is being made, which {@link #request} then answers.
     *
     * @param topUp the key of the request; a key that has not come in yet is remembered as cancelled
     */
    Answer cancel(EffectKey key, CaseId caseId, EffectKey topUp);
}
