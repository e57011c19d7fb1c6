package io.aftersales.domain.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection.Kind;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The parts of an order's facts: what they are made of, what a changed copy keeps, and what is refused. */
class OrderPartsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final LineId A = LineId.of("A");
    private static final LineId B = LineId.of("B");

    @ParameterizedTest
    @CsvSource({
        // once, from the threshold on, and never more than there is
        "SPEND, 300, 40, 299, 1000, 0",
        "SPEND, 300, 40, 300, 1000, 40",
        "SPEND, 300, 40, 900, 1000, 40",
        "SPEND, 300, 40, 300, 39,   39",
        "SPEND, 0,   40, 0,   1000, 40",
        // as often as the threshold fits
        "EVERY, 100, 10, 99,  1000, 0",
        "EVERY, 100, 10, 100, 1000, 10",
        "EVERY, 100, 10, 399, 1000, 30",
        "EVERY, 100, 10, 400, 40,   40",
        "EVERY, 100, 10, 400, 39,   39",
        "EVERY, 100, 10, 500, 40,   40",
        "EVERY, 100, 10, 399, 35,   30",
        "EVERY, 1, 4611686018427387905, 4, 1000, 1000",
        "EVERY, 100, 0,  500, 40,   0",
        "EVERY, 1, 9223372036854775807, 9223372036854775807, 9223372036854775806, 9223372036854775806"
    })
    void aTierGrantsWhatWasPromised(Tier.Type type, long threshold, long off, long goods, long most, long granted) {
        assertThat(new Tier(type, threshold, off).granted(goods, most)).isEqualTo(granted);
    }

    @Test
    void aParcelHoldsAtLeastAUnitOfEachLineItNames() {
        assertThat(Parcel.packed("P1", "SHANGHAI", Map.of(A, 1L)).contents()).containsExactly(Map.entry(A, 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parcel.packed("P1", "SHANGHAI", Map.of(A, 0L)))
                .withMessage("0 units of line A in parcel P1");
    }

    @Test
    void aParcelHasLeftWhenACarrierHasItOrTheBuyer() {
        Parcel packed = Parcel.packed("P1", "SHANGHAI", List.of(A, B));
        assertThat(packed.isHandedOver()).isFalse();
        assertThat(packed.handedOver(NOON, "SF", "SF-1").isHandedOver()).isTrue();
        assertThat(packed.delivered(NOON).isHandedOver()).isTrue();
        assertThat(packed.lines()).containsExactly(A, B);
        assertThat(packed.place().toString()).contains("P1");
        assertThat(packed.ended(Parcel.Ending.LOST))
                .returns(Parcel.Ending.LOST, Parcel::ending)
                .returns(packed.contents(), Parcel::contents);
    }

    @Test
    void aHistoryHasWholeUnitsAndNoNegativeMoney() {
        TenderId card = TenderId.of("CARD");
        assertThat(new RefundHistory(Map.of(A, 1L), Map.of(card, 0L)).isNothing())
                .isFalse();
        assertThat(new RefundHistory(Map.of(), Map.of(card, 5L)).isNothing()).isFalse();
        assertThat(new RefundHistory(Map.of(A, 1L), Map.of()).isNothing()).isFalse();
        assertThat(new RefundHistory(Map.of(), Map.of()).isNothing()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RefundHistory(Map.of(A, 0L), Map.of()))
                .withMessage("0 units of line A back before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RefundHistory(Map.of(), Map.of(card, -1L)))
                .withMessage("negative refund before on CARD");
    }

    @Test
    void factsKeepEverythingElseWhenAPartOrAHistoryIsAdded() {
        Sale sale = Sale.of("1001", "CNY").with(OrderLine.of("A", "MUG", 3, 2000));
        var facts = new OrderFacts(sale, "B-7", OrderState.PAID, NOON, List.of(), Map.of(A, "KITCHEN"));
        Amendment one = Amendment.of(Sale.of("1001", "CNY").with(OrderLine.of("B", "CUP", 1, 500)));
        Amendment two = Amendment.of(Sale.of("1001", "CNY").with(OrderLine.of("C", "JUG", 1, 900)));
        var before = new RefundHistory(Map.of(A, 1L), Map.of());
        assertThat(facts.amendedBy(one).amendedBy(two).refundedBefore(before))
                .isEqualTo(new OrderFacts(
                        sale,
                        List.of(one, two),
                        before,
                        "B-7",
                        OrderState.PAID,
                        NOON,
                        List.of(),
                        Map.of(A, "KITCHEN")));
    }

    @Test
    void whatWasAgreedIsTheSaleWithEverythingCaptured() {
        Sale sale = Sale.of("1001", "CNY")
                .with(OrderLine.of("A", "MUG", 3, 2000))
                .paidBy(Tender.money("T1", "CARD", 1500), Tender.money("T2", "CARD", 500))
                .due(PaymentTerms.AT_SHIPMENT);
        assertThat(sale.paymentTerms()).isEqualTo(PaymentTerms.AT_SHIPMENT);
        assertThat(sale.agreed()).isSameAs(sale);
        Sale captured = Sale.of("1001", "CNY")
                .with(OrderLine.of("A", "MUG", 3, 2000))
                .paidBy(Tender.money("T1", "CARD", 1500).captured(0), Tender.money("T2", "CARD", 500))
                .due(PaymentTerms.AT_SHIPMENT);
        assertThat(captured.agreed()).isEqualTo(sale);
    }

    @Test
    void tendersAreChangedInOnePart() {
        Tender tender = Tender.of("T1", "GIFT", TenderKind.GIFT_CARD, 700);
        assertThat(tender)
                .returns(TenderKind.GIFT_CARD, Tender::kind)
                .returns("T1", Tender::paymentReference)
                .returns(700L, Tender::captured);
        assertThat(tender.referredToAs("G-1"))
                .returns("G-1", Tender::paymentReference)
                .returns(700L, Tender::amount);
        assertThat(tender.paidAt(NOON)).returns(NOON, Tender::paidAt).returns(700L, Tender::amount);
        assertThat(tender.captured(1)).returns(1L, Tender::captured).returns(700L, Tender::amount);
    }

    @ParameterizedTest
    @EnumSource
    void everythingButPointsIsMoney(TenderKind kind) {
        assertThat(kind.isMoney()).isEqualTo(kind != TenderKind.POINTS);
    }

    @Test
    void aLineMayBePricedByTheUnit() {
        assertThat(OrderLine.of("A", "MUG", 3, Money.of("19.99", "CNY")))
                .isEqualTo(OrderLine.of("A", "MUG", 3, 5997))
                .returns(5997L, OrderLine::afterOwnDiscount);
        assertThat(OrderLine.of("A", "MUG", 3, 5997).discountedBy(997).afterOwnDiscount())
                .isEqualTo(5000);
    }

    @Test
    void aCreditComesBackWithTheGoodsAndEverythingElseWithTheLast() {
        assertThat(Charge.of("C", ChargeKind.OTHER, -1).comesBack()).isEqualTo(ComesBack.WITH_GOODS);
        assertThat(Charge.of("C", ChargeKind.OTHER, 0).comesBack()).isEqualTo(ComesBack.WITH_LAST);
        assertThat(Charge.of("C", ChargeKind.OTHER, 1).comesBack()).isEqualTo(ComesBack.WITH_LAST);
    }

    @Test
    void kindsOfChargesAndDiscountsAreCodes() {
        assertThat(new ChargeKind("GIFT_WRAP")).hasToString("GIFT_WRAP");
        assertThat(new DiscountKind("LOYALTY")).hasToString("LOYALTY");
        assertThatIllegalArgumentException().isThrownBy(() -> new ChargeKind(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new DiscountKind(" "));
    }

    @Test
    void anOrderThatDoesNotBalanceSaysBothSides() {
        var refusal = new OrderRejection.OrderDoesNotBalance(5997, 5996);
        assertThat(refusal.kind()).isEqualTo(Kind.POLICY);
        assertThat(refusal.message())
                .isEqualTo("the order does not balance: 5997 payable, 5996 in tenders (minor units)");
    }

    @Test
    void nothingMayBeAddedToNothing() {
        OrderSnapshot nothing = OrderSnapshot.of(Sale.of("1001", "CNY")).get();
        assertThat(nothing.amended(Amendment.of(Sale.of("1001", "CNY"))).get().payable())
                .isZero();
        assertThat(nothing).asString().startsWith("OrderSnapshot[").contains("1001");
        assertThat(nothing)
                .doesNotHaveSameHashCodeAs(
                        OrderSnapshot.of(Sale.of("1002", "CNY")).get());
    }

    /** What is asked and what is taken off are added up without their signs, so that no sum on the way is too large. */
    @Test
    void chargesAndCreditsTogetherFitALong() {
        Sale sale = Sale.of("1001", "CNY").shipping(Long.MAX_VALUE);
        assertThat(OrderSnapshot.of(sale.paidBy(Tender.money("T", "CARD", Long.MAX_VALUE))))
                .isNotEmpty();
        assertThat(OrderSnapshot.of(
                                sale.charged(Charge.other(-1)).paidBy(Tender.money("T", "CARD", Long.MAX_VALUE - 1)))
                        .getLeft())
                .isEqualTo(new OrderRejection.InvalidOrder("total", Long.MAX_VALUE));
    }

    /** A breakdown begins with what everything would cost before any discount, taxes on top among it. */
    @Test
    void pricesWithTheirTaxesOnTopFitALongBeforeAnyDiscount() {
        long price = Long.MAX_VALUE - 10;
        Sale sale = Sale.of("1001", "CNY").discountedBy(Discount.coupon("C", 100));
        Sale fits = sale.taxOnTop()
                .with(OrderLine.of("A", "MUG", 1, price).taxed(10, "VAT"))
                .paidBy(Tender.money("T", "CARD", price - 90));
        Sale tooLarge = sale.taxOnTop()
                .with(OrderLine.of("A", "MUG", 1, price).taxed(11, "VAT"))
                .paidBy(Tender.money("T", "CARD", price - 89));
        assertThat(OrderSnapshot.of(fits)).isNotEmpty();
        assertThat(OrderSnapshot.of(tooLarge).getLeft())
                .isEqualTo(new OrderRejection.InvalidOrder("total", Long.MAX_VALUE));
    }

    @Test
    void aDiscountOfNothingIsPossibleAndTaxMayExceedAPriceWithoutTax() {
        Sale sale = Sale.of("1001", "CNY").with(OrderLine.of("A", "MUG", 3, 2000));
        assertThat(OrderSnapshot.of(sale.discountedBy(Discount.coupon("C", 0)).paidBy(Tender.money("T", "CARD", 2000))))
                .isNotEmpty();
        Charge dear = Charge.shipping(5).taxed(6, "LUXURY");
        assertThat(OrderSnapshot.of(sale.taxOnTop().charged(dear).paidBy(Tender.money("T", "CARD", 2011))))
                .isNotEmpty();
        assertThat(OrderSnapshot.of(sale.charged(dear).paidBy(Tender.money("T", "CARD", 2005))))
                .isEmpty();
    }
}
