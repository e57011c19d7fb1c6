package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.OrderId;
import java.util.List;
import java.util.Optional;

/**
 * The host's orders.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>{@link #facts} of an order nobody knows is empty.
 *   <li>{@link #facts} tells the order that is asked for, and what was sold and paid is equal each time: it is frozen at first
 *       touch, and another one later raises an alarm.
 *   <li>{@link #mark} takes every mark, with everything given back so far.
 *   <li>A key that came before changes nothing, whatever came in between.
 * </ol>
 */
public interface Orders {

    /** What is known of an order at this moment; empty when there is none. Called outside of transactions. */
    Optional<OrderFacts> facts(OrderId order);

    /**
     * Tells the order what became of it.
     *
     * @param givenBack everything given back on the order so far
     * @param replacementOrders the host's ids of every order that sent goods in an exchange or once more, so far
     */
    void mark(EffectKey key, OrderId order, OrderMark mark, Money givenBack, List<String> replacementOrders);
}
