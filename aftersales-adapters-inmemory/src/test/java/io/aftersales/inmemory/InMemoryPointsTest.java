package io.aftersales.inmemory;

import io.aftersales.ports.gateways.Points;
import io.aftersales.ports.tck.PointsContract;

public class InMemoryPointsTest extends PointsContract {
    private InMemoryRewards rewards;
    private int members;

    @Override
    protected Points emptyPoints() {
        rewards = new InMemoryRewards();
        return rewards;
    }

    @Override
    protected String member() {
        return "buyer-" + ++members;
    }

    @Override
    protected long balance(String buyer) {
        return rewards.pointsOf(buyer);
    }
}
