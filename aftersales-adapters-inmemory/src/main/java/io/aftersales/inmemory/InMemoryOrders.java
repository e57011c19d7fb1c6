package io.aftersales.inmemory;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Orders;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The orders of a host, in memory. */
public final class InMemoryOrders implements Orders {
    private final ConcurrentHashMap<OrderId, OrderFacts> facts = new ConcurrentHashMap<>();
    private final KeyedLog<Mark> marks = new KeyedLog<>();

    /**
     * A mark that an order received.
     *
     * @param order the order
     * @param mark the new mark of the order
     * @param givenBack everything given back on it by then
     * @param toCollect the amount still to be collected from the buyer by then
     * @param replacementOrders the orders that sent goods for an exchange or a reshipment by then
     */
    public record Mark(
            OrderId order, OrderMark mark, Money givenBack, Money toCollect, List<String> replacementOrders) {}

    /** Creates a host without orders. */
    public InMemoryOrders() {}

    /** Adds an order, or replaces it by its present state. */
    public void put(OrderFacts order) {
        facts.put(order.sale().id(), order);
    }

    @Override
    public Optional<OrderFacts> facts(OrderId order) {
        return Optional.ofNullable(facts.get(order));
    }

    @Override
    public void mark(
            EffectKey key,
            OrderId order,
            OrderMark mark,
            Money givenBack,
            Money toCollect,
            List<String> replacementOrders) {
        marks.add(key, new Mark(order, mark, givenBack, toCollect, replacementOrders));
    }

    /** The marks that all orders received, in order. */
    public List<Mark> marks() {
        return marks.all();
    }

    /** The marks that an order received, in order. */
    public List<Mark> marks(OrderId order) {
        return marks.all().stream().filter(mark -> mark.order().equals(order)).toList();
    }
}
