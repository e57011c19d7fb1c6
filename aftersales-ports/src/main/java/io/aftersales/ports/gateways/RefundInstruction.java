package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;

/**
 * An instruction to pay money back. It is complete: an adapter needs to look nothing up. The same key always comes with the same content.
 *
 * @param key the idempotency key, at most 64 characters of {@code [A-Za-z0-9_-]}
 * @param caseId the case of the refund
 * @param channel the host's name of the payment channel
 * @param paymentReference the provider's id of the payment
 * @param route the refund destination; never by hand
 * @param amount the amount to pay; more than zero
 * @param captured everything captured on the payment so far; no more than this goes back on it
 * @param reason the code of the buyer's reason, or the purpose of the payment where the buyer gave none, for the provider's records
 */
public record RefundInstruction(
        EffectKey key,
        CaseId caseId,
        String channel,
        String paymentReference,
        Route route,
        Money amount,
        Money captured,
        String reason) {

    /** The order of the refund. */
    public OrderId order() {
        return caseId.order();
    }
}
