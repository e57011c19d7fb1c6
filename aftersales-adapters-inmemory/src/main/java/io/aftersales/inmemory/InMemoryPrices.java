package io.aftersales.inmemory;

import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Prices;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A list of prices, in memory: the same for every buyer. */
public final class InMemoryPrices implements Prices {
    private final Map<String, Price> prices = new ConcurrentHashMap<>();
    private final Map<String, Listing> listings = new ConcurrentHashMap<>();

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

    /** Sets the list price of one unit, and the article that the SKU is a variant of. */
    public InMemoryPrices list(String sku, Listing listing) {
        listings.put(sku, listing);
        return this;
    }

    @Override
    public Answer of(OrderId order, ExchangeItem item) {
        return new Answer(
                listings.getOrDefault(item.sku(), Listing.NONE),
                listings.getOrDefault(item.wantedSku(), Listing.NONE),
                prices.get(item.wantedSku()));
    }
}
