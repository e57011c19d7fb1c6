package io.aftersales.ports.gateways;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;

/**
 * Told of every denial. It must not fail; if it does, the command goes on.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Every denial is kept, with who, what, which order and why; the same one twice is two.
 *   <li>It throws nothing when what it writes to is out of reach.
 * </ol>
 */
@FunctionalInterface
public interface SecurityLog {

    /** Somebody tried what they may not do. */
    void denied(Actor by, Action action, OrderId order, String code);
}
