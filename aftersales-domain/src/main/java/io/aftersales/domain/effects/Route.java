package io.aftersales.domain.effects;

/** The ways money can go back, in the order in which they are tried. */
public enum Route {
    /** The way it was paid. */
    ORIGINAL,
    /** The buyer's balance with the shop. */
    BALANCE,
    /** By hand; a person reports it done with a reference. */
    OFFLINE
}
