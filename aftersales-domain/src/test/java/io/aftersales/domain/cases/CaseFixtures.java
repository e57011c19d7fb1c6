package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The words the tests of cases are written in: one small shop, its people, one order of three mugs and a cap. */
final class CaseFixtures {
    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    static final Instant DELIVERED_AT = NOON.minus(Duration.ofDays(3));

    static final Actor BUYER = Actor.buyer("b-1");
    static final Actor AGENT = Actor.agent("ag-1");
    static final Actor REVIEWER = Actor.reviewer("rv-1");
    static final Actor SECOND = Actor.reviewer("rv-2");
    static final Actor THIRD = Actor.supervisor("sv-1");
    static final Actor INSPECTOR = Actor.inspector("in-1");
    static final Actor FINANCE = Actor.finance("fi-1");

    static final OrderId ORDER = OrderId.of("1001");
    static final Evidence PHOTO = new Evidence("e-1", "sha256:00", 1000, "image/jpeg");

    private CaseFixtures() {}

    /** Line A, three mugs of 20.00; line B, a cap of 40.00; 10.00 for shipping. What it was paid with is still to be said. */
    static Sale sale() {
        return Sale.of("1001", "CNY")
                .with(OrderLine.of("A", "MUG", 3, 6000), OrderLine.of("B", "CAP", 1, 4000))
                .shipping(1000);
    }

    /** The same, paid by one tender: 110.00. */
    static Sale paidSale() {
        return sale().paidBy(Tender.money("T1", "ALIPAY", 11000));
    }

    /** The same, paid by card, gift card and points: 55.00, 33.00 and 220 points for 22.00. */
    static Sale mixedSale() {
        return sale().paidBy(
                        Tender.money("T1", "ALIPAY", 5500),
                        Tender.of("G1", "GIFT", io.aftersales.domain.orders.TenderKind.GIFT_CARD, 3300),
                        Tender.points("P1", 220, 2200));
    }

    static OrderFacts order(Sale sale, OrderState state, Parcel... parcels) {
        return new OrderFacts(sale, "b-1", state, NOON.minus(Duration.ofDays(10)), Arrays.asList(parcels), Map.of());
    }

    /** Paid and still here. */
    static OrderFacts unshipped(Sale sale) {
        return order(sale, OrderState.PAID, packed("P-1", "A", "B"));
    }

    /** With the carrier. */
    static OrderFacts shipped(Sale sale) {
        return order(sale, OrderState.SHIPPED, shipped("P-1", "A", "B"));
    }

    /** With the buyer for three days. */
    static OrderFacts delivered(Sale sale) {
        return order(sale, OrderState.DELIVERED, delivered("P-1", "A", "B"));
    }

    static Parcel packed(String id, String... lines) {
        return Parcel.packed(id, "WH-1", Arrays.stream(lines).map(LineId::of).toList());
    }

    static Parcel shipped(String id, String... lines) {
        return packed(id, lines).handedOver(NOON.minus(Duration.ofDays(5)), "SF", "SF-" + id);
    }

    static Parcel delivered(String id, String... lines) {
        return shipped(id, lines).delivered(DELIVERED_AT);
    }

    static CaseItem item(String line, long quantity, Reason reason) {
        return CaseItem.of(line, quantity, reason);
    }

    static Application refundOnly(CaseItem... items) {
        return Application.of(ORDER, CaseKind.REFUND_ONLY, items);
    }

    static Application returnRefund(CaseItem... items) {
        return Application.of(ORDER, CaseKind.RETURN_REFUND, items);
    }

    static Finding good(String line, long quantity) {
        return Finding.of(line, Grade.GOOD, quantity);
    }

    static Finding damaged(String line, long quantity) {
        return Finding.of(line, Grade.DAMAGED, quantity);
    }

    static Finding missing(String line, long quantity) {
        return Finding.of(line, Grade.MISSING, quantity);
    }

    static Finding lost(String line, long quantity) {
        return Finding.of(line, Grade.LOST_ON_RETURN, quantity);
    }

    static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }

    static ApprovalTerms agreedOn(long minor) {
        return new ApprovalTerms(io.aftersales.domain.refunds.ShippingChoice.BY_POLICY, 0, minor, null);
    }

    /** Line by line what a decision did, for comparing a whole life at once. */
    static List<String> lines(String block) {
        return block.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
