package io.aftersales.ports.gateways;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;

/** Told of every denial. It must not fail; if it does, the command goes on. */
@FunctionalInterface
public interface SecurityLog {

    /** Somebody tried what they may not do. */
    void denied(Actor by, Action action, OrderId order, String code);
}
