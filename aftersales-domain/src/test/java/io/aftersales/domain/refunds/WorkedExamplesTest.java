package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.DiscountRule.KEPT_UNTIL_FULL_RETURN;
import static io.aftersales.domain.refunds.DiscountRule.RE_EVALUATED;
import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.anOrderIn;
import static io.aftersales.domain.refunds.RefundFixtures.back;
import static io.aftersales.domain.refunds.RefundFixtures.cny;
import static io.aftersales.domain.refunds.RefundFixtures.coupon;
import static io.aftersales.domain.refunds.RefundFixtures.id;
import static io.aftersales.domain.refunds.RefundFixtures.line;
import static io.aftersales.domain.refunds.RefundFixtures.promotion;
import static io.aftersales.domain.refunds.RefundFixtures.spend;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.DiscountKind;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.shared.LineId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Goods and discounts worked out by hand. */
class WorkedExamplesTest {

    @Nested
    class Rounding {
        @Test
        void unitsOneByOneAddUpToTheLine() {
            assertThat(anOrder().with(line("A", 3, "20.00")).till().pays(back("A", 1), back("A", 1), back("A", 1)))
                    .containsExactly("6.67", "6.66", "6.67");
            assertThat(anOrder().with(line("A", 3, "10.00")).till().pays(back("A", 1), back("A", 1), back("A", 1)))
                    .containsExactly("3.33", "3.34", "3.33");
        }

        @Test
        void yenHaveNoDecimalsAndDinarsHaveThree() {
            OrderLine line = OrderLine.of("A", "MUG", 3, 2000);
            assertThat(anOrderIn("JPY").with(line).till().pays(back("A", 1), back("A", 2)))
                    .containsExactly("667", "1333");
            assertThat(anOrderIn("KWD").with(line).till().pays(back("A", 1), back("A", 2)))
                    .containsExactly("0.667", "1.333");
        }

        @Test
        void aTotalIsSharedByLargestRemainder() {
            assertThat(Apportionment.apportion(300, 43, 14, 23)).containsExactly(161, 53, 86);
            assertThat(Apportionment.apportion(1000, 1, 1, 1)).containsExactly(334, 333, 333);
        }

        @Test
        void aTieGoesToTheEarlierLine() {
            Till till = anOrder()
                    .with(line("A", 1, "1.00"), line("B", 1, "1.00"))
                    .discountedBy(coupon("0.01"))
                    .till();
            assertThat(till.pays(back("A", 1), back("B", 1))).containsExactly("0.99", "1.00");
        }

        @Test
        void twoLinesOfTheSameSkuAreTwoLines() {
            Till till = anOrder()
                    .with(OrderLine.of("A", "MUG", 1, cny("8.00")), OrderLine.of("B", "MUG", 1, cny("5.00")))
                    .till();
            assertThat(till.pays(back("B", 1), back("A", 1))).containsExactly("5.00", "8.00");
        }

        @Test
        void taxOnTopComesBackWithItsUnits() {
            Till till = anOrder()
                    .with(line("A", 3, "9.00").taxed(cny("0.70"), "VAT"))
                    .taxOnTop()
                    .discountedBy(coupon("0.80"))
                    .charged(Charge.shipping(cny("2.00")).taxed(cny("0.16"), "VAT"))
                    .till();
            assertThat(till.pays(back("A", 1), back("A", 1), back("A", 1))).containsExactly("2.97", "2.96", "5.13");
        }
    }

    @Nested
    class DiscountsOfTheOrder {
        private final AnOrder order = anOrder()
                .with(line("A", 2, "100.00"), line("B", 1, "100.00"))
                .discountedBy(coupon("30.00"), promotion("20.00", spend("200.00", "20.00")))
                .shipping("10.00");

        @Test
        void areSharedInProportionByDefault() {
            assertThat(order.till().pays(back("A", 2), back("B", 1))).containsExactly("75.00", "85.00");
        }

        @Test
        void areClawedBackWhenTheTiersNoLongerGrantThem() {
            assertThat(order.promotions(RE_EVALUATED).till().pays(back("A", 2), back("B", 1)))
                    .containsExactly("65.00", "95.00");
        }

        @Test
        void areKeptUntilEverythingIsBack() {
            assertThat(order.promotions(KEPT_UNTIL_FULL_RETURN).till().pays(back("A", 2), back("B", 1)))
                    .containsExactly("85.00", "75.00");
        }

        @Test
        void keptSayThatTheyComeOffWithTheFullReturn() {
            Till till = order.promotions(KEPT_UNTIL_FULL_RETURN).till();
            till.pays(back("A", 2));
            assertThat(till.refund(back("B", 1)).explanation())
                    .containsExactly(
                            "1 of line B at list price: +100.00",
                            "Share of discount COUPON borne by line B: -15.00",
                            "Discount PROMOTION comes off with the full return: -20.00",
                            "Shipping fee, because everything is back: +10.00",
                            "Total: CNY 75.00",
                            "Paid back on T1: CNY 75.00");
        }

        @Test
        void mayBeUnderTwoRulesAtOnce() {
            AnOrder both = order.coupons(KEPT_UNTIL_FULL_RETURN).promotions(RE_EVALUATED);
            assertThat(both.till().pays(back("A", 2), back("B", 1))).containsExactly("80.00", "80.00");
        }

        @Test
        void ofAnotherKindAreSharedInProportionWhateverTheRules() {
            AnOrder member = anOrder()
                    .with(line("A", 1, "60.00"), line("B", 1, "40.00"))
                    .discountedBy(new Discount(
                            "M", new DiscountKind("MEMBER"), cny("10.00"), List.of(), List.of(), List.of()))
                    .coupons(KEPT_UNTIL_FULL_RETURN)
                    .promotions(RE_EVALUATED);
            assertThat(member.till().pays(back("A", 1), back("B", 1))).containsExactly("54.00", "36.00");
        }

        @Test
        void areTakenOneAfterAnotherFromWhatIsLeft() {
            AnOrder scoped = anOrder()
                    .with(line("A", 1, "10.00"), line("B", 1, "30.00"))
                    .discountedBy(coupon("5.00").on(id("A")), promotion("7.00"));
            assertThat(scoped.till().pays(back("A", 1), back("B", 1))).containsExactly("4.00", "24.00");
        }

        @Test
        void fallOnOtherLinesWhereTheirScopeCannotBearThem() {
            AnOrder scoped = anOrder()
                    .with(line("A", 1, "10.00"), line("B", 1, "30.00"), line("C", 1, "10.00"))
                    .discountedBy(coupon("18.00").on(id("A")));
            assertThat(scoped.till().pays(back("A", 1), back("B", 1), back("C", 1)))
                    .containsExactly("0.00", "24.00", "8.00");
        }
    }

    @Test
    void aNetIsWhatWasPaidForTheWholeLine() {
        FrozenOrder order = anOrder()
                .with(line("A", 2, "0.43"), line("B", 1, "0.14"), line("C", 1, "0.23"))
                .discountedBy(coupon("0.30"))
                .frozen();
        assertThat(Stream.of("A", "B", "C").map(LineId::of).map(order::paidFor)).containsExactly(27L, 9L, 14L);
        assertThat(order.part(0).goodsPaid()).isEqualTo(50);
    }
}
