package io.aftersales.examples.oms.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.tck.InventoryContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcInventoryTest extends InventoryContract {
    private static final HikariDataSource POOL = Postgres.fresh();
    private static final JdbcWarehouse WAREHOUSE = over(POOL);
    private static final ShopOrders ORDERS = new ShopOrders(JdbcClient.create(POOL));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private int sold;

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
        sold++;
        Sale sale = Sale.of("200" + sold, "CNY")
                .with(OrderLine.of("A", sku, units, units * 1_000))
                .paidBy(Tender.money("CARD", "CARD", units * 1_000));
        ORDERS.put(new OrderFacts(sale, "ann", OrderState.PAID, NOON, List.of(), Map.of()));
        return sale.id(); // what is put by for orders is not on its shelves
    }

    @Override
    protected Place packs(OrderId order) {
        Parcel parcel = Parcel.packed("P-" + order, "EAST", List.of(LineId.of("A")));
        parcels(order, OrderState.PAID, parcel);
        return parcel.place();
    }

    @Override
    protected void leaves(OrderId order, Place parcel) {
        parcels(
                order,
                OrderState.SHIPPED,
                Parcel.packed(parcel.value(), "EAST", List.of(LineId.of("A"))).handedOver(NOON, "FASTPOST", "FP"));
    }

    private static void parcels(OrderId order, OrderState state, Parcel... parcels) {
        OrderFacts known = ORDERS.facts(order).orElseThrow();
        ORDERS.put(new OrderFacts(known.sale(), known.buyer(), state, known.placedAt(), List.of(parcels), Map.of()));
    }

    private static Answer stop(String key, OrderId order, Place place, long units) {
        return WAREHOUSE.stopFulfilment(
                new EffectKey(key),
                new Cause(new CaseId(order, 1), "ORDER_CANCELLED"),
                place,
                List.of(LineId.of("A")),
                List.of(new Goods("MUG", units)));
    }

    @Test
    void stopsOfGoodsInNoParcelWhatIsInNoneAndNoMore() {
        emptyInventory();
        OrderId order = sold("MUG", 3);
        parcels(
                order,
                OrderState.SHIPPED,
                Parcel.packed("P1", "EAST", Map.of(LineId.of("A"), 1L)).handedOver(NOON, "FASTPOST", "FP"));
        assertThat(stop("k1", order, Place.NO_PARCEL, 3)).isInstanceOf(Answer.Rejected.class);
        assertThat(WAREHOUSE.keptBack(order)).isEmpty();
        assertThat(stop("k2", order, Place.NO_PARCEL, 2)).isInstanceOf(Answer.Succeeded.class);
        assertThat(WAREHOUSE.keptBack(order)).isEqualTo(Map.of("-", 2L));
    }

    @Test
    void cannotPromiseAnythingOfAParcelThatWasPackedAnew() {
        emptyInventory();
        OrderId order = sold("MUG", 3);
        Place parcel = packs(order);
        parcels(order, OrderState.PAID, Parcel.packed("P9", "EAST", List.of(LineId.of("A"))));
        assertThat(stop("k1", order, parcel, 3)).isEqualTo(new Answer.Rejected("TOO_LATE", Answer.Retry.NEVER));
        assertThat(stop("k2", OrderId.of("unknown"), parcel, 3)).isInstanceOf(Answer.Rejected.class);
    }

    @AfterAll
    static void close() {
        POOL.close();
    }
}
