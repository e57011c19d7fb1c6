package io.aftersales.ports.gateways;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;

/**
 * The host's own word on who may do what. It can only narrow the table of permissions, never widen it.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Every question is answered, for every role and action, about unknown actors and orders too; it throws nothing.
 * </ol>
 */
@FunctionalInterface
public interface Authorizer {
    /** The table alone decides. */
    Authorizer TABLE_ALONE = (by, action, order) -> true;

    /** Whether the host lets an actor do this on this order. */
    boolean permits(Actor by, Action action, OrderId order);
}
