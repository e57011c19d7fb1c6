package io.aftersales.domain.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderRejection.Part;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Discounts, credits and charges are shared as computed by hand, and add up whatever the sale. */
class AllocationsTest {
    private static final LineId A = LineId.of("A");
    private static final LineId B = LineId.of("B");
    private static final Sale SALE =
            Sale.of("1001", "EUR").with(OrderLine.of("A", "MUG", 3, 100), OrderLine.of("B", "CUP", 1, 300));
    private static final Charge WRAP = Charge.of("WRAP", new ChargeKind("GIFT_WRAP"), 10);
    private static final Charge SHARED = WRAP.comingBack(ComesBack.WITH_GOODS);

    private static Allocations of(Sale sale) {
        var places = new HashMap<LineId, Integer>();
        sale.lines().forEach(line -> places.put(line.id(), places.size()));
        return new Allocations(sale, places);
    }

    private static List<Long> paid(Allocations allocations) {
        return LongStream.of(allocations.paidFor(0), allocations.paidFor(1))
                .boxed()
                .toList();
    }

    private static List<Long> charges(Allocations allocations, int count) {
        return IntStream.range(0, count).mapToObj(allocations::paidForCharge).toList();
    }

    private static List<Long> discount(Allocations allocations) {
        return List.of(allocations.discountShare(0, 0), allocations.discountShare(0, 1));
    }

    private static List<Long> charge(Allocations allocations, int charge) {
        return List.of(allocations.chargeShare(charge, 0), allocations.chargeShare(charge, 1));
    }

    @Nested
    class OfDiscounts {
        @Test
        void goByWhatIsLeftOfTheLines() {
            Allocations allocations = of(SALE.discountedBy(Discount.coupon("C", 40)));
            assertThat(discount(allocations)).containsExactly(10L, 30L);
            assertThat(paid(allocations)).containsExactly(90L, 270L);
            assertThat(allocations.discountCovers(0, 0)).isTrue();
            assertThat(allocations.discountCovers(0, 1)).isTrue();
            assertThat(allocations.payable()).isEqualTo(360);
            assertThat(allocations.impossible()).isNull();
        }

        @Test
        void ofSomeLinesPassTheRestOnToTheOthers() {
            Allocations allocations =
                    of(SALE.discountedBy(Discount.coupon("C", 150).on(A)));
            assertThat(discount(allocations)).containsExactly(100L, 50L);
            assertThat(paid(allocations)).containsExactly(0L, 250L);
            assertThat(allocations.discountCovers(0, 0)).isTrue();
            assertThat(allocations.discountCovers(0, 1)).isFalse();
        }

        @Test
        void ofChargesLeaveTheLinesAloneAsLongAsTheChargesCanBearThem() {
            Sale sale = SALE.shipping(20).charged(WRAP);
            Allocations allocations =
                    of(sale.discountedBy(Discount.coupon("C", 15).onCharges("WRAP", "SHIPPING")));
            assertThat(charges(allocations, 2)).containsExactly(10L, 5L);
            assertThat(discount(allocations)).containsExactly(0L, 0L);
            assertThat(allocations.discountCovers(0, 0)).isFalse();

            Allocations more = of(sale.discountedBy(Discount.coupon("C", 38).onCharges("WRAP", "SHIPPING")));
            assertThat(charges(more, 2)).containsExactly(0L, 0L);
            assertThat(discount(more)).containsExactly(2L, 6L);
        }

        @Test
        void ofOneChargeAndOneLineAreBorneByThoseTwo() {
            Allocations allocations = of(SALE.charged(WRAP)
                    .shipping(20)
                    .discountedBy(Discount.coupon("C", 60).on(A).onCharges("SHIPPING")));
            assertThat(discount(allocations)).containsExactly(50L, 0L);
            assertThat(charges(allocations, 2)).containsExactly(10L, 10L);
        }

