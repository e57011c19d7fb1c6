package io.aftersales.ports.views;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Role;

/** The side that did something: all that a buyer is told of who it was. */
public enum Party {
    /** The buyer. */
    BUYER,
    /** The shop: its staff, its rules and its systems. */
    SHOP;

    static Party of(Actor actor) {
        return actor.role() == Role.BUYER ? BUYER : SHOP;
    }
}
