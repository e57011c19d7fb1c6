package io.aftersales.examples.workbench;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Orders;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Order port of the replay: answers with the orders of the history as they were at the time of the replay's clock. */
final class PastOrders implements Orders {
    private final OrderBook book;
    private final InstantSource clock;

    PastOrders(OrderBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Optional<OrderFacts> facts(OrderId order) {
        return book.find(order.value()).map(known -> known.facts(clock.instant()));
    }

    /** Does nothing: the replay reads the outcome of an order from its account. */
    @Override
    public void mark(
            EffectKey key,
            OrderId order,
            OrderMark mark,
            Money givenBack,
            Money toCollect,
            List<String> replacements) {}
}
