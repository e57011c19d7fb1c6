package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;

/**
 * Pay money back. Complete: an adapter needs to look nothing up. The same key always comes with the same content.
 *
 * @param key the idempotency key, at most 64 characters of {@code [A-Za-z0-9_-]}
 * @param caseId the case it is for
 * @param channel the host's name of the way it was paid
 * @param paymentReference what the provider calls the payment
 * @param route the way it goes back; never by hand
 * @param amount how much; more than nothing
 */
public record RefundInstruction(
        EffectKey key, CaseId caseId, String channel, String paymentReference, Route route, Money amount) {}
