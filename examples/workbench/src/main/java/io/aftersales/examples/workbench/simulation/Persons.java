package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.shared.Actor;
import java.util.List;

/** Persons who send commands: the buyer, and the staff of the shop. */
final class Persons {
    static final Actor BUYER = Actor.buyer(Orders.BUYER);
    static final Actor AGENT = Actor.agent("ada");
    static final Actor REVIEWER = Actor.reviewer("rita");
    static final Actor SECOND = Actor.supervisor("sam");
    static final Actor THIRD = Actor.supervisor("sue");
    /** A supervisor who decides about appeals when nothing else is left to do. */
    static final Actor FRESH = Actor.supervisor("frida");

    static final Actor INSPECTOR = Actor.inspector("ivan");
    static final Actor FINANCE = Actor.finance("fay");
    static final Actor COLLEAGUE = Actor.finance("finn");
    /** Staff who open cases as exceptions, and do nothing else. */
    static final List<Actor> WHO_MAKE_EXCEPTIONS =
            List.of(Actor.agent("abe"), Actor.reviewer("rob"), Actor.supervisor("stella"));

    private Persons() {}
}
