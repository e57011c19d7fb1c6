package io.aftersales.inmemory.broken;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.goods.ReturnDestination;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.inmemory.ScriptedRoutingContractTest;
import io.aftersales.ports.gateways.ReturnRouting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Routings of returns that break one rule. */
final class BrokenRoutings {
    private BrokenRoutings() {}

    static Stream<Row> rows() {
        return Stream.of(
                routing("sends every second return elsewhere", BrokenRoutings::sendsEverySecondElsewhere, 1),
                routing("never answers anything", sound -> ReturnRouting.STANDARD, 1),
                routing("throws for a parcel that it does not know", BrokenRoutings::throwsForUnknown, 2),
                routing("answers null for what it does not know", BrokenRoutings::answersNull, 2),
                routing("sends all units to all destinations", BrokenRoutings::sendsAllToAll, 3),
                routing("sends what is left in the parcel along", BrokenRoutings::sendsTheParcel, 4),
                routing("names the store by its code alone", BrokenRoutings::namesNoStore, 5));
    }

    private static ReturnRouting sendsEverySecondElsewhere(ReturnRouting sound) {
        var asked = new ArrayList<OrderFacts>();
        return (order, units, items) -> {
            asked.add(order);
            return asked.size() % 2 == 1
                    ? sound.route(order, units, items)
                    : List.of(ReturnDestination.byWaybill("ELSEWHERE", units));
        };
    }

    private static ReturnRouting throwsForUnknown(ReturnRouting sound) {
        return (order, units, items) -> {
            var warehouses = new HashMap<Place, String>();
            order.parcels().forEach(parcel -> warehouses.put(parcel.place(), parcel.warehouse()));
            units.forEach(each -> {
                if (!warehouses.containsKey(each.place())) {
                    throw new IllegalArgumentException("no parcel " + each.place());
                }
            });
            return sound.route(order, units, items);
        };
    }

    private static ReturnRouting answersNull(ReturnRouting sound) {
        return (order, units, items) -> {
            List<ReturnDestination> answer = sound.route(order, units, items);
            return answer.isEmpty() ? null : answer;
        };
    }

    private static ReturnRouting sendsAllToAll(ReturnRouting sound) {
        return (order, units, items) -> sound.route(order, units, items).stream()
                .map(each -> each.with(units))
                .toList();
    }

    private static ReturnRouting sendsTheParcel(ReturnRouting sound) {
        return (order, units, items) -> {
            List<ReturnDestination> answer = sound.route(order, units, items);
            return answer.stream()
                    .map(each -> each.with(all(order, each, items)))
                    .toList();
        };
    }

    /** The units of a destination, and of each of their parcels what is of other lines. */
    private static List<PlacedUnits> all(OrderFacts order, ReturnDestination destination, List<CaseItem> items) {
        var all = new ArrayList<>(destination.units());
        List<LineId> asked = items.stream().map(CaseItem::line).toList();
        for (Parcel parcel : order.parcels()) {
            for (Map.Entry<LineId, Long> packed : parcel.contents().entrySet()) {
                boolean together = destination.units().stream()
                        .anyMatch(each -> each.place().equals(parcel.place()));
                if (together && !asked.contains(packed.getKey())) {
                    all.add(new PlacedUnits(packed.getKey(), parcel.place(), packed.getValue()));
                }
            }
        }
        return all;
    }

    private static ReturnRouting namesNoStore(ReturnRouting sound) {
        return (order, units, items) -> sound.route(order, units, items).stream()
                .map(each -> new ReturnDestination(
                        each.code().isEmpty() ? each.warehouse() : "", each.units(), each.method(), each.code()))
                .toList();
    }

    private static Row routing(String name, UnaryOperator<ReturnRouting> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new ScriptedRoutingContractTest() {
                    @Override
                    protected ReturnRouting routing() {
                        return broken.apply(super.routing());
                    }
                },
                rules);
    }
}
