package io.aftersales.examples.workbench;

import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.workbench.CsvTable.Header;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders of the history, by their number. */
final class OrderBook {
    private final Map<String, PastOrder> orders = new LinkedHashMap<>();
    private Optional<OrderWarnings> warnings = Optional.empty();

    /** Names the files that the orders were read from, so that a warning can tell the place. */
    void isReadFrom(Header heads, Header lines, @Nullable Header tenders) {
        warnings = Optional.of(new OrderWarnings(heads, lines, tenders));
    }

    /** Returns the warnings about orders that the library refuses. */
    Warnings warnings() {
        return warnings.map(each -> each.of(this)).orElseGet(Warnings::new);
    }

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
