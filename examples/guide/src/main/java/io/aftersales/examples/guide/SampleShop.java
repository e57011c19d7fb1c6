package io.aftersales.examples.guide;

import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.shared.LineId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A shop in memory with one order: three mugs for CNY 75.00 less a coupon, delivered two days ago. */
final class SampleShop {
    static final Instant DELIVERED = Instant.parse("2026-03-02T10:00:00Z");

    private SampleShop() {}

    static InMemoryAfterSales under(ShopPolicy rules) {
        // guide:start assemble-in-memory
        InMemoryAfterSales shop = InMemoryAfterSales.under(rules, DELIVERED.plus(Duration.ofDays(2)));
        var sale = Sale.of("1001", "CNY")
                .with(OrderLine.of("MUG", "MUG-BLUE", 3, 7500)) // 3 units, CNY 75.00 together
                .discountedBy(Discount.coupon("SPRING", 500))
                .shipping(800)
                .paidBy(Tender.money("CARD", "VISA", 5800), Tender.of("GIFT", "GIFTCARD", TenderKind.GIFT_CARD, 2000));
        var parcel = Parcel.packed("P1", "SHANGHAI", List.of(LineId.of("MUG"))).delivered(DELIVERED);
        shop.orders().put(new OrderFacts(sale, "buyer-7", OrderState.DELIVERED, DELIVERED, List.of(parcel), Map.of()));
        // guide:end assemble-in-memory
        return shop;
    }
}
