package io.aftersales.inmemory;

import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Orders: three mugs for 60.00 and a pot for 40.00, in one parcel. */
final class SampleOrders {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final String BUYER = "bob-the-canary";

    /** The parcel with the goods of an order, or with one mug of it. */
    static final Place P1 = Place.parcel("P1");

    private static final Parcel PACKED = Parcel.packed("P1", "W1", List.of(LineId.of("A"), LineId.of("B")));
    private static final Parcel HANDED_OVER = PACKED.handedOver(NOON.minus(Duration.ofDays(2)), "SF", "SF-1");

    private SampleOrders() {}

    /** Paid by card, not shipped. */
    static OrderFacts unshipped(String id) {
        return as(byCard(id), OrderState.PAID, PACKED);
    }

    /** Paid by card, of which so much was captured so far; not shipped. */
    static OrderFacts depositPaid(String id, long captured) {
        Sale sale = goods(id).paidBy(Tender.money("CARD", "CARD", 10_000).captured(captured));
        return as(sale, OrderState.PAID, PACKED);
    }

    /** So many mugs at 20.00, paid by card, not shipped. */
    static OrderFacts unshippedMugs(String id, long mugs) {
        Sale sale = Sale.of(id, "CNY")
                .with(OrderLine.of("A", "MUG", mugs, 2_000 * mugs))
                .paidBy(Tender.money("CARD", "CARD", 2_000 * mugs));
        return as(sale, OrderState.PAID, Parcel.packed("P1", "W1", List.of(LineId.of("A"))));
    }

    /** Paid by card and gift card, not shipped. */
    static OrderFacts unshippedOnTwoCards(String id) {
        Sale sale = goods(id)
                .paidBy(Tender.money("CARD", "CARD", 6_000), Tender.of("GIFT", "GIFT", TenderKind.GIFT_CARD, 4_000));
        return as(sale, OrderState.PAID, PACKED);
    }

    /** Paid by card, on its way in one parcel. */
    static OrderFacts onItsWay(String id) {
        return as(byCard(id), OrderState.SHIPPED, HANDED_OVER);
    }

    /** Paid by card, refused at the door and on its way back: nothing has to be stopped before money is paid. */
    static OrderFacts refusedAtTheDoor(String id) {
        return as(byCard(id), OrderState.SHIPPED, HANDED_OVER.ended(Parcel.Ending.RETURNING));
    }

    /** Paid by card, on its way: one mug alone, the rest in another parcel. */
    static OrderFacts mugOnItsWay(String id) {
        Instant at = NOON.minus(Duration.ofDays(2));
        Parcel mug = Parcel.packed("P1", "W1", Map.of(LineId.of("A"), 1L));
        Parcel rest = Parcel.packed("P2", "W1", Map.of(LineId.of("A"), 2L, LineId.of("B"), 1L));
        return as(byCard(id), OrderState.SHIPPED, mug.handedOver(at, "SF", "SF-1"), rest.handedOver(at, "SF", "SF-2"));
    }

    /** Paid by card: one mug alone is packed and not handed over, another is on its way, the third mug and the pot are not packed. */
    static OrderFacts partlySent(String id) {
        Parcel here = Parcel.packed("P1", "W1", Map.of(LineId.of("A"), 1L));
        Parcel out = Parcel.packed("P2", "W1", Map.of(LineId.of("A"), 1L))
                .handedOver(NOON.minus(Duration.ofDays(2)), "SF", "SF-2");
        return as(byCard(id), OrderState.SHIPPED, here, out);
    }

    /** Paid by card, with the buyer since yesterday. */
    static OrderFacts delivered(String id) {
        return delivered(byCard(id));
    }

    /** Paid by card, gift card and 100 points, with a coupon of 10.00; with the buyer since yesterday. */
    static OrderFacts deliveredWithPoints(String id) {
        return delivered(goods(id)
                .discountedBy(Discount.coupon("C1", 1_000))
                .paidBy(
                        Tender.money("CARD", "CARD", 6_000),
                        Tender.of("GIFT", "GIFT", TenderKind.GIFT_CARD, 2_000),
                        Tender.points("PTS", 100, 1_000)));
    }

    /** A single unit of one line, for a gift: it cost nothing. */
    static OrderFacts freeOfCharge(String id) {
        Sale sale = Sale.of(id, "CNY").with(OrderLine.of("A", "GIFT", 1, 0));
        return as(sale, OrderState.PAID, PACKED);
    }

    /** Paid by card, with the buyer since yesterday: two mugs from W1 in one parcel, a mug and the pot from W2 in another. */
    static OrderFacts deliveredInTwoParcels(String id) {
        Instant sent = NOON.minus(Duration.ofDays(2));
        Instant delivered = NOON.minus(Duration.ofDays(1));
        Parcel first = Parcel.packed("P1", "W1", Map.of(LineId.of("A"), 2L));
        Parcel second = Parcel.packed("P2", "W2", Map.of(LineId.of("A"), 1L, LineId.of("B"), 1L));
        return as(
                byCard(id),
                OrderState.DELIVERED,
                first.handedOver(sent, "SF", "SF-1").delivered(delivered),
                second.handedOver(sent, "SF", "SF-2").delivered(delivered));
    }

    private static OrderFacts delivered(Sale sale) {
        return as(sale, OrderState.DELIVERED, HANDED_OVER.delivered(NOON.minus(Duration.ofDays(1))));
    }

    private static Sale byCard(String id) {
        return goods(id).paidBy(Tender.money("CARD", "CARD", 10_000));
    }

    private static Sale goods(String id) {
        return Sale.of(id, "CNY").with(OrderLine.of("A", "MUG", 3, 6_000), OrderLine.of("B", "POT", 1, 4_000));
    }

    private static OrderFacts as(Sale sale, OrderState state, Parcel... parcels) {
        return new OrderFacts(sale, BUYER, state, NOON.minus(Duration.ofDays(3)), List.of(parcels), Map.of());
    }
}
