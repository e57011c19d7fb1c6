package io.aftersales.domain.cases;

import io.aftersales.domain.orders.OrderFacts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the host and its partners say at this moment, gathered before a decision. Advisory: it may be stale a moment later, so whatever
 * must never be wrong is decided from the account alone.
 *
 * @param order the order; null when the host does not know it
 * @param carrier what carriers say, by the host's id of the parcel; a parcel not in it is unknown
 * @param stock units that can be sold, by SKU; a SKU not in it has none
 * @param prices what one unit costs now, minor units of the order's currency as a buyer would pay it, by SKU; a SKU not in it has no price
 */
public record Facts(
        @Nullable OrderFacts order,
        Map<String, CarrierWord> carrier,
        Map<String, Long> stock,
        Map<String, Long> prices) {
    /** Nothing is known, not even the order. */
    public static final Facts NOTHING = new Facts(null, Map.of(), Map.of(), Map.of());

    /** Copies the maps. */
    public Facts {
        carrier = Map.copyOf(carrier);
        stock = Map.copyOf(stock);
        prices = Map.copyOf(prices);
    }

    /** The order alone. */
    public static Facts of(OrderFacts order) {
        return new Facts(order, Map.of(), Map.of(), Map.of());
    }

    CarrierWord wordOf(String parcel) {
        return carrier.getOrDefault(parcel, CarrierWord.UNKNOWN);
    }
}
