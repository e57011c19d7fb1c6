package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import java.time.Instant;

/**
 * Payments a buyer makes on top, for dearer goods in an exchange.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>{@link #request} is pending until the buyer has paid, and then succeeded.
 *   <li>The same key asks the buyer once, however often it is called.
 *   <li>Succeeded names the channel it was paid through and the payment's reference, the same each time.
 *   <li>{@link #cancel} of what is not paid succeeds: the buyer cannot pay any more, and a later request is rejected.
 *   <li>Cancelling what is paid is rejected, and the payment stays what it was.
 *   <li>What was cancelled before it was ever asked for is rejected, and the buyer is not asked: the two may overtake each other.
 *   <li>When payment and cancellation meet, one of them wins and both calls tell which.
 * </ol>
 */
public interface TopUps {
    /** For a host that exchanges goods of the same value only, or not at all; it is never asked. */
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
     * Asks the buyer to pay, and answers how that stands. It is called again under the same key until it is settled; a payment may also
     * be {@linkplain io.aftersales.ports.desks.OutcomeDesk#report reported} as soon as it is made.
     *
     * <ul>
     *   <li>Pending: asked, not paid yet.
     *   <li>Succeeded: paid in full. It names the channel it was paid through and the payment's reference, which refunds of it will carry.
     *   <li>Rejected: not paid, and it cannot be paid any more.
     * </ul>
     */
    Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires);

    /**
     * Asks no longer. Succeeded means that the buyer can definitely not pay any more; rejected that the payment was made or is being
     * made, which {@link #request} then tells.
     *
     * @param topUp the key it was asked under; one nobody has seen yet is remembered as cancelled
     */
    Answer cancel(EffectKey key, CaseId caseId, EffectKey topUp);
}
