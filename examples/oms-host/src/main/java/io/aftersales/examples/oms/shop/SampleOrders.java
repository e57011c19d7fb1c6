package io.aftersales.examples.oms.shop;

import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sample orders to try the host with. Each has mugs and a pot, paid by card and gift card. */
public final class SampleOrders {
    private static final LineId MUGS = LineId.of("MUGS");
    private static final LineId POT = LineId.of("POT");

    private SampleOrders() {}

    /** Returns an order with three mugs that was delivered yesterday. */
    public static OrderFacts delivered(String id, String buyer, Instant now) {
        Instant yesterday = now.minus(Duration.ofDays(1));
        return order(id, buyer, OrderState.DELIVERED, now, parcel(id, yesterday.minus(Duration.ofDays(2)), yesterday));
    }

    /** Returns an order with three mugs that is paid and not shipped yet. */
    public static OrderFacts paid(String id, String buyer, Instant now) {
        return new OrderFacts(sale(id), buyer, OrderState.PAID, now.minus(Duration.ofHours(3)), List.of(), Map.of());
    }

    /** Returns an order with three mugs, not shipped yet, of which only this much was captured on the card; the rest follows. */
    public static OrderFacts depositPaid(String id, String buyer, Instant now, long captured) {
        Sale agreed = sale(id);
        Tender card = agreed.tenders().get(0).captured(captured);
        Sale sale = new Sale(
                agreed.id(),
                agreed.currency(),
                agreed.lines(),
                agreed.taxIncluded(),
                agreed.discounts(),
                agreed.charges(),
                List.of(card, agreed.tenders().get(1)),
                agreed.paymentTerms());
        return new OrderFacts(sale, buyer, OrderState.PAID, now.minus(Duration.ofHours(3)), List.of(), Map.of());
    }

    /** Returns an order with this many mugs that is paid and not shipped yet. */
    public static OrderFacts many(String id, String buyer, Instant now, int mugs) {
        return new OrderFacts(sale(id, mugs), buyer, OrderState.PAID, now, List.of(), Map.of());
    }

    /** Returns an order with this many mugs that was delivered yesterday. */
    public static OrderFacts manyDelivered(String id, String buyer, Instant now, int mugs) {
        Instant yesterday = now.minus(Duration.ofDays(1));
        return new OrderFacts(
                sale(id, mugs),
                buyer,
                OrderState.DELIVERED,
                now.minus(Duration.ofDays(10)),
                List.of(parcel(id, yesterday.minus(Duration.ofDays(2)), yesterday)),
                Map.of());
    }

    /** Returns an order that is still with the carrier after its promised delivery. */
    public static OrderFacts overdue(String id, String buyer, Instant now) {
        Instant shipped = now.minus(Duration.ofDays(9));
        return order(id, buyer, OrderState.SHIPPED, now, parcel(id, shipped, null));
    }

    private static OrderFacts order(String id, String buyer, OrderState state, Instant now, Parcel parcel) {
        return new OrderFacts(sale(id), buyer, state, now.minus(Duration.ofDays(10)), List.of(parcel), Map.of());
    }

    private static Parcel parcel(String id, Instant handedOver, @Nullable Instant delivered) {
        return new Parcel(
                "P-" + id,
                Parcel.packed("P-" + id, "EAST", List.of(MUGS, POT)).contents(),
                "EAST",
                "FASTPOST",
                "FP" + id,
                handedOver,
                handedOver.plus(Duration.ofDays(3)),
                delivered,
                null);
    }

    private static Sale sale(String id) {
        return sale(id, 3);
    }

    private static Sale sale(String id, int mugs) {
        return Sale.of(id, "CNY")
                .with(
                        OrderLine.of("MUGS", "MUG-BLUE", mugs, mugs * 3_000L).taxed(mugs * 345L, "VAT-13"),
                        OrderLine.of("POT", "POT-1", 1, 12_000).taxed(1_381, "VAT-13"))
                .charged(Charge.shipping(1_000).taxed(57, "VAT-6"))
                .paidBy(
                        Tender.money("CARD", "CARD", mugs * 3_000L + 11_000).referredToAs("PAY-" + id),
                        Tender.of("GIFT", "GIFT", TenderKind.GIFT_CARD, 2_000).referredToAs("GIFT-" + id));
    }
}
