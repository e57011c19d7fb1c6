package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Orders of several tax rates and charges, and orders whose money is captured late or in part. */
final class LaterMoneyOrders {
    private static final String REDUCED = "REDUCED";
    private static final String STANDARD = "STANDARD";

    /** Taxed order with charges of every sort that has arrived; paid by two cards. */
    static final OrderFacts TAXED = facts(taxed(), OrderState.DELIVERED, arrived());

    /** Taxed order that is not packed; paid by two cards. */
    static final OrderFacts TAXED_UNSHIPPED = facts(taxed(), OrderState.PAID);

    /** Taxed order that has arrived, of which the buyer has made a down payment. */
    static final OrderFacts ON_DEPOSIT = facts(inPart(taxed(), 3_000, 0), OrderState.DELIVERED, arrived());

    /** Order of which only a part of the points and of the card is taken; arrived. */
    static final OrderFacts POINTS_IN_PART = facts(withPoints(), OrderState.DELIVERED, arrived());

    /** Order that is captured parcel by parcel, of which one parcel has arrived and the rest is not packed. */
    static final OrderFacts AT_SHIPMENT = facts(
            inPart(plain(), 6_500, 0).due(PaymentTerms.AT_SHIPMENT),
            OrderState.PAID,
            Parcel.packed("Q1", "W1", Map.of(LineId.of("A"), 2L))
                    .handedOver(sent(), "SF", "SF-21")
                    .delivered(Orders.START.minus(Duration.ofDays(1))));

    /** Order that is captured when it ships, of which nothing has shipped and nothing is captured. */
    static final OrderFacts NOTHING_CAPTURED =
            facts(inPart(plain(), 0, 0).due(PaymentTerms.AT_SHIPMENT), OrderState.PAID);

    private LaterMoneyOrders() {}

    /** Returns a part that a host adds to an order; every id in it carries its number. */
    static Amendment amendment(int number, Dice dice) {
        String line = "M" + number;
        long amount = 1_000 + dice.below(4_000);
        long discount = dice.below(3) * 150L;
        long freight = dice.below(2) * 330L;
        long payable = amount - discount + freight;
        long captured = dice.oneIn(3) ? dice.below((int) payable) : payable;
        Sale added = Sale.of(Orders.ID.value(), "CNY")
                .with(OrderLine.of(line, "MUG", 1 + dice.below(2), amount).taxed(amount / 11, STANDARD))
                .charged(Charge.of("FREIGHT" + number, ChargeKind.SHIPPING, freight)
                        .taxed(freight / 12, REDUCED))
                .paidBy(Tender.money("MORE" + number, "CARD", payable).captured(captured));
        return Amendment.of(
                discount == 0
                        ? added
                        : added.discountedBy(
                                Discount.promotion("PROMO" + number, discount, Tier.spend(amount, discount))));
    }

    private static Sale taxed() {
        // 10 000 of goods less 1 400 of discounts, 1 400 of charges, and a credit of 400: the payments are 9 600
        return Sale.of(Orders.ID.value(), "CNY")
                .with(
                        OrderLine.of("A", "MUG", 3, 6_000).taxed(1_043, STANDARD),
                        OrderLine.of("B", "POT", 1, 4_000).taxed(331, REDUCED))
                .discountedBy(
                        Discount.promotion("P1", 900, Tier.spend(9_000, 900), Tier.spend(5_000, 300)),
                        Discount.coupon("C1", 500))
                .shipping(700)
                .charged(
                        Charge.of("EXPRESS", ChargeKind.SHIPPING, 300)
                                .taxed(49, STANDARD)
                                .on(LineId.of("B")),
                        Charge.of("WRAP", new ChargeKind("WRAPPING"), 250)
                                .taxed(41, STANDARD)
                                .comingBack(ComesBack.WITH_GOODS),
                        Charge.of("SERVICE", new ChargeKind("SERVICE"), 150).comingBack(ComesBack.NEVER),
                        Charge.of("VOUCHER", new ChargeKind("CREDIT"), -400))
                .paidBy(Tender.money("CARD", "CARD", 6_600), Tender.money("BANK", "BANK", 3_000));
    }

    private static Sale plain() {
        return Sale.of(Orders.ID.value(), "CNY")
                .with(OrderLine.of("A", "MUG", 3, 6_000).taxed(1_043, STANDARD), OrderLine.of("B", "POT", 1, 4_000))
                .shipping(500)
                .paidBy(Tender.money("CARD", "CARD", 7_500), Tender.money("BANK", "BANK", 3_000));
    }

    private static Sale withPoints() {
        return Sale.of(Orders.ID.value(), "CNY")
                .with(OrderLine.of("A", "MUG", 3, 6_000).taxed(1_043, STANDARD), OrderLine.of("B", "POT", 1, 4_000))
                .paidBy(
                        Tender.money("CARD", "CARD", 9_000).captured(5_000),
                        Tender.points("PTS", 100, 1_000).captured(400));
    }

    /** Returns a sale of which these amounts are captured on its two tenders. */
    private static Sale inPart(Sale sale, long first, long second) {
        return new Sale(
                sale.id(),
                sale.currency(),
                sale.lines(),
                sale.taxIncluded(),
                sale.discounts(),
                sale.charges(),
                List.of(
                        sale.tenders().get(0).captured(first),
                        sale.tenders().get(1).captured(second)),
                sale.paymentTerms());
    }

    private static Parcel arrived() {
        return Parcel.packed("Q2", "W1", List.of(LineId.of("A"), LineId.of("B")))
                .handedOver(sent(), "SF", "SF-22")
                .delivered(Orders.START.minus(Duration.ofDays(1)));
    }

    private static Instant sent() {
        return Orders.START.minus(Duration.ofDays(9));
    }

    private static OrderFacts facts(Sale sale, OrderState state, Parcel... parcels) {
        return new OrderFacts(sale, Orders.BUYER, state, sent(), List.of(parcels), Map.of());
    }
}
