package io.aftersales.inmemory;

import io.aftersales.ports.tck.FulfilmentContract;
import io.aftersales.ports.tck.Warehouse;

class WarehouseFulfilmentTest extends FulfilmentContract {
    private ScriptedWarehouse warehouse;

    @Override
    protected Warehouse emptyWarehouse() {
        warehouse = new ScriptedWarehouse();
        return new Warehouse(warehouse, warehouse);
    }

    @Override
    protected void stocks(String sku, long units) {
        warehouse.stocks(sku, units);
    }

    @Override
    protected void ships(String order) {
        warehouse.ships(order);
    }
}
