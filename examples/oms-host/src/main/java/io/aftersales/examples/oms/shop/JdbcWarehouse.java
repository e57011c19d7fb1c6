package io.aftersales.examples.oms.shop;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Inventory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Small warehouse on PostgreSQL. One lock lets one operation run at a time; a large warehouse would lock the goods an operation moves.
 * Reservations do not expire: only a command releases them. There is one shelf for all warehouses, so what comes back counts on it wherever it
 * arrived.
 */
public final class JdbcWarehouse implements Inventory, Fulfilment {
    private static final long LOCK = 7_365_208_116_441L;
    private static final Answer DONE = new Answer.Succeeded("");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ShopOrders orders;

    /**
     * Creates a warehouse in a database.
     *
     * @param jdbc the database
     * @param transactions joins the caller's transaction where there is one
     */
    public JdbcWarehouse(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.orders = new ShopOrders(jdbc);
    }

    /** Adds units to the shelf. */
    public void stocks(String sku, long units) {
        add(List.of(new Goods(sku, units)));
    }

    /** Puts units on the shelf unless these goods are known already, as they are after the first start of the host. */
    public void stocksAtFirst(String sku, long units) {
        jdbc.sql("insert into stock_shelf (sku, units) values (?, ?) on conflict (sku) do nothing")
                .params(sku, units)
                .update();
    }

    /** Marks a replacement order as shipped: it cannot be cancelled any more. */
    public void ships(String order) {
        jdbc.sql("update stock_order set gone = true where reference = ?")
                .param(order)
                .update();
    }

    // --- stock
    // -----------------------------------------------------------------------------------------------------------

    @Override
    public Map<String, Long> available(Set<String> skus) {
        var available = new TreeMap<String, Long>();
        jdbc.sql("select sku, units from stock_shelf where sku = any (?::text[])")
                .param(skus.toArray(String[]::new))
                .query((row, number) -> available.put(row.getString("sku"), row.getLong("units")))
                .list();
        return available;
    }

