package io.aftersales.inmemory;

import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Prices;
import io.aftersales.ports.tck.PricesContract;

public class InMemoryPricesContractTest extends PricesContract {
    private InMemoryPrices prices;

    @Override
    protected Prices emptyPrices() {
        prices = new InMemoryPrices();
        return prices;
    }

    @Override
    protected void costs(String sku, Prices.Price price) {
        prices.put(sku, price);
    }

    @Override
    protected void lists(String sku, Prices.Listing listing) {
        prices.list(sku, listing);
    }

    @Override
    protected OrderId order() {
        return OrderId.of("1001");
    }
}
