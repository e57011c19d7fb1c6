package io.aftersales.examples.oms.shop;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.tck.InventoryContract;
import org.junit.jupiter.api.AfterAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcInventoryTest extends InventoryContract {
    private static final HikariDataSource POOL = Postgres.fresh();
    private static final JdbcWarehouse WAREHOUSE = over(POOL);

    static JdbcWarehouse over(HikariDataSource pool) {
        return new JdbcWarehouse(JdbcClient.create(pool), new TransactionTemplate(new JdbcTransactionManager(pool)));
    }

    @Override
    protected Inventory emptyInventory() {
        Postgres.empty(POOL);
        return WAREHOUSE;
    }

    @Override
    protected void stocks(String sku, long units) {
        WAREHOUSE.stocks(sku, units);
    }

    @Override
    protected OrderId sold(String sku, long units) {
        return OrderId.of("2001"); // what is put by for orders is not on its shelves
    }

    @AfterAll
    static void close() {
        POOL.close();
    }
}
