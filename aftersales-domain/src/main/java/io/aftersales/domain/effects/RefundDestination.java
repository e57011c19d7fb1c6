package io.aftersales.domain.effects;

/** Destination of the money of a case. */
public enum RefundDestination {
    /** The way it was paid; other routes only where that fails. */
    ORIGINAL,
    /** The buyer's balance with the shop, for everything that was paid by a payment provider; other routes only where that fails. */
    STORE_CREDIT
}
