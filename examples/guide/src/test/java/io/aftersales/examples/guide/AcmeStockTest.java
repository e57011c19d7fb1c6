package io.aftersales.examples.guide;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.inmemory.ScriptedWarehouse;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.tck.InventoryContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contract kit on a shop's warehouse that is never asked to reserve. */
// guide:start check-your-stock
class AcmeStockTest extends InventoryContract {
    private final AcmeWarehouse warehouse = new AcmeWarehouse(); // yours: the tables under the adapter
    private int orders;

    @Override
    protected Inventory emptyInventory() {
        return warehouse; // yours: the adapter, with its tables emptied
    }

    @Override
    protected void stocks(String sku, long units) {
        warehouse.shelves.stocks(sku, units);
    }

    @Override
    protected OrderId sold(String sku, long units) {
        return OrderId.of("ACME-" + ++orders);
    }

    @Override
    protected Place packs(OrderId order) {
        return Place.parcel("P-" + order);
    }

    @Override
    protected void leaves(OrderId order, Place parcel) {
        warehouse.shelves.leaves(order, parcel);
    }

    @Override
    protected boolean reservesGoods() {
        return false; // no exchanges are offered
    }
    // guide:end check-your-stock

    private static final class AcmeWarehouse implements Inventory {
        private final ScriptedWarehouse shelves = new ScriptedWarehouse();

        @Override
        public Map<String, Long> available(Set<String> skus) {
            return shelves.available(skus);
        }

        @Override
        public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
            return new Answer.Rejected("NO_RESERVATIONS", Answer.Retry.NEVER);
        }

        @Override
        public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {}

        @Override
        public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
            return shelves.stopFulfilment(key, cause, place, lines, goods);
        }

        @Override
        public void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
            shelves.restock(key, cause, warehouse, disposition, goods);
        }
    }
}
