package io.aftersales.domain.effects;

/** The mark that the host's order receives about its after-sales. */
public enum OrderMark {
    /** Some money was refunded. */
    PARTIALLY_REFUNDED,
    /** The order is fully refunded: every unit is back and no money is left. */
    FULLY_REFUNDED,
    /** Goods were shipped again. */
    RESHIPPED,
    /** Goods were exchanged. */
    EXCHANGED
}
