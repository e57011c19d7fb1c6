package io.aftersales.domain.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderRejection.OrderDoesNotBalance;
import io.aftersales.domain.orders.OrderRejection.Part;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
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
        @ParameterizedTest(name = "{0}")
        @MethodSource("io.aftersales.domain.orders.OrderSnapshotTest#impossibleOrders")
        void refusesAnImpossiblePart(InvalidOrder refusal, Sale impossible, Sale repaired) {
            assertThat(refusal(impossible)).isEqualTo(refusal);
            assertThat(OrderSnapshot.of(repaired)).isNotEmpty();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.aftersales.domain.orders.OrderSnapshotTest#impossibleCharges")
        void refusesAnImpossibleCharge(InvalidOrder refusal, Sale impossible, Sale repaired) {
            refusesAnImpossiblePart(refusal, impossible, repaired);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.aftersales.domain.orders.OrderSnapshotTest#discountsOfCharges")
        void refusesAnImpossibleDiscountOfACharge(InvalidOrder refusal, Sale impossible, Sale repaired) {
            refusesAnImpossiblePart(refusal, impossible, repaired);
        }

        @Test
        void refusesTheFirstOfManyImpossibleParts() {
            Sale sale = TWO_LINES
                    .with(line(0, -1, 5, -1))
                    .discountedBy(Discount.coupon("C", -1))
                    .shipping(-1)
                    .paidBy(tender(-1, 0, -5));
            assertThat(refusal(sale)).isEqualTo(ofLine("A", "lines[2].id", 2));
        }

        @Test
        void refusesLinesThenChargesThenDiscountsThenTenders() {
            Sale wrongTender = TWO_LINES.paidBy(tender(-1, 0, 0));
            Sale wrongDiscount = wrongTender.discountedBy(c("C", -1));
            Sale wrongCharge = wrongDiscount.shipping(-1);
            Sale wrongLine = wrongCharge.with(OrderLine.of("C", "MUG", 0, 1));
            assertThat(Stream.of(wrongLine, wrongCharge, wrongDiscount, wrongTender)
                            .map(OrderSnapshotTest::refusal))
                    .containsExactly(
                            ofLine("C", "lines[2].quantity", 0),
                            ofCharge("SHIPPING", "charges[0].amount", -1),
                            ofDiscount("C", "discounts[0].amount", -1),
                            ofTender("T1", "tenders[0].amount", -1));
        }

        @Test
        void refusesAnImpossiblePartBeforeAskingForBalance() {
            assertThat(refusal(TWO_LINES.shipping(-1).paidBy(PAID)))
                    .isEqualTo(ofCharge("SHIPPING", "charges[0].amount", -1));
        }

        @Test
        void tellsWhatARefusalIsAboutAndWhatWouldBePossible() {
            Rejection refusal = refusal(coupons(c("C", 60), c("D", 41)));
            assertThat(refusal.code()).isEqualTo("INVALID_ORDER");
            assertThat(refusal.facts())
                    .containsExactly(
                            entry("field", "discounts[1].amount"),
                            entry("value", 41L),
                            entry("discount", "D"),
                            entry("left", 40L));
            assertThat(refusal.message()).isEqualTo("the order cannot be right: discounts[1].amount is 41");
            assertThat(new InvalidOrder("total", MAX).facts())
                    .containsExactly(entry("field", "total"), entry("value", MAX));
        }
    }

    @Nested
    class Amended {
        private final OrderSnapshot order = OrderSnapshot.of(
                        TWO_LINES.discountedBy(c("C", 100)).shipping(100).paidBy(PAID))
                .get();
        private final Sale more = Sale.of("ANY", "CNY").with(OrderLine.of("D", "PEN", 1, 300));

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.aftersales.domain.orders.OrderSnapshotTest#impossibleAmendments")
        void refusesAnImpossiblePart(InvalidOrder refusal, Sale impossible, Sale repaired) {
            assertThat(order.amended(Amendment.of(impossible))).isEqualTo(Either.left(refusal));
            assertThat(order.amended(Amendment.of(repaired))).isNotEmpty();
        }

        @Test
        void refusesAPartThatDoesNotBalanceInItself() {
            Sale unpaid = more.paidBy(Tender.money("T2", "ALIPAY", 299));
            assertThat(order.amended(Amendment.of(unpaid))).isEqualTo(Either.left(new OrderDoesNotBalance(300, 299)));
        }

        @Test
        void addsUpWithTheSale() {
            Amendment added = Amendment.of(more.paidBy(Tender.money("T2", "ALIPAY", 300)));
            OrderSnapshot amended = order.amended(added).get();
            assertThat(amended.payable()).isEqualTo(2800);
            assertThat(amended.first()).isEqualTo(order.sale());
            assertThat(amended.sale().lines())
                    .extracting(line -> line.id().value())
                    .containsExactly("A", "B", "D");
            assertThat(amended.sale().tenders()).hasSize(2);
            assertThat(amended.amendments()).containsExactly(added);
            assertThat(amended.parts())
                    .extracting(part -> part.allocations().payable())
                    .containsExactly(2500L, 300L);
            assertThat(amended.indexOf(LineId.of("D"))).isEqualTo(2);
            assertThat(order.indexOf(LineId.of("D"))).isEqualTo(-1);
            assertThat(amended)
                    .isNotEqualTo(order)
                    .isEqualTo(order.amended(added).get());
        }

        @Test
        void isPricedAsTheSaleIs() {
            OrderSnapshot onTop =
                    OrderSnapshot.of(TWO_LINES.taxOnTop().paidBy(PAID)).get();
            Sale taxed = Sale.of("ANY", "CNY")
                    .with(OrderLine.of("D", "PEN", 1, 300).taxed(30, "VAT"))
                    .paidBy(Tender.money("T2", "ALIPAY", 330));
            assertThat(onTop.amended(Amendment.of(taxed)).get().payable()).isEqualTo(2830);
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
                    .charged(Charge.shipping(100).taxed(15, "VAT"));
            assertThat(payable(taxed.paidBy(money(2100)))).isEqualTo(2100);
            assertThat(payable(taxed.taxOnTop().paidBy(money(2415)))).isEqualTo(2415);
        }

        @Test
        void takesOffDiscountsOfLinesAndOrderAndAddsCharges() {
            Sale sale = Sale.of("1001", "CNY")
                    .with(OrderLine.of("A", "MUG", 3, 2000).discountedBy(200), OrderLine.of("B", "GIFT", 1, 0))
                    .discountedBy(Discount.coupon("C", 300), Discount.promotion("P", 100))
                    .charged(Charge.shipping(500), Charge.other(-50))
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
                            .charged(Charge.shipping(100), Charge.other(5000))
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
            Sale sale = Sale.of("1001", "JPY").with(OrderLine.of("A", "SHIP", OrderLine.MOST_UNITS, MAX));
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
                row(ofA("quantity", 0), withLine(line(0, 100, 0, 0)), withLine(line(1, 100, 0, 0))),
                row(ofA("quantity", -3), withLine(line(-3, 100, 0, 0)), withLine(line(3, 100, 0, 0))),
                row(ofA("amount", -1), withLine(line(1, -1, 0, 0)), withLine(line(1, 0, 0, 0))),
                row(ofA("discount", -1), withLine(line(1, 100, -1, 0)), withLine(line(1, 100, 0, 0))),
                row(ofA("discount", 101), withLine(line(1, 100, 101, 0)), withLine(line(1, 100, 100, 0))),
                row(ofA("tax", -1), withLine(line(1, 100, 0, -1)), withLine(line(1, 100, 0, 1))),
                row(ofLine("A", "lines[1].id", 1), twice("A"), twice("B")),
                row(ofDiscount("C", "discounts[1].id", 1), coupons("C", "C"), coupons("C", "D")),
                row(ofC("amount", -1), coupon(c -> c, -1), coupon(c -> c, 1)),
                row(ofC("scope", 0), coupon(c -> c.on(LineId.of("X")), 1), coupon(c -> c.on(a()), 1)),
                row(ofC("scope", 0), coupon(c -> c.on(a(), a()), 1), coupon(c -> c.on(a()), 1)),
                row(ofOrder("discounts[0].tiers[0]", -1), tiers(Tier.spend(-1, 5)), tiers(Tier.spend(0, 5))),
                row(ofOrder("discounts[0].tiers[0]", 10), tiers(Tier.spend(10, -1)), tiers(Tier.spend(10, 0))),
                row(
                        ofOrder("discounts[0].tiers[1]", 0),
                        tiers(Tier.spend(1, 1), Tier.every(0, 5)),
                        tiers(Tier.every(1, 5))),
                row(ofOrder("discounts[0].tiers[0]", 10), tiers(Tier.every(10, -1)), tiers(Tier.every(10, 0))),
                row(tooLarge("C", "discounts[0].amount", 101, 100), coupon(c -> c, 101), coupon(c -> c, 100)),
                row(
                        tooLarge("D", "discounts[1].amount", 41, 40),
                        coupons(c("C", 60), c("D", 41)),
                        coupons(c("C", 60), c("D", 40))),
                row(ofT1("amount", -1), paid(tender(-1, 0, 0)), paid(tender(0, 0, 0))),
                row(ofT1("captured", -1), paid(tender(5, -1, 0)), paid(tender(5, 0, 0))),
                row(ofT1("captured", 6), paid(tender(5, 6, 0)), paid(tender(5, 5, 0))),
                row(ofT1("points", -1), paid(Tender.points("T1", -1, 5)), paid(Tender.points("T1", 0, 5))),
                row(ofT1("points", 7), paid(Tender.points("T1", 7, 0)), paid(Tender.points("T1", 0, 0))),
                row(ofT1("points", 7), paid(tender(5, 5, 7)), paid(Tender.points("T1", 7, 5))),
                row(
                        ofTender("T1", "tenders[1].id", 1),
                        paid(money(2), money(3)),
                        paid(money(2), Tender.points("T2", 1, 3))),
                row(
                        ofOrder("total", MAX),
                        withLine(line(1, MAX, 0, 0)).with(more(1, 1)),
                        withLine(line(1, MAX - 1, 0, 0))),
                row(
                        ofA("quantity", OrderLine.MOST_UNITS + 1),
                        withLine(line(OrderLine.MOST_UNITS + 1, 1, 0, 0)),
                        withLine(line(OrderLine.MOST_UNITS, 1, 0, 0))),
                row(ofOrder("total", MAX), onTop(line(1, MAX, 0, 1)), onTop(line(1, MAX - 1, 0, 1))),
                row(ofOrder("total", MAX), coupons(c("C", MAX), c("D", 1)), coupons(c("C", 99), c("D", 1))),
                row(
                        ofOrder("total", MAX),
                        paid(Tender.points("T0", 1, MAX), money(6)),
                        paid(Tender.points("T0", 1, 4), money(1))));
    }

    static Stream<Arguments> impossibleCharges() {
        Charge wrap = Charge.of("WRAP", new ChargeKind("GIFT_WRAP"), 5);
        Charge credit = Charge.other(-5);
        return Stream.of(
                row(ofShipping("amount", -1), charged(Charge.shipping(-1)), charged(Charge.shipping(0))),
                row(
                        ofCredit("amount", -5),
                        charged(credit.comingBack(ComesBack.WITH_LAST)),
                        charged(credit.comingBack(ComesBack.WITH_GOODS))),
                row(ofCredit("amount", -5), charged(credit.comingBack(ComesBack.NEVER)), charged(credit)),
                row(ofCredit("tax", 1), charged(credit.taxed(1, "VAT")), charged(credit.taxed(0, "VAT"))),
                row(ofCredit("tax", -1), charged(credit.taxed(-1, "VAT")), charged(credit)),
                row(ofShipping("tax", -1), charged(shipping(5, -1)), charged(shipping(5, 1))),
                row(ofShipping("tax", 1), charged(shipping(0, 1)), charged(shipping(1, 1))),
                row(
                        ofShipping("tax", 1),
                        charged(shipping(0, 1)).taxOnTop(),
                        charged(shipping(0, 0)).taxOnTop()),
                row(ofShipping("tax", 6), charged(shipping(5, 6)), charged(shipping(5, 5))),
                row(
                        ofShipping("tax", 6),
                        charged(shipping(5, 6)),
                        charged(shipping(5, 6)).taxOnTop().paidBy(money(6))),
                row(
                        ofCharge("WRAP", "charges[1].id", 1),
                        charged(wrap, wrap),
                        charged(wrap, Charge.of("RIBBON", wrap.kind(), 5))),
                row(ofCharge("WRAP", "charges[0].scope", 0), charged(wrap.on(LineId.of("X"))), charged(wrap.on(a()))),
                row(ofCharge("WRAP", "charges[0].scope", 0), charged(wrap.on(a(), a())), charged(wrap.on())),
                row(ofCredit("amount", -101), charged(Charge.other(-101)), charged(Charge.other(-100))),
                row(
                        ofCharge("OTHER", "charges[1].amount", -106),
                        charged(wrap, Charge.other(-106)),
                        charged(wrap, Charge.other(-105))),
                row(
                        ofCharge("SECOND", "charges[1].amount", -1),
                        charged(Charge.other(-100), Charge.of("SECOND", ChargeKind.OTHER, -1)),
                        charged(Charge.other(-99), Charge.of("SECOND", ChargeKind.OTHER, -1))),
                row(ofOrder("total", MAX), charged(Charge.shipping(MAX)), charged(Charge.shipping(9))),
                row(ofOrder("total", MAX), charged(Charge.other(MAX)), charged(Charge.other(9))),
                row(
                        ofOrder("total", MAX),
                        charged(Charge.other(MAX).comingBack(ComesBack.WITH_GOODS)),
                        charged(Charge.other(9).comingBack(ComesBack.WITH_GOODS))),
                row(ofOrder("total", MAX), charged(Charge.other(Long.MIN_VALUE)), charged(Charge.other(-9))));
    }

    static Stream<Arguments> discountsOfCharges() {
        Charge fee = Charge.shipping(20);
        return Stream.of(
                row(
                        ofC("charges", 0),
                        coupon(c -> c.onCharges("NOBODYS"), 1).charged(fee),
                        coupon(c -> c.onCharges("SHIPPING"), 1).charged(fee)),
                row(
                        ofC("charges", 0),
                        coupon(c -> c.onCharges("SHIPPING", "SHIPPING"), 1).charged(fee),
                        coupon(c -> c.onCharges("SHIPPING"), 1).charged(fee)),
                row(
                        ofC("charges", 0),
                        coupon(c -> c.onCharges("OTHER"), 1).charged(Charge.other(-5)),
                        coupon(c -> c.onCharges("OTHER"), 1).charged(Charge.other(5))),
                row(
                        ofC("charges", 0),
                        coupon(c -> c.onCharges("SHIPPING"), 1).charged(fee.comingBack(ComesBack.WITH_GOODS)),
                        coupon(c -> c.onCharges("SHIPPING"), 1).charged(fee.comingBack(ComesBack.NEVER))),
                row(
                        tooLarge("C", "discounts[0].amount", 101, 100),
                        coupon(c -> c, 101).charged(fee),
                        coupon(c -> c.onCharges("SHIPPING"), 101).charged(fee)),
                row(
                        tooLarge("C", "discounts[0].amount", 121, 120),
                        coupon(c -> c.onCharges("SHIPPING"), 121).charged(fee),
                        coupon(c -> c.onCharges("SHIPPING"), 120).charged(fee)),
                row(
                        tooLarge("D", "discounts[1].amount", 106, 105),
                        coupons(c("C", 15).onCharges("SHIPPING"), c("D", 106).onCharges("SHIPPING"))
                                .charged(fee),
                        coupons(c("C", 15).onCharges("SHIPPING"), c("D", 105).onCharges("SHIPPING"))
                                .charged(fee)));
    }

    /** Parts for an order with the lines A and B, the discount C, the charge SHIPPING and the tender T1. */
    static Stream<Arguments> impossibleAmendments() {
        return Stream.of(
                row(ofLine("A", "lines[0].id", 0), addition("A", "D1", "C1", "T2"), addition("D", "D1", "C1", "T2")),
                row(
                        ofDiscount("C", "discounts[0].id", 0),
                        addition("D", "C", "C1", "T2"),
                        addition("D", "A", "C1", "T2")),
                row(
                        ofCharge("SHIPPING", "charges[0].id", 0),
                        addition("D", "D1", "SHIPPING", "T2"),
                        addition("D", "D1", "OTHER", "T2")),
                row(
                        ofTender("T1", "tenders[0].id", 0),
                        addition("D", "D1", "C1", "T1"),
                        addition("D", "D1", "C1", "T3")),
                row(
                        ofLine("D", "lines[0].quantity", 0),
                        Sale.of("ANY", "CNY").with(OrderLine.of("D", "PEN", 0, 300)),
                        Sale.of("ANY", "CNY").with(OrderLine.of("D", "PEN", 1, 300))),
                row(
                        ofDiscount("D1", "discounts[0].scope", 0),
                        Sale.of("ANY", "CNY")
                                .with(OrderLine.of("D", "PEN", 1, 300))
                                .discountedBy(c("D1", 1).on(a())),
                        Sale.of("ANY", "CNY")
                                .with(OrderLine.of("D", "PEN", 1, 300))
                                .discountedBy(c("D1", 1).on(LineId.of("D")))),
                row(
                        ofOrder("total", MAX),
                        Sale.of("ANY", "CNY").with(OrderLine.of("D", "PEN", 1, MAX - 2599)),
                        Sale.of("ANY", "CNY").with(OrderLine.of("D", "PEN", 1, MAX - 2600))));
    }

    private static Sale addition(String line, String discount, String charge, String tender) {
        return Sale.of("ANY", "CNY")
                .with(OrderLine.of(line, "PEN", 1, 300))
                .discountedBy(c(discount, 10))
                .charged(Charge.of(charge, ChargeKind.OTHER, 20))
                .paidBy(Tender.money(tender, "ALIPAY", 310));
    }

    /** Each sale is paid in full by one more tender where it can be, so that nothing but the field is wrong. */
    private static Arguments row(InvalidOrder refusal, Sale impossible, Sale repaired) {
        return Arguments.of(refusal, balanced(impossible), balanced(repaired));
    }

    private static InvalidOrder ofOrder(String field, long value) {
        return new InvalidOrder(field, value);
    }

    private static InvalidOrder ofA(String part, long value) {
        return ofLine("A", "lines[0]." + part, value);
    }

    private static InvalidOrder ofLine(String line, String field, long value) {
        return new InvalidOrder(field, value, new Part("line", line));
    }

    private static InvalidOrder ofC(String part, long value) {
        return ofDiscount("C", "discounts[0]." + part, value);
    }

    private static InvalidOrder ofDiscount(String discount, String field, long value) {
        return new InvalidOrder(field, value, new Part("discount", discount));
    }

    private static InvalidOrder tooLarge(String discount, String field, long value, long left) {
        return new InvalidOrder(field, value, new Part("discount", discount), left);
    }

    private static InvalidOrder ofShipping(String part, long value) {
        return ofCharge("SHIPPING", "charges[0]." + part, value);
    }

    private static InvalidOrder ofCredit(String part, long value) {
        return ofCharge("OTHER", "charges[0]." + part, value);
    }

    private static InvalidOrder ofCharge(String charge, String field, long value) {
        return new InvalidOrder(field, value, new Part("charge", charge));
    }

    private static InvalidOrder ofT1(String part, long value) {
        return ofTender("T1", "tenders[0]." + part, value);
    }

    private static InvalidOrder ofTender(String tender, String field, long value) {
        return new InvalidOrder(field, value, new Part("tender", tender));
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
        return coupons(Discount.promotion("P", 5, tiers));
    }

    /** Goods of 100 and these charges. */
    private static Sale charged(Charge... charges) {
        return withLine(line(1, 100, 0, 0)).charged(charges);
    }

    private static Charge shipping(long amount, long tax) {
        return Charge.shipping(amount).taxed(tax, "VAT");
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
