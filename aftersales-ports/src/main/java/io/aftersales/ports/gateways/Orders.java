package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.OrderId;
import java.util.Optional;

/** The host's orders. */
public interface Orders {

    /** What is known of an order at this moment; empty when there is none. Called outside of transactions. */
    Optional<OrderFacts> facts(OrderId order);

    /**
     * Tells the order what became of it.
     *
     * @param givenBack everything given back on the order so far
     */
    void mark(EffectKey key, OrderId order, OrderMark mark, Money givenBack);
}
