package io.aftersales.domain.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderRejection.OrderDoesNotBalance;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderSnapshotTest {
    private static final long MAX = Long.MAX_VALUE;
    private static final Sale TWO_LINES =
            Sale.of("1001", "CNY").with(OrderLine.of("A", "MUG", 3, 2000), OrderLine.of("B", "CUP", 1, 500));
    private static final Tender PAID = Tender.money("T1", "ALIPAY", 2500);

    @Nested
    class Checked {
        @ParameterizedTest(name = "{0} = {1}")
        @MethodSource("io.aftersales.domain.orders.OrderSnapshotTest#impossibleOrders")
        void refusesAnImpossiblePart(String field, long value, Sale impossible, Sale repaired) {
            assertThat(refusal(impossible)).isEqualTo(new InvalidOrder(field, value));
            assertThat(OrderSnapshot.of(repaired)).isNotEmpty();
        }

        @Test
        void refusesTheFirstOfManyImpossibleParts() {
            Sale sale = TWO_LINES
                    .with(line(0, -1, 5, -1))
                    .discountedBy(Discount.coupon("C", -1))
                    .shipping(-1)
                    .paidBy(tender(-1, 0, -5));
            assertThat(refusal(sale)).isEqualTo(new InvalidOrder("lines[2].id", 2));
        }

        @Test
        void refusesAnImpossiblePartBeforeAskingForBalance() {
            assertThat(refusal(TWO_LINES.shipping(-1).paidBy(PAID))).isEqualTo(new InvalidOrder("shipping", -1));
        }
    }

    @Nested
    class Balanced {
        @Test
        void refusesWithBothSides() {
            assertThat(refusal(TWO_LINES.shipping(100).paidBy(PAID))).isEqualTo(new OrderDoesNotBalance(2600, 2500));
            assertThat(refusal(TWO_LINES)).isEqualTo(new OrderDoesNotBalance(2500, 0));
            assertThat(refusal(Sale.of("1001", "CNY").paidBy(PAID))).isEqualTo(new OrderDoesNotBalance(0, 2500));
        }

        @Test
        void addsTaxesOnlyWhenPricesDoNotIncludeThem() {
            Sale taxed = Sale.of("1001", "CNY")
                    .with(OrderLine.of("A", "MUG", 3, 2000).taxed(300, "VAT"))
                    .charged(new Charges(100, 15, 0));
            assertThat(payable(taxed.paidBy(money(2100)))).isEqualTo(2100);
            assertThat(payable(taxed.taxOnTop().paidBy(money(2415)))).isEqualTo(2415);
        }

        @Test
        void takesOffDiscountsOfLinesAndOrderAndAddsCharges() {
            Sale sale = Sale.of("1001", "CNY")
                    .with(OrderLine.of("A", "MUG", 3, 2000).discountedBy(200), OrderLine.of("B", "GIFT", 1, 0))
                    .discountedBy(Discount.coupon("C", 300), Discount.promotion("P", 100))
                    .charged(new Charges(500, 0, -50))
                    .paidBy(money(1000), Tender.points("T2", 85, 850), Tender.money("T3", "CARD", 0));
            assertThat(payable(sale)).isEqualTo(1850);
        }

        @Test
        void comparesWhatWasAgreedAndNotWhatWasCaptured() {
            assertThat(payable(TWO_LINES.paidBy(PAID.captured(1)))).isEqualTo(2500);
        }

        @Test
        void takesAnOrderWithoutLines() {
            assertThat(payable(Sale.of("1001", "CNY")
                            .charged(new Charges(100, 0, 5000))
                            .paidBy(money(5100))))
                    .isEqualTo(5100);
            assertThat(payable(Sale.of("1001", "CNY"))).isZero();
        }

        @Test
        void takesAnOrderPaidNothingWithOrWithoutATender() {
            Sale free = TWO_LINES.discountedBy(Discount.coupon("C", 2500));
            assertThat(payable(free)).isZero();
            assertThat(payable(free.paidBy(money(0), Tender.points("T2", 0, 0))))
                    .isZero();
        }

        @Test
        void takesTotalsUpToTheEndOfALong() {
            Sale sale = Sale.of("1001", "JPY").with(OrderLine.of("A", "SHIP", MAX, MAX));
            assertThat(payable(sale.paidBy(money(MAX)))).isEqualTo(MAX);
        }
    }

    @Test
    void isAValueOfItsSale() {
        OrderSnapshot order = OrderSnapshot.of(TWO_LINES.paidBy(PAID)).get();
        OrderSnapshot same = OrderSnapshot.of(TWO_LINES.paidBy(PAID)).get();
        OrderSnapshot other =
                OrderSnapshot.of(TWO_LINES.paidBy(PAID.captured(1))).get();
        assertThat(order).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
        assertThat(order.sale()).isEqualTo(TWO_LINES.paidBy(PAID));
    }

    static Stream<Arguments> impossibleOrders() {
        return Stream.of(
                row("lines[0].quantity", 0, withLine(line(0, 100, 0, 0)), withLine(line(1, 100, 0, 0))),
                row("lines[0].quantity", -3, withLine(line(-3, 100, 0, 0)), withLine(line(3, 100, 0, 0))),
                row("lines[0].amount", -1, withLine(line(1, -1, 0, 0)), withLine(line(1, 0, 0, 0))),
                row("lines[0].discount", -1, withLine(line(1, 100, -1, 0)), withLine(line(1, 100, 0, 0))),
                row("lines[0].discount", 101, withLine(line(1, 100, 101, 0)), withLine(line(1, 100, 100, 0))),
                row("lines[0].tax", -1, withLine(line(1, 100, 0, -1)), withLine(line(1, 100, 0, 1))),
                row("lines[1].id", 1, twice("A"), twice("B")),
                row("discounts[1].id", 1, coupons("C", "C"), coupons("C", "D")),
                row("discounts[0].amount", -1, coupon(c -> c, -1), coupon(c -> c, 1)),
                row("discounts[0].scope", 0, coupon(c -> c.on(LineId.of("X")), 1), coupon(c -> c.on(a()), 1)),
                row("discounts[0].scope", 0, coupon(c -> c.on(a(), a()), 1), coupon(c -> c.on(a()), 1)),
                row("discounts[0].tiers[0]", -1, tiers(Tier.spend(-1, 5)), tiers(Tier.spend(0, 5))),
                row("discounts[0].tiers[0]", 10, tiers(Tier.spend(10, -1)), tiers(Tier.spend(10, 0))),
                row("discounts[0].tiers[1]", 0, tiers(Tier.spend(1, 1), Tier.every(0, 5)), tiers(Tier.every(1, 5))),
                row("discounts[0].tiers[0]", 10, tiers(Tier.every(10, -1)), tiers(Tier.every(10, 0))),
                row("discounts", 101, coupon(c -> c, 101), coupon(c -> c, 100)),
                row("tenders[0].amount", -1, paid(tender(-1, 0, 0)), paid(tender(0, 0, 0))),
                row("tenders[0].captured", -1, paid(tender(5, -1, 0)), paid(tender(5, 0, 0))),
                row("tenders[0].captured", 6, paid(tender(5, 6, 0)), paid(tender(5, 5, 0))),
                row("tenders[0].points", -1, paid(Tender.points("T1", -1, 5)), paid(Tender.points("T1", 0, 5))),
                row("tenders[0].points", 7, paid(Tender.points("T1", 7, 0)), paid(Tender.points("T1", 0, 0))),
                row("tenders[0].points", 7, paid(tender(5, 5, 7)), paid(Tender.points("T1", 7, 5))),
                row("tenders[1].id", 1, paid(money(2), money(3)), paid(money(2), Tender.points("T2", 1, 3))),
                row("shipping", -1, charged(-1, 0, 0), charged(1, 0, 0)),
                row("shippingTax", -1, charged(5, -1, 0), charged(5, 1, 0)),
                row("shippingTax", 1, charged(0, 1, 0), charged(1, 1, 0)),
                row("shippingTax", 6, charged(5, 6, 0), charged(5, 5, 0)),
                row(
                        "shippingTax",
                        6,
                        charged(5, 6, 0),
                        charged(5, 6, 0).taxOnTop().paidBy(money(6))),
                row("payable", -1, charged(0, 0, -101), charged(0, 0, -100)),
                row("total", MAX, withLine(line(1, MAX, 0, 0)).with(more(1, 1)), withLine(line(1, MAX - 1, 0, 0))),
                row("total", MAX, withLine(line(MAX, 1, 0, 0)).with(more(1, 0)), withLine(line(MAX, 1, 0, 0))),
                row("total", MAX, onTop(line(1, MAX, 0, 1)), onTop(line(1, MAX - 1, 0, 1))),
                row("total", MAX, coupons(c("C", MAX), c("D", 1)), coupons(c("C", 99), c("D", 1))),
                row(
                        "total",
                        MAX,
                        paid(Tender.points("T0", 1, MAX), money(6)),
                        paid(Tender.points("T0", 1, 4), money(1))),
                row("total", MAX, charged(MAX, 0, 0), charged(9, 0, 0)),
                row("total", MAX, charged(0, 0, MAX), charged(0, 0, 9)));
    }

    /** Each sale is paid in full by one more tender where it can be, so that nothing but the field is wrong. */
    private static Arguments row(String field, long value, Sale impossible, Sale repaired) {
        return Arguments.of(field, value, balanced(impossible), balanced(repaired));
    }

    private static Sale balanced(Sale sale) {
        return refusalOrNull(sale) instanceof OrderDoesNotBalance sides
                ? sale.paidBy(Tender.money("REST", "CASH", sides.payable() - sides.tenders()))
                : sale;
    }

    private static Sale withLine(OrderLine line) {
        return Sale.of("1001", "CNY").with(line);
    }

    private static Sale onTop(OrderLine line) {
        return withLine(line).taxOnTop();
    }

    private static Sale twice(String second) {
        return withLine(line(1, 100, 0, 0)).with(OrderLine.of(second, "MUG", 1, 100));
    }

    private static OrderLine line(long quantity, long amount, long discount, long tax) {
        return OrderLine.of("A", "MUG", quantity, amount).discountedBy(discount).taxed(tax, "VAT");
    }

    private static OrderLine more(long quantity, long amount) {
        return OrderLine.of("B", "CUP", quantity, amount);
    }

    private static LineId a() {
        return LineId.of("A");
    }

    private static Discount c(String id, long amount) {
        return Discount.coupon(id, amount);
    }

    private static Sale coupons(String... ids) {
        return coupons(Stream.of(ids).map(id -> c(id, 1)).toArray(Discount[]::new));
    }

    private static Sale coupons(Discount... coupons) {
        return withLine(line(1, 100, 0, 0)).discountedBy(coupons);
    }

    private static Sale coupon(UnaryOperator<Discount> scoped, long amount) {
        return coupons(scoped.apply(c("C", amount)));
    }

    private static Sale tiers(Tier... tiers) {
        return coupons(new Discount("P", DiscountKind.PROMOTION, 5, List.of(), List.of(tiers)));
    }

    private static Sale charged(long shipping, long shippingTax, long other) {
        return withLine(line(1, 100, 0, 0)).charged(new Charges(shipping, shippingTax, other));
    }

    /** Goods of 5 and these tenders. */
    private static Sale paid(Tender... tenders) {
        return withLine(line(1, 5, 0, 0)).paidBy(tenders);
    }

    private static Tender money(long amount) {
        return Tender.money("T1", "ALIPAY", amount);
    }

    private static Tender tender(long amount, long captured, long points) {
        return new Tender(PAID.id(), "ALIPAY", "T1", TenderKind.MONEY, amount, captured, points);
    }

    private static long payable(Sale sale) {
        return OrderSnapshot.of(sale).get().payable();
    }

    private static Rejection refusal(Sale sale) {
        return OrderSnapshot.of(sale).getLeft();
    }

    private static Rejection refusalOrNull(Sale sale) {
        return OrderSnapshot.of(sale).fold(rejection -> rejection, order -> null);
    }
}
