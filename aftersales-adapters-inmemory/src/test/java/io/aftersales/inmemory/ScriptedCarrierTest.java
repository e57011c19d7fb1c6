package io.aftersales.inmemory;

import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.ports.gateways.Logistics;
import io.aftersales.ports.tck.LogisticsContract;
import io.aftersales.ports.tck.TrackedParcel;

public class ScriptedCarrierTest extends LogisticsContract {
    private ScriptedCarrier carrier;
    private int parcels;

    @Override
    protected Logistics idleLogistics() {
        carrier = new ScriptedCarrier();
        return carrier;
    }

    @Override
    protected long waybills() {
        return carrier.waybills();
    }

    @Override
    protected long sentBack() {
        return carrier.sentBack();
    }

    @Override
    protected TrackedParcel onItsWay() {
        var parcel = new TrackedParcel("P" + ++parcels, "SF", "SF100" + parcels);
        carrier.says(parcel.id(), CarrierScan.IN_TRANSIT);
        return parcel;
    }

    @Override
    protected void delivers(TrackedParcel parcel) {
        carrier.says(parcel.id(), CarrierScan.DELIVERED);
    }
}
