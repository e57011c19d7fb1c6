package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.Goods;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Count of units by warehouse and SKU: what came in, less what went on from there. */
final class DockLedger {
    private final Map<String, Map<String, Long>> units = new TreeMap<>();

    void add(String warehouse, String sku, long more) {
        units.computeIfAbsent(warehouse, unseen -> new TreeMap<>()).merge(sku, more, Long::sum);
    }

    void remove(String warehouse, List<Goods> goods) {
        goods.forEach(each -> add(warehouse, each.sku(), -each.quantity()));
    }

    void remove(Map<String, Map<String, Long>> gone) {
        gone.forEach((warehouse, goods) -> goods.forEach((sku, count) -> add(warehouse, sku, -count)));
    }

    /** Tells whether nothing is left in any warehouse, and no more went on than came in. */
    boolean isEven() {
        return units.values().stream().flatMap(goods -> goods.values().stream()).allMatch(count -> count == 0);
    }

    /** Tells whether no more went on from a warehouse than came in. */
    boolean isCovered() {
        return units.values().stream().flatMap(goods -> goods.values().stream()).allMatch(count -> count >= 0);
    }

    @Override
    public String toString() {
        return units.toString();
    }
}
