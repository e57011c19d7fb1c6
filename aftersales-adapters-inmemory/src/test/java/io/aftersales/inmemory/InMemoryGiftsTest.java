package io.aftersales.inmemory;

import io.aftersales.domain.money.Money;
import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.tck.GiftsContract;

public class InMemoryGiftsTest extends GiftsContract {
    private InMemoryRewards rewards;
    private int members;

    @Override
    protected Gifts emptyGifts() {
        rewards = new InMemoryRewards()
                .grantsPoints(1, currency())
                .grantsCoupons("SORRY", 1_000, currency())
                .grantsCredit();
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
    protected boolean givesCredit() {
        return true;
    }

    @Override
    protected long credit(String buyer) {
        return rewards.creditOf(buyer).stream().mapToLong(Money::minor).sum();
    }

    @Override
    protected String campaign() {
        return "SORRY";
    }
}
