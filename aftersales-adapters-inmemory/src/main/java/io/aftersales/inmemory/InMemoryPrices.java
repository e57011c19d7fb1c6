package io.aftersales.inmemory;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Prices;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A list of prices, in memory. */
public final class InMemoryPrices implements Prices {
    private final Map<String, Money> prices = new ConcurrentHashMap<>();

    /** Creates an empty list of prices. */
    public InMemoryPrices() {}

    /** Sets the price of one unit. */
    public InMemoryPrices put(String sku, Money price) {
        prices.put(sku, price);
        return this;
    }

    @Override
    public Map<String, Money> unitPrices(OrderId order, Set<String> skus) {
        var known = new HashMap<>(prices);
        known.keySet().retainAll(skus);
        return known;
    }
}
