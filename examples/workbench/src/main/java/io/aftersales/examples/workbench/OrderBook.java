package io.aftersales.examples.workbench;

import io.aftersales.domain.shared.OrderId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Orders of the history, by their number. */
final class OrderBook {
    private final Map<String, PastOrder> orders = new LinkedHashMap<>();

    /** Adds an order; returns false when its number is in the book already. */
    boolean add(OrderId id, PastOrder order) {
        return orders.putIfAbsent(id.value(), order) == null;
    }

    Optional<PastOrder> find(String id) {
        return Optional.ofNullable(orders.get(id));
    }

    int size() {
        return orders.size();
    }

    Iterable<PastOrder> all() {
        return orders.values();
    }

    /** Returns an order number that is not in the book. */
    OrderId unnamedOrder() {
        String id = "none";
        while (orders.containsKey(id)) {
            id += "-";
        }
        return OrderId.of(id);
    }
}
