package io.aftersales.ports.gateways;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.goods.ReturnDestination;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.PlacedUnits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The routing of goods that buyers return: where they go, and how. Asked before a return or an exchange is approved by a person, and before
 * rules decide about it, so several times for a case of which nothing may come back. A routing that fails, or answers nothing, leaves the
 * goods to the standard: each unit to the warehouse it was sent from, with a label of the shop.
 *
 * <p>Units that an answer leaves out go with its first destination; units that it invents are ignored.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>The same question has the same answer.
 *   <li>What the host has no route for is left out, whether goods, place or order; no exception is thrown.
 *   <li>No unit has two destinations: of a line in a place no more units are answered than were asked about.
 *   <li>No units of a line or place are answered that were not asked about.
 *   <li>Each destination names its warehouse or store.
 * </ol>
 */
public interface ReturnRouting {
    /** The routing of a host without rules of its own, which lets the standard stand. */
    ReturnRouting STANDARD = (order, units, items) -> List.of();

    /** The routing of a host whose buyers return everything on a carrier of their own, to the warehouse it was sent from. */
    ReturnRouting OWN_CARRIER = (order, units, items) -> {
        var byWarehouse = new LinkedHashMap<String, List<PlacedUnits>>();
        for (PlacedUnits each : units) {
            String warehouse = order.parcels().stream()
                    .filter(parcel -> parcel.place().equals(each.place()))
                    .map(Parcel::warehouse)
                    .findFirst()
                    .orElse("");
            byWarehouse.computeIfAbsent(warehouse, fresh -> new ArrayList<>()).add(each);
        }
        return byWarehouse.entrySet().stream()
                .map(each -> new ReturnDestination(each.getKey(), each.getValue(), ReturnMethod.OWN_CARRIER, ""))
                .toList();
    };

    /**
     * Returns the destinations of the goods of one case; empty for the standard.
     *
     * @param order the order, with its parcels
     * @param units the units that come back, by line and the place where they were taken from
     * @param items the items of the case: SKU, quantity, reason, and the units taken for each
     */
    List<ReturnDestination> route(OrderFacts order, List<PlacedUnits> units, List<CaseItem> items);
}
