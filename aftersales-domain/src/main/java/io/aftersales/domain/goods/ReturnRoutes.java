package io.aftersales.domain.goods;

import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The routes on which the goods of one order go back: the standard, and the host's answer completed to all units that come back.
 *
 * <p>By the standard each unit goes to the warehouse that its place was sent from, with a label of the shop. What came from no parcel, from
 * a parcel that the facts do not name, or from a shipment of a case goes to the warehouse of the first parcel of its line, for goods of an
 * exchange of the line of the sale; where that is not known either, with the first destination. A parcel without a warehouse counts as one
 * that is not known.
 */
public final class ReturnRoutes {
    private static final String UNKNOWN = "";

    private final OrderAccount account;
    private final ParcelIndex parcels;
    private final Map<LineId, String> warehouses = new HashMap<>();

    /** Prepares the routes of an order from the host's facts; the account tells which lines an exchange has opened. */
    public ReturnRoutes(OrderFacts order, OrderAccount account) {
        this.account = account;
        this.parcels = new ParcelIndex(order.parcels());
    }

    /**
     * Returns the standard destinations of units, in the order of first appearance and one for each warehouse; a single one without a
     * warehouse where none is known. Empty without units.
     */
    public List<ReturnDestination> standard(List<PlacedUnits> units) {
        List<PlacedUnits> summed = PlacedUnits.summed(units);
        String first = summed.stream()
                .map(this::warehouse)
                .filter(known -> !known.equals(UNKNOWN))
                .findFirst()
                .orElse(UNKNOWN);
        Map<String, List<PlacedUnits>> byWarehouse = new LinkedHashMap<>();
        for (PlacedUnits each : summed) {
            String own = warehouse(each);
            byWarehouse
                    .computeIfAbsent(own.equals(UNKNOWN) ? first : own, fresh -> new ArrayList<>())
                    .add(each);
        }
        var destinations = new ArrayList<ReturnDestination>(byWarehouse.size());
        byWarehouse.forEach((warehouse, there) -> destinations.add(ReturnDestination.byWaybill(warehouse, there)));
        return List.copyOf(destinations);
    }

    private String warehouse(PlacedUnits units) {
        Parcel parcel = parcels.at(units.place());
        return parcel == null || parcel.warehouse().equals(UNKNOWN) ? warehouseOf(units.line()) : parcel.warehouse();
    }

    private String warehouseOf(LineId line) {
        LineId sold = account.has(line) ? account.root(line) : line;
        return warehouses.computeIfAbsent(
                sold,
                unseen -> parcels.carrying(unseen).stream()
                        .map(Parcel::warehouse)
                        .filter(known -> !known.equals(UNKNOWN))
                        .findFirst()
                        .orElse(UNKNOWN));
    }

    /**
     * Returns the host's answer with every unit in exactly one destination. Units that the answer leaves out go with its first destination;
     * units that do not come back, or come back once and are named again, are ignored, and so is a destination without units. An answer
     * without any unit that comes back is the standard.
     *
     * @param answer the host's answer
     * @param units the units that come back
     */
    public List<ReturnDestination> completed(List<ReturnDestination> answer, List<PlacedUnits> units) {
        if (answer.isEmpty()) {
            return standard(units);
        }
        Map<PlacedUnits, Long> left = new LinkedHashMap<>();
        for (PlacedUnits each : PlacedUnits.summed(units)) {
            left.put(each.withQuantity(1), each.quantity());
        }
        var destinations = new ArrayList<ReturnDestination>(answer.size());
        for (ReturnDestination each : answer) {
            List<PlacedUnits> there = taken(each.units(), left);
            if (!there.isEmpty()) {
                destinations.add(each.with(there));
            }
        }
        if (destinations.isEmpty()) {
            return standard(units);
        }
        ReturnDestination first = destinations.get(0);
        var withFirst = new ArrayList<>(first.units());
        left.forEach((one, quantity) -> withFirst.add(one.withQuantity(quantity)));
        destinations.set(0, first.with(PlacedUnits.summed(withFirst)));
        return List.copyOf(destinations);
    }

    /** Takes the units that are meant out of those that are left, as far as they reach. */
    private static List<PlacedUnits> taken(List<PlacedUnits> meant, Map<PlacedUnits, Long> left) {
        var taken = new ArrayList<PlacedUnits>(meant.size());
        for (PlacedUnits each : PlacedUnits.summed(meant)) {
            PlacedUnits one = each.withQuantity(1);
            long units = Math.min(each.quantity(), left.getOrDefault(one, 0L));
            if (units > 0) {
                taken.add(one.withQuantity(units));
                left.computeIfPresent(one, (key, before) -> before == units ? null : before - units);
            }
        }
        return taken;
    }
}
