package io.aftersales.ports.tck;

import io.aftersales.domain.money.Money;

/**
 * A payment that a buyer has made, of which nothing went back yet.
 *
 * @param channel the host's name of the way it was paid
 * @param reference the provider's id of the payment
 * @param amount the amount paid
 */
public record CapturedPayment(String channel, String reference, Money amount) {}
