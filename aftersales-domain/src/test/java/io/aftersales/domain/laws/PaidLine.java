package io.aftersales.domain.laws;

/**
 * A line of an order as the host's own system knows it.
 *
 * @param units the units sold
 * @param paid the amount that the buyer paid for the whole line, minor units: its share of every discount is deducted, and tax that was added
 *     to the price is in it
 */
public record PaidLine(long units, long paid) {}
