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
    private final Map<String, Price> prices = new ConcurrentHashMap<>();

    /** Creates an empty list of prices. */
    public InMemoryPrices() {}

    /** Sets the price of one unit, of which the tax is not known. */
    public InMemoryPrices put(String sku, Money price) {
        return put(sku, Price.of(price));
    }

    /** Sets the price of one unit. */
    public InMemoryPrices put(String sku, Price price) {
        prices.put(sku, price);
        return this;
    }

    @Override
    public Map<String, Price> unitPrices(OrderId order, Set<String> skus) {
        var known = new HashMap<>(prices);
        known.keySet().retainAll(skus);
        return known;
    }
}
