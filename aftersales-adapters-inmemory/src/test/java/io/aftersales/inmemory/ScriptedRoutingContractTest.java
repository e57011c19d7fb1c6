package io.aftersales.inmemory;

import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.ports.gateways.ReturnRouting;
import io.aftersales.ports.tck.ReturnRoutingContract;

public class ScriptedRoutingContractTest extends ReturnRoutingContract {
    @Override
    protected ReturnRouting routing() {
        return new ScriptedRouting().route("MUG", "W7").route("POT", "STORE-7", ReturnMethod.STORE, "QR-1");
    }

    @Override
    protected OrderFacts delivered() {
        return SampleOrders.deliveredInTwoParcels("1001");
    }
}
