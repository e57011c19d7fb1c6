package io.aftersales.ports.tck;

import io.aftersales.domain.money.Money;

/**
 * A payment a buyer has made, of which nothing went back yet.
 *
 * @param channel the host's name of the way it was paid
 * @param reference what the provider calls it
 * @param amount how much was paid
 */
public record CapturedPayment(String channel, String reference, Money amount) {}