    @Override
    public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
        return once(key, () -> {
            if (isIn("stock_closed", "reservation", key)) {
                return rejected("RELEASED");
            }
            for (Goods each : goods) {
                if (units("stock_shelf where sku = ?", each.sku()) < each.quantity()) {
                    return rejected("OUT_OF_STOCK");
                }
            }
            for (Goods each : goods) {
                jdbc.sql("update stock_shelf set units = units - ? where sku = ?")
                        .params(each.quantity(), each.sku())
                        .update();
                jdbc.sql("insert into stock_reserved (reservation, sku, units) values (?, ?, ?)")
                        .params(key.value(), each.sku(), each.quantity())
                        .update();
            }
            return new Answer.Succeeded(key.value());
        });
    }

    @Override
    public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
        once(key, () -> {
            if (goods.isEmpty()) {
                close(reservation);
            } else {
                for (Goods each : goods) {
                    long some = Math.min(reserved(reservation, each.sku()), each.quantity());
                    if (some > 0) {
                        var free = new Goods(each.sku(), some);
                        take(reservation, free);
                        add(List.of(free));
                    }
                }
            }
            return DONE;
        });
    }

    /**
     * Stops goods that are still here by the facts of the order: in a parcel that was not handed over, or in no parcel. The order is locked
     * meanwhile, so that its parcel is not handed over at the same moment. What is stopped is written down for those who pack.
     */
    @Override
    public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
        OrderId order = cause.caseId().order();
        return once(key, () -> {
            boolean here = orders.locked(order)
                    .filter(facts -> isHere(facts, place, lines, goods))
                    .isPresent();
            if (!here) {
                return rejected("TOO_LATE");
            }
            for (Goods each : goods) {
                jdbc.sql("insert into stock_kept_back (effect_key, order_id, place, sku, units) values (?, ?, ?, ?, ?)")
                        .params(key.value(), order.value(), place.value(), each.sku(), each.quantity())
                        .update();
            }
            add(goods);
            return DONE;
        });
    }

    private static boolean isHere(OrderFacts order, Place place, List<LineId> lines, List<Goods> goods) {
        if (!place.equals(Place.NO_PARCEL)) {
            return order.parcels().stream()
                    .filter(parcel -> parcel.place().equals(place))
                    .anyMatch(parcel -> parcel.handedOverAt() == null && parcel.deliveredAt() == null);
        }
        boolean nothingLeft = order.state() == OrderState.UNPAID || order.state() == OrderState.PAID;
        return nothingLeft || goods.stream().allMatch(each -> unpacked(order, lines, each.sku()) >= each.quantity());
    }

    /** Counts the units of a SKU that are in no parcel. */
    private static long unpacked(OrderFacts order, List<LineId> lines, String sku) {
        return order.sale().lines().stream()
                .filter(line -> line.sku().equals(sku) && (lines.isEmpty() || lines.contains(line.id())))
                .mapToLong(line -> unpacked(order, line))
                .sum();
    }

    private static long unpacked(OrderFacts order, OrderLine line) {
        long units = line.quantity();
        for (Parcel parcel : order.parcels()) {
            units -= Math.min(units, parcel.contents().getOrDefault(line.id(), 0L));
        }
        return units;
    }

    /** Returns the units of an order that were stopped, by place: they must not be packed or handed over. */
    public Map<String, Long> keptBack(OrderId order) {
        var units = new TreeMap<String, Long>();
        jdbc.sql("select place, sum(units) as units from stock_kept_back where order_id = ? group by place")
                .param(order.value())
                .query((row, number) -> units.put(row.getString("place"), row.getLong("units")))
                .list();
        return units;
    }

    @Override
    public void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
        once(key, () -> {
            if (disposition.equals(Disposition.SELLABLE)) {
                add(goods);
            }
            return DONE;
        });
    }

    // --- orders
    // ----------------------------------------------------------------------------------------------------------

    @Override
    public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
        return once(key, () -> {
            if (isIn("stock_stopped", "effect_key", key)) {
                return rejected("CANCELLED");
            }
            for (Goods each : goods) {
                if (reserved(reservation, each.sku()) < each.quantity()) {
                    return rejected("NOT_RESERVED");
                }
            }
            String order = "R-" + key;
            jdbc.sql("insert into stock_order (effect_key, reference) values (?, ?)")
                    .params(key.value(), order)
                    .update();
            for (Goods each : goods) {
                take(reservation, each);
                jdbc.sql("insert into stock_order_line (effect_key, sku, units) values (?, ?, ?)")
                        .params(key.value(), each.sku(), each.quantity())
                        .update();
            }
            close(reservation);
            return new Answer.Succeeded(order);
        });
    }

    @Override
    public Answer cancel(EffectKey key, CaseId caseId, EffectKey replacement) {
        return once(key, () -> {
            boolean gone = jdbc.sql("select count(*) from stock_order where effect_key = ? and gone")
                            .param(replacement.value())
                            .query(Long.class)
                            .single()
                    > 0;
            if (gone) {
                return rejected("SHIPPED");
            }
            int first = jdbc.sql("insert into stock_stopped (effect_key) values (?) on conflict do nothing")
                    .param(replacement.value())
                    .update();
            if (first == 1) {
                add(jdbc.sql("select sku, units from stock_order_line where effect_key = ?")
                        .param(replacement.value())
                        .query(JdbcWarehouse::goods)
                        .list());
            }
            return DONE;
        });
    }

    // --- one thing at a time
    // -------------------------------------------------------------------------------------------

    /** Carries out an effect once, and answers each repetition of its key with the same answer. */
    private Answer once(EffectKey key, Supplier<Answer> work) {
        Answer answer = transactions.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query((row, number) -> "")
                    .single();
            return answered(key).orElseGet(() -> {
                Answer fresh = work.get();
                String refusal = fresh instanceof Answer.Rejected no ? no.code() : "";
                String reference = fresh instanceof Answer.Succeeded yes ? yes.reference() : "";
                jdbc.sql("insert into stock_answer (effect_key, refusal, reference) values (?, ?, ?)")
                        .params(key.value(), refusal, reference)
                        .update();
                return fresh;
            });
        });
        return Objects.requireNonNull(answer, "a transaction answers");
    }

    private Optional<Answer> answered(EffectKey key) {
        return jdbc.sql("select refusal, reference from stock_answer where effect_key = ?")
                .param(key.value())
                .query((row, number) -> row.getString("refusal").isEmpty()
                        ? new Answer.Succeeded(row.getString("reference"))
                        : rejected(row.getString("refusal")))
                .optional();
    }

    private static Answer rejected(String code) {
        return new Answer.Rejected(code, Answer.Retry.NEVER);
    }

    private void add(List<Goods> goods) {
        for (Goods each : goods) {
            jdbc.sql("insert into stock_shelf (sku, units) values (?, ?)"
                            + " on conflict (sku) do update set units = stock_shelf.units + excluded.units")
                    .params(each.sku(), each.quantity())
                    .update();
        }
    }

    /** Takes units out of a reservation, to put them on sale again or into an order. */
    private void take(EffectKey reservation, Goods goods) {
        jdbc.sql("update stock_reserved set units = units - ? where reservation = ? and sku = ?")
                .params(goods.quantity(), reservation.value(), goods.sku())
                .update();
    }

    /** Releases the rest of a reservation and closes it: a reservation that arrives later under the same key is rejected. */
    private void close(EffectKey reservation) {
        add(jdbc.sql("select sku, units from stock_reserved where reservation = ? and units > 0")
                .param(reservation.value())
                .query(JdbcWarehouse::goods)
                .list());
        jdbc.sql("delete from stock_reserved where reservation = ?")
                .param(reservation.value())
                .update();
        jdbc.sql("insert into stock_closed (reservation) values (?) on conflict do nothing")
                .param(reservation.value())
                .update();
    }

    private static Goods goods(ResultSet row, int number) throws SQLException {
        return new Goods(row.getString("sku"), row.getLong("units"));
    }

    private long reserved(EffectKey reservation, String sku) {
        return units("stock_reserved where reservation = ? and sku = ?", reservation.value(), sku);
    }

    private long units(String where, Object... values) {
        return jdbc.sql("select coalesce(sum(units), 0) from " + where)
                .params(List.of(values))
                .query(Long.class)
                .single();
    }

    private boolean isIn(String table, String column, EffectKey key) {
        return jdbc.sql("select count(*) from " + table + " where " + column + " = ?")
                        .param(key.value())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
