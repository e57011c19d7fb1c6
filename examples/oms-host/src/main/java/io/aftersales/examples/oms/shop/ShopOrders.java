package io.aftersales.examples.oms.shop;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Orders;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Orders of the shop, on PostgreSQL. */
public final class ShopOrders implements Orders {
    private final JdbcClient jdbc;
    private final JsonMapper mapper = JsonMapper.shared();

    /** Creates the orders over a database. */
    public ShopOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores an order in its current state. */
    public void put(OrderFacts order) {
        jdbc.sql("insert into shop_order (order_id, buyer, document) values (?, ?, ?::json)"
                        + " on conflict (order_id) do update set document = excluded.document")
                .params(order.sale().id().value(), order.buyer(), mapper.writeValueAsString(order))
                .update();
    }

    @Override
    public Optional<OrderFacts> facts(OrderId order) {
        return read("select document from shop_order where order_id = ?", order);
    }

    /** Returns an order that no other transaction changes before the current one ends. */
    Optional<OrderFacts> locked(OrderId order) {
        return read("select document from shop_order where order_id = ? for update", order);
    }

    private Optional<OrderFacts> read(String sql, OrderId order) {
        return jdbc.sql(sql)
                .param(order.value())
                .query((row, number) -> mapper.readValue(row.getString("document"), OrderFacts.class))
                .optional();
    }

    @Override
    public void mark(
            EffectKey key,
            OrderId order,
            OrderMark mark,
            Money givenBack,
            Money toCollect,
            List<String> replacementOrders) {
        jdbc.sql("insert into shop_order_mark"
                        + " (effect_key, order_id, mark, given_back, to_collect, currency, replacements)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (effect_key) do nothing")
                .params(
                        key.value(),
                        order.value(),
                        mark.name(),
                        givenBack.minor(),
                        toCollect.minor(),
                        givenBack.currency().getCurrencyCode(),
                        replacementOrders.toArray(String[]::new))
                .update();
    }
}
