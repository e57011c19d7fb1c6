package io.aftersales.spring.host;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.inmemory.ScriptedCarrier;
import io.aftersales.inmemory.ScriptedWarehouse;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.gateways.Logistics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** One class for stock and parcels. */
@Component
public class Warehouse implements Inventory, Logistics {
    private final ScriptedWarehouse stock = new ScriptedWarehouse().isEndless();
    private final ScriptedCarrier carrier = new ScriptedCarrier();

    @Override
    public Map<String, Long> available(Set<String> skus) {
        return stock.available(skus);
    }

    @Override
    public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
        return stock.reserve(key, cause, goods, expires);
    }

    @Override
    public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
        stock.release(key, cause, reservation, goods);
    }

    @Override
    public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
        return stock.stopFulfilment(key, cause, place, lines, goods);
    }

    @Override
    public void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
        stock.restock(key, cause, warehouse, disposition, goods);
    }

    @Override
    public CarrierScan track(String parcel, String of, String trackingNumber) {
        return carrier.track(parcel, of, trackingNumber);
    }

    @Override
    public Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
        return carrier.createReturnWaybill(key, caseId, warehouse, goods);
    }

    @Override
    public void cancelReturnWaybill(EffectKey key, EffectKey waybill) {
        carrier.cancelReturnWaybill(key, waybill);
    }

    @Override
    public Answer intercept(EffectKey key, String parcel, String of, String trackingNumber) {
        return carrier.intercept(key, parcel, of, trackingNumber);
    }

    @Override
    public Answer sendBack(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
        return carrier.sendBack(key, caseId, warehouse, goods);
    }
}
