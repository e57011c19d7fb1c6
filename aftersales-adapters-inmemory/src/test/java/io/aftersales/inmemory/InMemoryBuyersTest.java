package io.aftersales.inmemory;

import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.ports.gateways.Buyers;
import io.aftersales.ports.tck.BuyersContract;

public class InMemoryBuyersTest extends BuyersContract {
    private InMemoryBuyers buyers;

    @Override
    protected Buyers unknownBuyers() {
        buyers = new InMemoryBuyers();
        return buyers;
    }

    @Override
    protected void registers(String buyer) {
        buyers.put(buyer, BuyerFacts.of(0, 0, 0, 0));
    }

    @Override
    protected boolean shows(String hash) {
        buyers.shown(hash);
        return true;
    }
}
