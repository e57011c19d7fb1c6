package io.aftersales.examples.oms.console;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.oms.shop.Catalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Order as its buyer reads it: goods by name, and where each parcel is.
 *
 * @param paid what was agreed to be paid, over all tenders
 */
public record BuyerOrder(
        OrderId id, OrderState state, Instant placedAt, List<Goods> goods, List<Sent> parcels, Money paid) {

    /**
     * Goods of an order line.
     *
     * @param line the code of the line, by which the library's texts name it
     * @param name the product's name
     * @param amount what the line cost
     */
    public record Goods(String line, String sku, String name, long quantity, Money amount) {}

    /**
     * Parcel of an order.
     *
     * @param number counted from 1
     * @param at the moment that belongs to its state: of delivery, of the promise while it travels; null when none is known
     */
    public record Sent(
            int number,
            String id,
            State state,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            List<Goods> goods,
            @Nullable Instant at) {

        /** Progress of a parcel. */
        public enum State {
            /** Still in the warehouse. */
            PACKED,
            /** With the carrier. */
            ON_ITS_WAY,
            /** With the buyer. */
            DELIVERED,
            /** Lost by the carrier. */
            LOST,
            /** On its way back to the shop. */
            RETURNING
        }
    }

    /** Returns an order with the names of its products in a language. */
    static BuyerOrder of(OrderFacts order, Catalog catalog, Locale language) {
        List<Amendment> parts = Stream.concat(Stream.of(Amendment.of(order.sale())), order.amendments().stream())
                .toList();
        var goods = new LinkedHashMap<String, Goods>();
        for (Amendment part : parts) {
            for (OrderLine line : part.lines()) {
                Money amount = Money.ofMinor(
                        line.amount() - line.discount(), order.sale().currency());
                goods.put(
                        line.id().value(),
                        new Goods(
                                line.id().value(),
                                line.sku(),
                                catalog.name(line.sku(), language),
                                line.quantity(),
                                amount));
            }
        }
        long paid = parts.stream()
                .flatMap(part -> part.tenders().stream())
                .mapToLong(each -> each.amount())
                .sum();
        List<Parcel> parcels = order.parcels();
        return new BuyerOrder(
                order.sale().id(),
                order.state(),
                order.placedAt(),
                List.copyOf(goods.values()),
                parcels.stream()
                        .map(each -> sent(parcels.indexOf(each) + 1, each, goods))
                        .toList(),
                Money.ofMinor(paid, order.sale().currency()));
    }

    private static Sent sent(int number, Parcel parcel, Map<String, Goods> sold) {
        var inside = new ArrayList<Goods>();
        parcel.contents().forEach((id, units) -> {
            Goods line = sold.get(id.value());
            if (line != null) {
                inside.add(new Goods(
                        line.line(), line.sku(), line.name(), Math.min(units, line.quantity()), line.amount()));
            }
        });
        Sent.State state = state(parcel);
        return new Sent(
                number,
                parcel.id(),
                state,
                parcel.carrier(),
                parcel.trackingNumber(),
                inside,
                switch (state) {
                    case DELIVERED -> parcel.deliveredAt();
                    case ON_ITS_WAY -> parcel.promisedAt();
                    default -> null;
                });
    }

    private static Sent.State state(Parcel parcel) {
        if (parcel.deliveredAt() != null) {
            return Sent.State.DELIVERED;
        }
        if (parcel.ending() != null) {
            return parcel.ending() == Parcel.Ending.LOST ? Sent.State.LOST : Sent.State.RETURNING;
        }
        return parcel.isHandedOver() ? Sent.State.ON_ITS_WAY : Sent.State.PACKED;
    }

    /** Returns the name of the goods of a line; the code of the line where the order has none such. */
    public String name(String line) {
        return goods.stream()
                .filter(each -> each.line().equals(line))
                .map(Goods::name)
                .findFirst()
                .orElse(line);
    }

    /** Returns the parcel with an id; null when there is none, as for goods that are not packed yet. */
    public @Nullable Sent parcel(String parcel) {
        return parcels.stream()
                .filter(each -> each.id().equals(parcel))
                .findFirst()
                .orElse(null);
    }
}
