package io.aftersales.inmemory;

import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.tck.CouponsContract;

public class InMemoryCouponsTest extends CouponsContract {
    private InMemoryRewards rewards;

    @Override
    protected Coupons unheldCoupons() {
        rewards = new InMemoryRewards();
        return rewards;
    }

    @Override
    protected String usedBy(String buyer) {
        return "SPRING";
    }

    @Override
    protected long held(String buyer, String coupon) {
        return rewards.given().stream()
                .filter(each -> each.buyer().equals(buyer) && each.coupon().equals(coupon))
                .count();
    }
}
