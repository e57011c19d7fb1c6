package io.aftersales.examples.oms.shop;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Orders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** Stores an order unless it is stored already, as it is after the first start of the host. */
    public void putAtFirst(OrderFacts order) {
        jdbc.sql("insert into shop_order (order_id, buyer, document) values (?, ?, ?::json) on conflict do nothing")
                .params(order.sale().id().value(), order.buyer(), mapper.writeValueAsString(order))
                .update();
    }

    /**
     * Returns orders by their id.
     *
     * @param buyer the buyer; null for the orders of all buyers
     * @param text a part of the order's id or of the buyer's, whatever its case; null for any
     * @param skus SKUs of which an order may have one instead of that text
     * @param after the last order of the part before; null to begin
     * @param limit the most orders
     */
    public List<OrderFacts> search(
            @Nullable String buyer, @Nullable String text, List<String> skus, @Nullable OrderId after, int limit) {
        String like = text == null
                ? null
                : "%"
                        + text.toLowerCase(Locale.ROOT)
                                .replace("\\", "\\\\")
                                .replace("%", "\\%")
                                .replace("_", "\\_") + "%";
        return jdbc.sql("select document from shop_order"
                        + " where (:buyer::text is null or buyer = :buyer)"
                        + " and (:like::text is null or lower(order_id) like :like or lower(buyer) like :like"
                        + " or exists (select 1 from json_array_elements(document -> 'sale' -> 'lines') line"
                        + " where line ->> 'sku' = any (:skus::text[])))"
                        + " and (:after::text is null or order_id > :after)"
                        + " order by order_id limit :limit")
                .param("buyer", buyer)
                .param("like", like)
                .param("skus", skus.toArray(String[]::new))
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, number) -> mapper.readValue(row.getString("document"), OrderFacts.class))
                .list();
    }

    /** Counts the orders that were placed from a moment on and before another. */
    public long countPlaced(Instant from, Instant to) {
        return jdbc.sql("select count(*) from shop_order where (document ->> 'placedAt')::timestamptz >= ?"
                        + " and (document ->> 'placedAt')::timestamptz < ?")
                .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
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
