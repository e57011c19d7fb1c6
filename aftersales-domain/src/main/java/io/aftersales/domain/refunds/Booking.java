package io.aftersales.domain.refunds;

/**
 * The answer of a booking.
 *
 * @param account the account after it
 * @param breakdown what is owed now, and why
 */
public record Booking(OrderAccount account, RefundBreakdown breakdown) {}
