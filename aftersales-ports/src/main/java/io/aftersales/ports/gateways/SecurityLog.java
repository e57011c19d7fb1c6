package io.aftersales.ports.gateways;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every denial. If the log fails, the command goes on.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Every denial is kept, with actor, action, order if any, and reason; the same denial twice is two.
 *   <li>No exception is thrown when the log's own storage is out of reach.
 * </ol>
 */
@FunctionalInterface
public interface SecurityLog {

    /**
     * Records that an actor attempted an action without permission.
     *
     * @param order the order of the attempt; null for a list over all orders
     * @param code the code of the refusal
     */
    void denied(Actor by, Action action, @Nullable OrderId order, String code);
}
