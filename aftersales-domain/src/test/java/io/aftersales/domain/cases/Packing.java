package io.aftersales.domain.cases;

import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parcels of an order in a {@link World}: packed at first, then handed over, delivered, lost, returned and packed anew. */
final class Packing {
    private static final int MOST_PARCELS = 3;

    private final Choices choices;
    private int packed;

    Packing(Choices choices) {
        this.choices = choices;
    }

    /** Packs some units of each line, and leaves some unpacked; the parcels are here, on their way or delivered. */
    List<Parcel> of(Sale sale, Instant now) {
        var contents = new ArrayList<Map<LineId, Long>>();
        int count = 1 + choices.below(MOST_PARCELS);
        for (int i = 0; i < count; i++) {
            contents.add(new LinkedHashMap<>());
        }
        for (OrderLine line : sale.lines()) {
            for (long unit = 0; unit < line.quantity(); unit++) {
                int into = choices.below(count + 1);
                if (into < count) {
                    contents.get(into).merge(line.id(), 1L, Long::sum);
                }
            }
        }
        return contents.stream()
                .filter(each -> !each.isEmpty())
                .map(this::packed)
                .map(each -> onItsWay(each, now))
                .toList();
    }

    private Parcel packed(Map<LineId, Long> contents) {
        return Parcel.packed("P-" + packed, "WH-" + (1 + packed++ % 2), contents);
    }

    private Parcel onItsWay(Parcel parcel, Instant now) {
        int way = choices.below(4);
        Parcel sent = way > 0 ? parcel.handedOver(now.minus(Duration.ofDays(5)), "SF", "SF-" + parcel.id()) : parcel;
        Parcel promised = way == 1 && choices.below(2) == 0 ? sent.promised(now.minus(Duration.ofDays(4))) : sent;
        return way > 1 ? promised.delivered(now.minus(Duration.ofDays(2))) : promised;
    }

    /** Moves one parcel on, or packs one anew that was not handed over. */
    OrderFacts moveOn(OrderFacts order, Instant now) {
        var parcels = new ArrayList<>(order.parcels());
        if (parcels.isEmpty()) {
            return order;
        }
        int at = choices.below(parcels.size());
        Parcel parcel = parcels.get(at);
        if (!parcel.isHandedOver() && choices.below(2) == 0) {
            parcels.remove(at);
            parcels.addAll(at, split(parcel));
        } else if (!parcel.isHandedOver()) {
            parcels.set(at, parcel.handedOver(now, "SF", "SF-" + parcel.id()));
        } else if (parcel.deliveredAt() == null) {
            int how = choices.below(4);
            parcels.set(
                    at,
                    how == 0
                            ? parcel.ended(Parcel.Ending.LOST)
                            : how == 1 ? parcel.ended(Parcel.Ending.RETURNING) : parcel.delivered(now));
        }
        return new OrderFacts(
                order.sale(), order.buyer(), order.state(), order.placedAt(), parcels, order.categories());
    }

    /** The contents of a parcel in two new ones. */
    private List<Parcel> split(Parcel parcel) {
        var one = new LinkedHashMap<LineId, Long>();
        var other = new LinkedHashMap<LineId, Long>();
        parcel.contents().forEach((line, units) -> {
            long first = choices.below(Math.toIntExact(units) + 1);
            if (first > 0) {
                one.put(line, first);
            }
            if (units > first) {
                other.put(line, units - first);
            }
        });
        return List.of(one, other).stream()
                .filter(each -> !each.isEmpty())
                .map(this::packed)
                .toList();
    }
}
