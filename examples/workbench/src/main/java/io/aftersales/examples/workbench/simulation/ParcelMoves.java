package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves the parcels of an order at random: packed anew, handed over, delivered, lost, or on their way back to the shop. */
final class ParcelMoves {
    private final Dice dice;
    private int packed;

    ParcelMoves(Dice dice) {
        this.dice = dice;
    }

    /** Returns the facts after one parcel has moved; the same facts when it stays where it is. */
    OrderFacts next(OrderFacts order, Instant now) {
        List<Parcel> parcels = new ArrayList<>(order.parcels());
        if (parcels.isEmpty()) {
            return order;
        }
        int at = dice.below(parcels.size());
        Parcel parcel = parcels.get(at);
        if (parcel.deliveredAt() != null) {
            return order;
        }
        if (parcel.isHandedOver()) {
            parcels.set(at, arrival(parcel, now));
        } else if (dice.oneIn(2)) {
            parcels.set(at, parcel.handedOver(now, "SF", "SF-" + parcel.id()));
        } else {
            parcels.remove(at);
            parcels.addAll(at, packedAnew(parcel));
        }
        return new OrderFacts(
                order.sale(), order.buyer(), order.state(), order.placedAt(), parcels, order.categories());
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
