package io.aftersales.inmemory;

import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.ports.gateways.ReturnRouting;
import io.aftersales.ports.tck.ReturnRoutingContract;

class OwnCarrierRoutingTest extends ReturnRoutingContract {
    @Override
    protected ReturnRouting routing() {
        return ReturnRouting.OWN_CARRIER;
    }

    @Override
    protected OrderFacts delivered() {
        return SampleOrders.deliveredInTwoParcels("1001");
    }
}
