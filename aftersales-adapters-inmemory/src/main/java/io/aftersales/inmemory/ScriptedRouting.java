package io.aftersales.inmemory;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.goods.ReturnDestination;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.LineId;
import io.aftersales.ports.gateways.ReturnRouting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A routing of returns that lets the standard stand, unless a test scripts destinations by SKU, or a whole answer. Units of a SKU without a
 * destination are left out, so that they go with the first destination.
 */
public final class ScriptedRouting implements ReturnRouting {
    private final Map<String, Target> bySku = new HashMap<>();
    private final List<List<PlacedUnits>> asked = new ArrayList<>();
    private @Nullable List<ReturnDestination> fixed;

    private record Target(String warehouse, ReturnMethod method, String code) {}

    /** Creates a routing without a script. */
    public ScriptedRouting() {}

    /** Routes goods of a SKU to a warehouse, with a label of the shop. */
    public ScriptedRouting route(String sku, String warehouse) {
        return route(sku, warehouse, ReturnMethod.WAYBILL, "");
    }

    /** Routes goods of a SKU to a warehouse or store; the code is what the buyer shows or uses, empty for none. */
    public synchronized ScriptedRouting route(String sku, String warehouse, ReturnMethod method, String code) {
        bySku.put(sku, new Target(warehouse, method, code));
        return this;
    }

    /** Scripts the answer to every question from now on, even where it does not fit the units. */
    public synchronized ScriptedRouting answers(List<ReturnDestination> destinations) {
        fixed = List.copyOf(destinations);
        return this;
    }

    @Override
    public synchronized List<ReturnDestination> route(OrderFacts order, List<PlacedUnits> units, List<CaseItem> items) {
        asked.add(List.copyOf(units));
        if (fixed != null) {
            return fixed;
        }
        var skus = new HashMap<LineId, String>();
        items.forEach(item -> skus.put(item.line(), item.sku()));
        Map<Target, List<PlacedUnits>> routed = new LinkedHashMap<>();
        for (PlacedUnits each : units) {
            Target target = bySku.get(skus.getOrDefault(each.line(), ""));
            if (target != null) {
                routed.computeIfAbsent(target, fresh -> new ArrayList<>()).add(each);
            }
        }
        var destinations = new ArrayList<ReturnDestination>(routed.size());
        routed.forEach((target, there) ->
                destinations.add(new ReturnDestination(target.warehouse, there, target.method, target.code)));
        return List.copyOf(destinations);
    }

    /** The units that were asked about, call by call. */
    public synchronized List<List<PlacedUnits>> asked() {
        return List.copyOf(asked);
    }
}
