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
 *   <li>Every denial is kept, with who, what, which order if any, and why; the same one twice is two.
 *   <li>It throws nothing when what it writes to is out of reach.
 * </ol>
 */
@FunctionalInterface
public interface SecurityLog {

    /**
     * Takes note that an actor tried what the actor may not do.
     *
     * @param order the order it was tried on; null for a list over all orders
     * @param code the code of the refusal
     */
    void denied(Actor by, Action action, @Nullable OrderId order, String code);
}
