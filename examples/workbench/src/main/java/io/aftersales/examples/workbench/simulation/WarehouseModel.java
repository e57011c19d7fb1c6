package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.inmemory.VirtualClock;
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
import java.util.function.Supplier;

/** Warehouse that reserves, stops, sends and restocks goods, and records what it has reserved. */
final class WarehouseModel implements Inventory, Fulfilment {
    /** Replacement order that sends goods. */
    static final class Sending {
        final CaseId caseId;
        final List<Goods> goods;
        boolean gone;
        boolean stopped;

        Sending(CaseId caseId, List<Goods> goods) {
            this.caseId = caseId;
            this.goods = goods;
        }
    }

    private final FaultyNetwork wire;
    private final Dice dice;
    private final boolean remembersReleases;
    private final Map<String, Long> shelves = new HashMap<>();
    private final Map<EffectKey, Map<String, Long>> reservations = new LinkedHashMap<>();
    private final Map<EffectKey, Answer> reserved = new HashMap<>();
    private final Set<EffectKey> released = new HashSet<>();
    private final Map<EffectKey, Answer> ordered = new HashMap<>();
    private final Map<EffectKey, Sending> sendings = new LinkedHashMap<>();
    private final Map<EffectKey, Answer> cancelled = new HashMap<>();
    private final Set<EffectKey> stopped = new HashSet<>();
    private final Set<EffectKey> moved = new HashSet<>();
    private final Map<Disposition, Map<String, Map<String, Long>>> restocked = new HashMap<>();
    private final StopModel stops;

    WarehouseModel(
            FaultyNetwork wire, VirtualClock clock, Dice dice, Supplier<OrderFacts> order, boolean remembersReleases) {
        this.stops =
                new StopModel(clock, dice, order, goods -> goods.forEach(each -> stocks(each.sku(), each.quantity())));
        this.wire = wire;
        this.dice = dice;
        this.remembersReleases = remembersReleases;
    }

    void stocks(String sku, long units) {
        shelves.merge(sku, units, Long::sum);
    }

    private void shelve(Map<String, Long> goods) {
        goods.forEach(this::stocks);
        goods.clear();
    }

    // --- stock
    // ----------------------------------------------------------------------------------------------------------------

    @Override
    public Map<String, Long> available(Set<String> skus) {
        return wire.ask("available", () -> {
            var available = new TreeMap<String, Long>();
            skus.forEach(sku -> available.put(sku, shelves.getOrDefault(sku, 0L)));
            return available;
        });
    }

