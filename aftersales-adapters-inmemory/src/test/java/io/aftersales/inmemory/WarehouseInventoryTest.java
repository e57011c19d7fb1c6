package io.aftersales.inmemory;

import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.tck.InventoryContract;

class WarehouseInventoryTest extends InventoryContract {
    private ScriptedWarehouse warehouse;
    private int orders;

    @Override
    protected Inventory emptyInventory() {
        warehouse = new ScriptedWarehouse();
        return warehouse;
    }

    @Override
    protected void stocks(String sku, long units) {
        warehouse.stocks(sku, units);
    }

    @Override
    protected OrderId sold(String sku, long units) {
        orders++;
        return OrderId.of("200" + orders); // what is put by for orders is not on its shelves
    }

    @Override
    protected Place packs(OrderId order) {
        return Place.parcel("P-" + order);
    }

    @Override
    protected void leaves(OrderId order, Place parcel) {
        warehouse.leaves(order, parcel);
    }
}
