package io.aftersales.ports.gateways;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;

/**
 * The host's own rules on permissions, which can only narrow the table of permissions, never widen it.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Every question is answered, for every role and action, about unknown actors and orders too; no exception is thrown.
 * </ol>
 */
@FunctionalInterface
public interface Authorizer {
    /** A host without rules of its own: the table of permissions decides alone. */
    Authorizer TABLE_ALONE = (by, action, order) -> true;

    /** Tells whether the host lets an actor perform an action on this order. */
    boolean permits(Actor by, Action action, OrderId order);
}
