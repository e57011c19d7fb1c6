package io.aftersales.examples.workbench.play;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.effects.Goods;
import io.aftersales.inmemory.ScriptedWarehouse.Movement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes where goods went, from the warehouse's ledger and the carrier's records. */
final class GoodsWriter {

    /** Units by SKU, in the order in which the SKUs came up. */
    private static final class Count {
        private final Map<String, Long> units = new LinkedHashMap<>();

        void add(List<Goods> goods) {
            goods.forEach(each -> units.merge(each.sku(), each.quantity(), Long::sum));
        }

        void remove(List<Goods> goods) {
            goods.forEach(each -> units.merge(each.sku(), -each.quantity(), Long::sum));
        }

        /** Writes the units, without SKUs of which there are none. */
        void write(ObjectNode json) {
            units.forEach((sku, count) -> {
                if (count != 0) {
                    json.put(sku, count);
                }
            });
        }
    }

    private final Count stopped = new Count();
    private final Map<String, Map<String, Count>> restocked = new LinkedHashMap<>();
    private final Count sentBack = new Count();
    private final Count reserved = new Count();
    private final Count sent = new Count();

    private GoodsWriter() {}

    static void write(ObjectNode json, PlayedShop shop) {
        var goods = new GoodsWriter();
        shop.ledger().forEach(goods::count);
        goods.sentBack.add(shop.partners().carrier().sentBack());
        goods.write(json, shop.partners().carrier().intercepted());
    }

    private void count(Movement movement) {
        List<Goods> goods = movement.goods();
        switch (movement.what()) {
            case STOPPED -> stopped.add(goods);
            case RESTOCKED ->
                taken(movement.warehouse(), String.valueOf(movement.disposition()))
                        .add(goods);
            case RESERVED -> reserved.add(goods);
            case RELEASED -> reserved.remove(goods);
            case ORDERED -> {
                reserved.remove(goods);
                sent.add(goods);
            }
            case CANCELLED -> sent.remove(goods);
        }
    }

    private Count taken(String warehouse, String disposition) {
        return restocked
                .computeIfAbsent(warehouse, fresh -> new LinkedHashMap<>())
                .computeIfAbsent(disposition, fresh -> new Count());
    }

    private void write(ObjectNode json, List<String> intercepted) {
        stopped.write(json.putObject("stopped"));
        ArrayNode parcels = json.putArray("intercepted");
        intercepted.forEach(parcels::add);
        ObjectNode warehouses = json.putObject("restocked");
        restocked.forEach((warehouse, taken) -> {
            ObjectNode dispositions = warehouses.putObject(warehouse);
            taken.forEach((disposition, count) -> count.write(dispositions.putObject(disposition)));
        });
        sentBack.write(json.putObject("sentBack"));
        reserved.write(json.putObject("reserved"));
        sent.write(json.putObject("sent"));
    }
}
