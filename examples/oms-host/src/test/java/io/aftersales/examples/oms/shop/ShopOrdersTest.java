package io.aftersales.examples.oms.shop;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.ports.gateways.Orders;
import io.aftersales.ports.tck.OrdersContract;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.springframework.jdbc.core.simple.JdbcClient;

class ShopOrdersTest extends OrdersContract {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final HikariDataSource POOL = Postgres.fresh();

    private final JdbcClient jdbc = JdbcClient.create(POOL);
    private final ShopOrders orders = new ShopOrders(jdbc);
    private int placed;

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Override
    protected Orders orders() {
        Postgres.empty(POOL);
        return orders;
    }

    @Override
    protected OrderId placed() {
        placed++;
        orders.put(SampleOrders.paid("placed-" + placed, "ann", NOON));
        return OrderId.of("placed-" + placed);
    }

    @Override
    protected OrderMark mark(OrderId order) {
        return OrderMark.valueOf(newest(order, "mark", String.class));
    }

    @Override
    protected Money givenBack(OrderId order) {
        return money(order, "given_back");
    }

    @Override
    protected Money toCollect(OrderId order) {
        return money(order, "to_collect");
    }

    private Money money(OrderId order, String column) {
        return Money.ofMinor(newest(order, column, Long.class), newest(order, "currency", String.class));
    }

    private <T> T newest(OrderId order, String column, Class<T> type) {
        return jdbc.sql("select " + column + " from shop_order_mark where order_id = ? order by place desc limit 1")
                .param(order.value())
                .query(type)
                .single();
    }
}
