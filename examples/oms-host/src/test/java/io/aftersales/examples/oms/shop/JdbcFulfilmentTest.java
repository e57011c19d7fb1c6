package io.aftersales.examples.oms.shop;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.ports.tck.FulfilmentContract;
import io.aftersales.ports.tck.Warehouse;
import org.junit.jupiter.api.AfterAll;

class JdbcFulfilmentTest extends FulfilmentContract {
    private static final HikariDataSource POOL = Postgres.fresh();
    private static final JdbcWarehouse WAREHOUSE = JdbcInventoryTest.over(POOL);

    @Override
    protected Warehouse emptyWarehouse() {
        Postgres.empty(POOL);
        return new Warehouse(WAREHOUSE, WAREHOUSE);
    }

    @Override
    protected void stocks(String sku, long units) {
        WAREHOUSE.stocks(sku, units);
    }

    @Override
    protected void ships(String order) {
        WAREHOUSE.ships(order);
    }

    @AfterAll
    static void close() {
        POOL.close();
    }
}
