package io.aftersales.inmemory;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Inventory;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse with shelves that reserves, stops, sends and takes in goods, keeps a ledger, and is out of reach when a test scripts so. It has the
 * goods that were {@linkplain #stocks put} on its shelves, and no others.
 */
public final class ScriptedWarehouse implements Inventory, Fulfilment {
    private final Stock stock = new Stock();
    private final KeyedLog<Movement> ledger = new KeyedLog<>();
    private final Map<EffectKey, Answer> reservations = new HashMap<>();
    private final Map<EffectKey, Answer> orders = new HashMap<>();
    private final Map<EffectKey, ReplacementOrder> sendings = new LinkedHashMap<>();
    private final Map<EffectKey, Answer> cancellations = new HashMap<>();
    private final Set<EffectKey> cancelled = new HashSet<>();
    private final Map<EffectKey, Answer> stops = new HashMap<>();
    private final Map<Place, Answer> stopWords = new HashMap<>();
    private final Set<OrderPlace> left = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private boolean refusesOrders;
    private int failures;

    private record OrderPlace(OrderId order, Place place) {}

    /**
     * A movement of stock.
     *
     * @param what the kind of movement
     * @param warehouse the warehouse; empty where none was named
     * @param disposition where goods that came back went; null for other movements
     * @param goods the goods that moved
     */
    public record Movement(
            What what, String warehouse, @Nullable Disposition disposition, List<Goods> goods) {
        /** Copies the list. */
        public Movement {
            goods = List.copyOf(goods);
        }

        /** A movement of goods that did not come back. */
        static Movement of(What what, List<Goods> goods) {
            return new Movement(what, "", null, goods);
        }

        /** The kinds of movement. */
        public enum What {
            /** Goods of an order were kept from leaving, and are on sale again. */
            STOPPED,
            /** Goods came back, and went where their disposition says. */
            RESTOCKED,
            /** Goods were reserved for a case. */
            RESERVED,
            /** Goods reserved for a case were released. */
            RELEASED,
            /** Goods reserved for a case went into an order that sends them. */
            ORDERED,
            /** An order that sends goods was cancelled, and its goods are on sale again. */
            CANCELLED
        }
    }

    /**
     * An order that sends goods for an exchange or a reshipment.
     *
     * @param order the id of the order
     * @param caseId the case it is for
     * @param goods the goods it sends
     */
    public record ReplacementOrder(String order, CaseId caseId, List<Goods> goods) {
        /** Copies the list. */
        public ReplacementOrder {
            goods = List.copyOf(goods);
        }
    }

    /** Creates a warehouse in working order, with empty shelves. */
    public ScriptedWarehouse() {}

    // --- script
    // ----------------------------------------------------------------------------------------------------------

    /** Puts units of a SKU on the shelves. */
    public synchronized ScriptedWarehouse stocks(String sku, long units) {
        stock.add(List.of(new Goods(sku, units)));
        return this;
    }

    /** Sets the units of a SKU that can be sold, whatever was on the shelves before; what is reserved stays reserved. */
    public synchronized ScriptedWarehouse sets(String sku, long units) {
        stock.set(sku, units);
        return this;
    }

    /** Gives the warehouse endless stock of every SKU. */
    public synchronized ScriptedWarehouse isEndless() {
        stock.isEndless();
        return this;
    }

    /** Makes the next calls that would change stock or orders fail, without effect. The stock on sale can still be read. */
    public synchronized void outOfReach(int calls) {
        failures = calls;
    }

    /** Makes the warehouse refuse to send goods from now on. */
    public synchronized void refusesOrders() {
        refusesOrders = true;
    }

    /** Hands an order over to the carrier: it cannot be cancelled any more. */
    public synchronized void ships(String order) {
        gone.add(order);
    }

    /** Hands the goods in a place of an order over to the carrier: they cannot be stopped any more. */
    public synchronized void leaves(OrderId order, Place place) {
        left.add(new OrderPlace(order, place));
    }

    /**
     * Sets the answer to stops of goods in a place, of any order. A stop that was answered keeps its answer; a pending one is answered when
     * it is asked again.
     */
    public synchronized void onStop(Place place, Answer answer) {
        stopWords.put(place, answer);
    }

    /** Releases the reservations that have expired by this moment. */
    public synchronized void expireReservations(Instant now) {
        stock.expire(now).forEach(this::released);
    }

    // --- inventory
    // -------------------------------------------------------------------------------------------------------

    @Override
    public synchronized Map<String, Long> available(Set<String> skus) {
        var available = new TreeMap<String, Long>();
        skus.forEach(sku -> available.put(sku, stock.free(sku)));
        return available;
    }

    @Override
    public synchronized Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
        answerOrFail();
        return reservations.computeIfAbsent(key, unseen -> {
            if (!stock.reserve(key, goods, expires)) {
                return new Answer.Rejected("OUT_OF_STOCK", Answer.Retry.NEVER);
            }
            ledger.add(key, Movement.of(Movement.What.RESERVED, goods));
            return new Answer.Succeeded(key.value());
        });
    }

    @Override
    public synchronized void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
        answerOrFail();
        if (ledger.has(key)) {
            return;
        }
        List<Goods> given = goods.isEmpty() ? stock.release(reservation) : stock.releasePart(reservation, goods);
        ledger.add(key, Movement.of(Movement.What.RELEASED, given));
    }

    @Override
    public synchronized Answer stopFulfilment(
            EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
        answerOrFail();
        Answer known = stops.get(key);
        if (known != null) {
            return known;
        }
        Answer answer = left.contains(new OrderPlace(cause.caseId().order(), place))
                ? new Answer.Rejected("TOO_LATE", Answer.Retry.NEVER)
                : stopWords.getOrDefault(place, new Answer.Succeeded(""));
        if (answer instanceof Answer.Succeeded || answer instanceof Answer.Rejected) {
            stops.put(key, answer);
        }
        if (answer instanceof Answer.Succeeded && ledger.add(key, Movement.of(Movement.What.STOPPED, goods))) {
            stock.add(goods);
        }
        return answer;
    }

    @Override
    public synchronized void restock(
            EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
        answerOrFail();
        boolean first = ledger.add(key, new Movement(Movement.What.RESTOCKED, warehouse, disposition, goods));
        if (first && disposition.equals(Disposition.SELLABLE)) {
            stock.add(goods);
        }
    }

    // --- fulfilment
    // ------------------------------------------------------------------------------------------------------

    @Override
    public synchronized Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
        answerOrFail();
        return orders.computeIfAbsent(key, unseen -> order(key, caseId, reservation, goods));
    }

    private Answer order(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
        if (cancelled.contains(key)) {
            return new Answer.Rejected("CANCELLED", Answer.Retry.NEVER);
        }
        if (refusesOrders) {
            return new Answer.Rejected("NO_SERVICE", Answer.Retry.NEVER);
        }
        if (!stock.use(reservation, goods)) {
            return new Answer.Rejected("NOT_RESERVED", Answer.Retry.NEVER);
        }
        var order = new ReplacementOrder("R-" + (sendings.size() + 1), caseId, goods);
        sendings.put(key, order);
        ledger.add(key, Movement.of(Movement.What.ORDERED, goods));
        released(stock.release(reservation));
        return new Answer.Succeeded(order.order());
    }

    /** Records goods that the warehouse released without being asked to. */
    private void released(List<Goods> rest) {
        if (!rest.isEmpty()) {
            ledger.add(Movement.of(Movement.What.RELEASED, rest));
        }
    }

    @Override
    public synchronized Answer cancel(EffectKey key, CaseId caseId, EffectKey replacement) {
        answerOrFail();
        return cancellations.computeIfAbsent(key, unseen -> {
            ReplacementOrder order = sendings.get(replacement);
            if (order != null && gone.contains(order.order())) {
                return new Answer.Rejected("SHIPPED", Answer.Retry.NEVER);
            }
            if (cancelled.add(replacement) && order != null) {
                stock.add(order.goods());
                ledger.add(key, Movement.of(Movement.What.CANCELLED, order.goods()));
            }
            return new Answer.Succeeded("");
        });
    }

    private void answerOrFail() {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("the warehouse is out of reach");
        }
    }

    // --- what can be seen
    // ------------------------------------------------------------------------------------------------

    /** The movements of stock so far, in order. */
    public List<Movement> ledger() {
        return ledger.all();
    }

    /** The units of a SKU that can be sold. */
    public synchronized long onShelf(String sku) {
        return stock.free(sku);
    }

    /** The units reserved for cases, all together. */
    public synchronized long reserved() {
        return stock.reserved();
    }

    /** The orders that were created to send goods for exchanges and reshipments, cancelled ones too. */
    public synchronized List<ReplacementOrder> replacementOrders() {
        return List.copyOf(sendings.values());
    }
}
