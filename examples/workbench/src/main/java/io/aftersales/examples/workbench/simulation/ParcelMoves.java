package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Moves the goods of an order at random: packed, packed anew, handed over, delivered, lost, or on their way back to the shop. */
final class ParcelMoves {
    private final Dice dice;
    private int packed;

    ParcelMoves(Dice dice) {
        this.dice = dice;
    }

    /**
     * Returns the facts after goods have moved; the same facts when they stay where they are.
     *
     * @param stops the stops of the warehouse
     * @param keepsWhatItStopped whether a parcel with stopped goods stays in the warehouse
     * @param caught the parcels that the carrier has caught, which come back
     */
    OrderFacts next(OrderFacts order, StopModel stops, boolean keepsWhatItStopped, Set<String> caught, Instant now) {
        List<Parcel> parcels = new ArrayList<>(order.parcels());
        Map<LineId, Long> loose = loose(order, stops);
        if (!loose.isEmpty() && dice.oneIn(3)) {
            parcels.add(Parcel.packed("L-" + ++packed, "W1", loose));
            return with(order, parcels);
        }
        if (parcels.isEmpty()) {
            return order;
        }
        int at = dice.below(parcels.size());
        Parcel parcel = parcels.get(at);
        boolean stopped = keepsWhatItStopped && stops.stopped().contains(parcel.place());
        if (parcel.deliveredAt() != null || stopped) {
            return order;
        }
        if (parcel.isHandedOver()) {
            parcels.set(
                    at, caught.contains(parcel.id()) ? parcel.ended(Parcel.Ending.RETURNING) : arrival(parcel, now));
        } else if (dice.oneIn(2)) {
            parcels.set(at, parcel.handedOver(now, "SF", "SF-" + parcel.id()));
        } else {
            parcels.remove(at);
            parcels.addAll(at, packedAnew(parcel));
        }
        return with(order, parcels);
    }

    private static OrderFacts with(OrderFacts order, List<Parcel> parcels) {
        return new OrderFacts(
                order.sale(),
                order.amendments(),
                order.history(),
                order.buyer(),
                order.state(),
                order.placedAt(),
                parcels,
                order.categories());
    }

    /** Returns the units of an order that has not left yet which are in no parcel and were not stopped. */
    private static Map<LineId, Long> loose(OrderFacts order, StopModel stops) {
        var loose = new LinkedHashMap<LineId, Long>();
        if (order.state() == OrderState.PAID) {
            for (OrderLine line : Orders.lines(order)) {
                long units = stops.loose(order, line);
                if (units > 0) {
                    loose.put(line.id(), units);
                }
            }
        }
        return loose;
    }

    private Parcel arrival(Parcel parcel, Instant now) {
        return switch (dice.below(4)) {
            case 0 -> parcel.ended(Parcel.Ending.LOST);
            case 1 -> parcel.ended(Parcel.Ending.RETURNING);
            default -> parcel.delivered(now);
        };
    }

    /** Returns the contents of a parcel in two new ones. */
    private List<Parcel> packedAnew(Parcel parcel) {
        Map<LineId, Long> first = new LinkedHashMap<>();
        Map<LineId, Long> second = new LinkedHashMap<>();
        parcel.contents().forEach((line, units) -> {
            long some = units == Parcel.ALL_UNITS ? units : dice.below(Math.toIntExact(units) + 1);
            if (some > 0) {
                first.put(line, some);
            }
            if (units > some) {
                second.put(line, units - some);
            }
        });
        var parcels = new ArrayList<Parcel>();
        for (Map<LineId, Long> contents : List.of(first, second)) {
            if (!contents.isEmpty()) {
                parcels.add(Parcel.packed(parcel.id() + "-" + ++packed, parcel.warehouse(), contents));
            }
        }
        return parcels;
    }
}