    @Override
    public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
        return wire.effect("reserve", key, goods, () -> reserve(key, goods));
    }

    private Answer reserve(EffectKey key, List<Goods> goods) {
        if (remembersReleases && released.contains(key)) {
            return reserved.getOrDefault(key, new Answer.Rejected("RELEASED", Answer.Retry.NEVER));
        }
        Answer known = reserved.get(key);
        if (known != null && (remembersReleases || !released.contains(key))) {
            return known;
        }
        Answer answer;
        if (goods.stream().allMatch(each -> shelves.getOrDefault(each.sku(), 0L) >= each.quantity())) {
            var taken = new TreeMap<String, Long>();
            for (Goods each : goods) {
                shelves.merge(each.sku(), -each.quantity(), Long::sum);
                taken.put(each.sku(), each.quantity());
            }
            reservations.put(key, taken);
            answer = new Answer.Succeeded(key.value());
        } else {
            answer = new Answer.Rejected("OUT_OF_STOCK", Answer.Retry.NEVER);
        }
        reserved.put(key, answer);
        return answer;
    }

    @Override
    public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
        wire.tell("release", key, List.of(reservation, goods), () -> {
            if (moved.add(key)) {
                Map<String, Long> held = reservations.getOrDefault(reservation, new TreeMap<>());
                if (goods.isEmpty()) {
                    shelve(held);
                    released.add(reservation);
                } else {
                    goods.forEach(each -> give(held, each));
                }
            }
        });
    }

    private void give(Map<String, Long> held, Goods goods) {
        long units = Math.min(held.getOrDefault(goods.sku(), 0L), goods.quantity());
        if (units > 0) {
            held.merge(goods.sku(), -units, Long::sum);
            stocks(goods.sku(), units);
        }
    }

    @Override
    public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
        var asked = new Effect.StopFulfilment(key, cause.reason(), place, lines, goods);
        return wire.effect("stop", key, asked, () -> stops.asked(asked));
    }

    @Override
    public void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
        wire.tell("restock " + disposition, key, goods, () -> {
            if (takeIn(key, warehouse, goods, restocked(disposition)) && disposition.equals(Disposition.SELLABLE)) {
                goods.forEach(each -> stocks(each.sku(), each.quantity()));
            }
        });
    }

    private boolean takeIn(EffectKey key, String warehouse, List<Goods> goods, Map<String, Map<String, Long>> ledger) {
        boolean first = moved.add(key);
        if (first) {
            Map<String, Long> units = ledger.computeIfAbsent(warehouse, unseen -> new TreeMap<>());
            goods.forEach(each -> units.merge(each.sku(), each.quantity(), Long::sum));
        }
        return first;
    }

    // --- replacement orders
    // --------------------------------------------------------------------------------------------------

    @Override
    public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
        return wire.effect("create", key, List.of(reservation, goods), () -> {
            Answer known = ordered.get(key);
            if (known == null) {
                known = order(key, caseId, reservation, goods);
                ordered.put(key, known);
            }
            return known;
        });
    }

    private Answer order(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
        if (stopped.contains(key)) {
            return new Answer.Rejected("CANCELLED", Answer.Retry.NEVER);
        }
        if (dice.oneIn(15)) {
            return new Answer.Rejected("NO_SERVICE", Answer.Retry.NEVER);
        }
        Map<String, Long> held = reservations.getOrDefault(reservation, new TreeMap<>());
        if (!goods.stream().allMatch(each -> held.getOrDefault(each.sku(), 0L) >= each.quantity())) {
            return new Answer.Rejected("NOT_RESERVED", Answer.Retry.NEVER);
        }
        goods.forEach(each -> held.merge(each.sku(), -each.quantity(), Long::sum));
        shelve(held);
        sendings.put(key, new Sending(caseId, goods));
        return new Answer.Succeeded("W-" + sendings.size());
    }

    @Override
    public Answer cancel(EffectKey key, CaseId caseId, EffectKey replacement) {
        return wire.effect("cancel", key, replacement, () -> {
            Answer known = cancelled.get(key);
            if (known == null) {
                known = cancel(replacement);
                cancelled.put(key, known);
            }
            return known;
        });
    }

    private Answer cancel(EffectKey replacement) {
        Sending sending = sendings.get(replacement);
        if (sending != null && sending.gone) {
            return new Answer.Rejected("SHIPPED", Answer.Retry.NEVER);
        }
        stopped.add(replacement);
        if (sending != null && !sending.stopped) {
            sending.stopped = true;
            sending.goods.forEach(each -> stocks(each.sku(), each.quantity()));
        }
        return new Answer.Succeeded("");
    }

    StopModel stops() {
        return stops;
    }

    // --- the state of the warehouse
    // -----------------------------------------------------------------------------------------------------

    /** Returns the number of units that are reserved and not sent. */
    long reserved() {
        return reservations.values().stream()
                .flatMap(held -> held.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Tells whether goods were taken in or released under a key. */
    boolean hasMoved(EffectKey key) {
        return moved.contains(key);
    }

    /** Returns the units that came back and went to a disposition, by warehouse and SKU. */
    Map<String, Map<String, Long>> restocked(Disposition disposition) {
        return restocked.computeIfAbsent(disposition, fresh -> new TreeMap<>());
    }

    /** Returns the replacement orders of a case that were not cancelled. */
    List<Sending> sendings(CaseId caseId) {
        return sendings.values().stream()
                .filter(each -> each.caseId.equals(caseId) && !each.stopped)
                .toList();
    }
}
