package io.aftersales.examples.workbench;

import io.aftersales.domain.shared.OrderId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The orders of the past, by their number. */
final class OrderBook {
    private final Map<String, PastOrder> orders = new LinkedHashMap<>();

    /** Says whether the order is new. */
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

    /** An order number that none of them has. */
    OrderId nobodys() {
        String id = "none";
        while (orders.containsKey(id)) {
            id += "-";
        }
        return OrderId.of(id);
    }
}
