package io.aftersales.ports.views;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Role;

/** The side that caused an event: a buyer's view names no more than that. */
public enum Party {
    /** The buyer. */
    BUYER,
    /** The shop: its staff, its rules and its systems. */
    SHOP;

    static Party of(Actor actor) {
        return actor.role() == Role.BUYER ? BUYER : SHOP;
    }
}
