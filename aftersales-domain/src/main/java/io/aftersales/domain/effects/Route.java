package io.aftersales.domain.effects;

/** The ways in which money can go back, in the order in which they are tried. */
public enum Route {
    /** The way it was paid. */
    ORIGINAL,
    /** The buyer's store credit, the balance with the shop. */
    BALANCE,
    /** A payment by hand; a member of the staff reports it done with a reference. */
    OFFLINE
}