        @Test
        void areRefusedWhereTheyAreLargerThanEverything() {
            assertThat(of(SALE.discountedBy(Discount.coupon("C", 400))).impossible())
                    .isNull();
            assertThat(of(SALE.discountedBy(Discount.coupon("C", 401))).impossible())
                    .isEqualTo(new InvalidOrder("discounts[0].amount", 401, new Part("discount", "C"), 400L));
        }

        @Test
        void ofAChargeThatIsNotThereAreAMistakeOfTheCaller() {
            Sale sale = SALE.discountedBy(Discount.coupon("C", 1).onCharges("WRAP"));
            assertThatIllegalArgumentException().isThrownBy(() -> of(sale)).withMessage("the sale has no charge WRAP");
        }
    }

    @Nested
    class OfCharges {
        @Test
        void areLeftOutOfThePricesUnlessTheyComeBackWithTheGoods() {
            Allocations allocations = of(SALE.charged(WRAP));
            assertThat(allocations.isShared(0)).isFalse();
            assertThat(charge(allocations, 0)).containsExactly(0L, 0L);
            assertThat(charges(allocations, 1)).containsExactly(10L);
            assertThat(paid(allocations)).containsExactly(100L, 300L);
        }

        /** A quarter and three quarters of 10 are 2.5 and 7.5: of equal remainders the earlier line is served first. */
        @Test
        void goByThePriceOfTheLinesAfterTheirOwnDiscounts() {
            Allocations allocations = of(SALE.charged(SHARED));
            assertThat(allocations.isShared(0)).isTrue();
            assertThat(allocations.chargeCovers(0, 0)).isTrue();
            assertThat(charge(allocations, 0)).containsExactly(3L, 7L);
            assertThat(charges(allocations, 1)).containsExactly(0L);
            assertThat(paid(allocations)).containsExactly(103L, 307L);
            assertThat(charge(
                            of(SALE.charged(SHARED)
                                    .discountedBy(Discount.coupon("C", 300).on(B))),
                            0))
                    .as("a discount of the order changes nothing")
                    .containsExactly(3L, 7L);
            Sale reduced = Sale.of("1001", "EUR")
                    .with(
                            OrderLine.of("A", "MUG", 3, 100),
                            OrderLine.of("B", "CUP", 1, 300).discountedBy(200));
            assertThat(charge(of(reduced.charged(SHARED)), 0)).containsExactly(5L, 5L);
        }

        @Test
        void ofOneLineAreBorneByIt() {
            Allocations allocations = of(SALE.charged(SHARED.on(B)));
            assertThat(charge(allocations, 0)).containsExactly(0L, 10L);
            assertThat(allocations.chargeCovers(0, 0)).isFalse();
            assertThat(allocations.chargeCovers(0, 1)).isTrue();
        }

        @Test
        void ofGoodsWithoutAPriceGoByTheirUnits() {
            Sale gifts = Sale.of("1001", "EUR").with(OrderLine.of("A", "MUG", 3, 0), OrderLine.of("B", "CUP", 1, 0));
            assertThat(charge(of(gifts.charged(SHARED)), 0)).containsExactly(8L, 2L);
            assertThat(charge(of(gifts.charged(SHARED.on(A))), 0)).containsExactly(10L, 0L);
        }

        @Test
        void haveNoLinesToBeSharedOverInASaleWithoutLines() {
            Allocations allocations = of(Sale.of("1001", "EUR").charged(SHARED));
            assertThat(allocations.isShared(0)).isFalse();
            assertThat(allocations.payable()).isEqualTo(10);
        }

        @Test
        void andLinesGetTheirTaxWherePricesDoNotContainIt() {
            Sale sale = Sale.of("1001", "EUR")
                    .with(OrderLine.of("A", "MUG", 3, 100).taxed(19, "VAT"), OrderLine.of("B", "CUP", 1, 300))
                    .charged(WRAP.taxed(2, "VAT"));
            assertThat(of(sale).payable()).isEqualTo(410);
            Allocations onTop = of(sale.taxOnTop());
            assertThat(paid(onTop)).containsExactly(119L, 300L);
            assertThat(charges(onTop, 1)).containsExactly(12L);
            assertThat(onTop.payable()).isEqualTo(431);
        }
    }

