package io.aftersales.inmemory;

import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.tck.InventoryContract;

class WarehouseInventoryTest extends InventoryContract {
    private ScriptedWarehouse warehouse;

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
        return OrderId.of("2001"); // what is put by for orders is not on its shelves
    }
}
