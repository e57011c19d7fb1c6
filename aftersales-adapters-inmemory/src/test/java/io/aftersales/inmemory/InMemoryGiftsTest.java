package io.aftersales.inmemory;

import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.tck.GiftsContract;
import java.util.Currency;

public class InMemoryGiftsTest extends GiftsContract {
    private InMemoryRewards rewards;
    private int members;

    @Override
    protected Gifts emptyGifts() {
        Currency yuan = Currency.getInstance("CNY");
        rewards = new InMemoryRewards().grantsPoints(1, yuan).grantsCoupons("SORRY", 1_000, yuan);
        return rewards;
    }

    @Override
    protected String member() {
        return "buyer-" + ++members;
    }

    @Override
    protected long points(String buyer) {
        return rewards.pointsOf(buyer);
    }

    @Override
    protected long coupons(String buyer) {
        return rewards.couponsOf(buyer).size();
    }

    @Override
    protected String campaign() {
        return "SORRY";
    }
}
