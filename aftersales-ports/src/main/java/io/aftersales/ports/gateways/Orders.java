package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.OrderId;
import java.util.List;
import java.util.Optional;

/** The host's orders. */
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