    @Nested
    class OfCredits {
        @Test
        void goByWhatIsLeftOfTheLines() {
            Allocations allocations = of(SALE.charged(Charge.other(-40)));
            assertThat(charge(allocations, 0)).containsExactly(-10L, -30L);
            assertThat(paid(allocations)).containsExactly(90L, 270L);
            assertThat(allocations.isShared(0)).isTrue();
        }

        @Test
        void ofOneLinePassTheRestOnToTheOthers() {
            Allocations allocations = of(SALE.charged(Charge.other(-150).on(A)));
            assertThat(charge(allocations, 0)).containsExactly(-100L, -50L);
            assertThat(paid(allocations)).containsExactly(0L, 250L);
        }

        @Test
        void aboveTheGoodsAreTakenOffTheCharges() {
            Sale sale = SALE.shipping(20).charged(WRAP);
            Allocations allocations = of(sale.charged(Charge.other(-415)));
            assertThat(charge(allocations, 2)).containsExactly(-100L, -300L);
            assertThat(charges(allocations, 2)).containsExactly(10L, 5L);
            assertThat(allocations.payable()).isEqualTo(15);
            assertThat(of(sale.charged(Charge.other(-430))).payable()).isZero();
            assertThat(of(sale.charged(Charge.other(-431))).impossible())
                    .isEqualTo(new InvalidOrder("charges[2].amount", -431, new Part("charge", "OTHER"), null));
        }
    }

    // --- whatever the sale

    @Provide
    Arbitrary<Sale> sales() {
        Arbitrary<Long> amounts = Arbitraries.longs().between(0, 1_000);
        Arbitrary<List<Long>> lines = amounts.list().ofMinSize(1).ofMaxSize(4);
        return Combinators.combine(lines, amounts, amounts, amounts, Arbitraries.of(true, false))
                .as(AllocationsTest::sale);
    }

    private static Sale sale(List<Long> lines, long coupon, long credit, long charge, boolean ofFirst) {
        Sale sale = Sale.of("1001", "EUR");
        for (long amount : lines) {
            sale = sale.with(OrderLine.of("L" + sale.lines().size(), "SKU", 1, amount));
        }
        LineId[] scope = ofFirst ? new LineId[] {LineId.of("L0")} : new LineId[0];
        return sale.shipping(charge)
                .charged(Charge.of("SHARED", ChargeKind.OTHER, charge)
                        .comingBack(ComesBack.WITH_GOODS)
                        .on(scope))
                .charged(Charge.of("CREDIT", ChargeKind.OTHER, -credit).on(scope))
                .discountedBy(Discount.coupon("C", coupon).on(scope));
    }

    @Property
    void addUpAndLeaveNothingBelowZero(@ForAll("sales") Sale sale) {
        Allocations allocations = of(sale);
        long asked = sale.lines().stream().mapToLong(OrderLine::amount).sum()
                + sale.charges().stream().mapToLong(Charge::amount).sum()
                - sale.discounts().get(0).amount();
        if (allocations.impossible() != null) {
            assertThat(allocations.impossible().code()).isEqualTo("INVALID_ORDER");
            return;
        }
        assertThat(allocations.payable()).isEqualTo(asked);
        var shares = new ArrayList<Long>();
        for (int i = 0; i < sale.lines().size(); i++) {
            shares.add(allocations.discountShare(0, i));
            assertThat(allocations.paidFor(i)).isNotNegative();
            assertThat(allocations.paidFor(i))
                    .isEqualTo(sale.lines().get(i).amount()
                            - allocations.discountShare(0, i)
                            + allocations.chargeShare(1, i)
                            + allocations.chargeShare(2, i));
        }
        assertThat(shares.stream().mapToLong(each -> each).sum())
                .isEqualTo(sale.discounts().get(0).amount());
        assertThat(charges(allocations, 3)).allMatch(each -> each >= 0);
    }
}
