package io.aftersales.domain.effects;

/** What the host's order is told about itself. */
public enum OrderMark {
    /** Some money went back. */
    PARTIALLY_REFUNDED,
    /** Everything is back and nothing is left. */
    FULLY_REFUNDED,
    /** Goods were sent again. */
    RESHIPPED,
    /** Goods were exchanged. */
    EXCHANGED
}
