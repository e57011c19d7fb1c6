package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.OrderId;
import java.util.List;
import java.util.Optional;

/**
 * The host's orders: answers the facts of an order, and records on it what became of it.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>{@link #facts} of an unknown order is empty.
 *   <li>{@link #facts} answers the order that is asked for. What was sold and agreed to be paid is equal each time: it is frozen at first
 *       touch, and a later change raises an alarm. What was added to the order since is told beside it, as an amendment:
 *       it is read when the next case is opened on the order, and what becomes due by it for earlier refunds is paid then.
 *   <li>{@link #mark} takes every mark, with everything given back so far.
 *   <li>A key that came before changes nothing, whatever came in between.
 * </ol>
 */
public interface Orders {

    /** The facts of an order at this moment; empty for an unknown order. Called before a decision is written. */
    Optional<OrderFacts> facts(OrderId order);

    /**
     * Marks an order with what became of it.
     *
     * @param givenBack everything given back on the order so far
     * @param toCollect the amount still to be collected from the buyer: asked for, not captured, and not cancelled since
     * @param replacementOrders the host's ids of every order that sent goods for an exchange or a reshipment, so far
     */
    void mark(
            EffectKey key,
            OrderId order,
            OrderMark mark,
            Money givenBack,
            Money toCollect,
            List<String> replacementOrders);
}
