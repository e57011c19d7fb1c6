package io.aftersales.inmemory;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The goods on the shelves of a warehouse and their reservations. Not thread-safe; the warehouse is. */
final class Stock {
    private final Map<String, Long> free = new HashMap<>();
    private final Map<EffectKey, Reservation> reservations = new HashMap<>();
    private final Set<EffectKey> closed = new HashSet<>();
    private boolean endless;

    private record Reservation(Map<String, Long> left, Instant expires) {}

    /** Makes the stock of every SKU endless. */
    void isEndless() {
        endless = true;
    }

    void add(List<Goods> goods) {
        goods.forEach(each -> free.merge(each.sku(), each.quantity(), Math::addExact));
    }

    void set(String sku, long units) {
        free.put(sku, units);
    }

    long free(String sku) {
        return endless ? Long.MAX_VALUE : free.getOrDefault(sku, 0L);
    }

    /** Reserves all of the goods or none; tells whether they are reserved now. Nothing is reserved under a key that was closed before. */
    boolean reserve(EffectKey key, List<Goods> goods, Instant expires) {
        boolean enough = goods.stream().allMatch(each -> free(each.sku()) >= each.quantity());
        if (!enough || closed.contains(key)) {
            return false;
        }
        var left = new HashMap<String, Long>();
        goods.forEach(each -> left.put(each.sku(), each.quantity()));
        take(goods);
        reservations.put(key, new Reservation(left, expires));
        return true;
    }

    private void take(List<Goods> goods) {
        if (!endless) {
            goods.forEach(each -> free.merge(each.sku(), -each.quantity(), Math::addExact));
        }
    }

    private void put(List<Goods> goods) {
        if (!endless) {
            add(goods);
        }
    }

    /** Releases part of a reservation, as far as it is still reserved; answers the goods released. */
    List<Goods> releasePart(EffectKey key, List<Goods> goods) {
        Map<String, Long> left = left(key);
        var given = new ArrayList<Goods>();
        for (Goods each : goods) {
            long part = Math.min(each.quantity(), left.getOrDefault(each.sku(), 0L));
            if (part > 0) {
                left.merge(each.sku(), -part, Long::sum);
                given.add(new Goods(each.sku(), part));
            }
        }
        put(given);
        return given;
    }

    /**
     * Releases everything that is left of a reservation and closes its key, so that nothing is reserved under it again; answers the goods
     * released.
     */
    List<Goods> release(EffectKey key) {
        closed.add(key);
        Reservation reservation = reservations.remove(key);
        List<Goods> given = reservation == null ? List.of() : goods(reservation);
        put(given);
        return given;
    }

    /** Releases the reservations that have expired; answers the goods released, for each reservation. */
    List<List<Goods>> expire(Instant now) {
        List<EffectKey> expired = reservations.entrySet().stream()
                .filter(each -> !each.getValue().expires().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        return expired.stream().map(this::release).toList();
    }

    /** Takes goods out of a reservation for good; tells whether they were all there. */
    boolean use(EffectKey key, List<Goods> goods) {
        Map<String, Long> left = left(key);
        boolean there = goods.stream().allMatch(each -> left.getOrDefault(each.sku(), 0L) >= each.quantity());
        if (there) {
            goods.forEach(each -> left.merge(each.sku(), -each.quantity(), Long::sum));
        }
        return there;
    }

    private Map<String, Long> left(EffectKey key) {
        Reservation reservation = reservations.get(key);
        return reservation == null ? Map.of() : reservation.left();
    }

    /** The units reserved, all reservations together. */
    long reserved() {
        return reservations.values().stream()
                .flatMap(each -> each.left().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static List<Goods> goods(Reservation reservation) {
        return reservation.left().entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> new Goods(each.getKey(), each.getValue()))
                .toList();
    }
}
