package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.DiscountRule.KEPT_UNTIL_FULL_RETURN;
import static io.aftersales.domain.refunds.DiscountRule.RE_EVALUATED;
import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.back;
import static io.aftersales.domain.refunds.RefundFixtures.cny;
import static io.aftersales.domain.refunds.RefundFixtures.coupon;
import static io.aftersales.domain.refunds.RefundFixtures.every;
import static io.aftersales.domain.refunds.RefundFixtures.id;
import static io.aftersales.domain.refunds.RefundFixtures.line;
import static io.aftersales.domain.refunds.RefundFixtures.promotion;
import static io.aftersales.domain.refunds.RefundFixtures.spend;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Discounts that are not simply shared, worked out by hand. */
class WorkedDiscountRulesTest {

    @Nested
    class KeptUntilFullReturn {
        @Test
        void neverPaysMoreThanIsLeftOfTheGoods() {
            Till till = anOrder()
                    .with(line("A", 1, "80.00"), line("GIFT", 1, "0.00"))
                    .discountedBy(promotion("15.00"))
                    .promotions(KEPT_UNTIL_FULL_RETURN)
                    .shipping("6.00")
                    .till();
            assertThat(till.pays(back("A", 1), back("GIFT", 1).with(ShippingChoice.EXCLUDE)))
                    .containsExactly("65.00", "0.00");
            assertThat(till.left()).isEqualTo("6.00");
        }

        @Test
        void waitsForGiftsAndForLinesOutsideTheScope() {
            Till till = anOrder()
                    .with(line("A", 2, "40.00"), line("B", 1, "100.00"), line("GIFT", 1, "0.00"))
                    .discountedBy(coupon("10.00").on(id("A")))
                    .coupons(KEPT_UNTIL_FULL_RETURN)
                    .till();
            assertThat(till.pays(back("A", 2), back("GIFT", 1), back("B", 1)))
                    .containsExactly("40.00", "0.00", "90.00");
        }
    }

    @Nested
    class ReEvaluated {
        private final AnOrder order = anOrder()
                .with(line("A", 1, "4.00"), line("B", 2, "196.00"))
                .discountedBy(promotion("25.00", spend("200.00", "25.00")))
                .promotions(RE_EVALUATED);

        @Test
        void carriesWhatTheGoodsReturnedCannotBear() {
            Till till = order.till();
            assertThat(till.pays(back("A", 1), back("B", 1), back("B", 1))).containsExactly("0.00", "77.00", "98.00");
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void doesNotTakeWhatIsCarriedFromShipping() {
            Till till = order.shipping("8.00").till();
            assertThat(till.pays(back("A", 1).bySellersFault(), back("B", 2))).containsExactly("8.00", "175.00");
        }

        @Test
        void saysWhatIsPutOffAndWhatIsTakenLater() {
            Till till = order.till();
            assertThat(till.refund(back("A", 1)).explanation())
                    .containsExactly(
                            "1 of line A at list price: +4.00",
                            "Discount PROMOTION no longer granted to the goods that are kept: -25.00",
                            "Put off to later refunds: +21.00",
                            "Total: CNY 0.00");
            assertThat(till.refund(back("B", 1)).explanation())
                    .containsExactly(
                            "1 of line B at list price: +98.00",
                            "Put off by earlier refunds, taken now: -21.00",
                            "Total: CNY 77.00",
                            "Paid back on T1: CNY 77.00");
        }

        @Test
        void dependsOnTheCutOnTheWayButNotAtTheEnd() {
            AnOrder half = anOrder()
                    .with(line("A", 20, "400.00"))
                    .discountedBy(promotion("90.00", spend("200.00", "90.00")))
                    .promotions(RE_EVALUATED);
            assertThat(half.till().pays(back("A", 10), back("A", 1), back("A", 9)))
                    .containsExactly("200.00", "0.00", "110.00");
            assertThat(half.till().pays(back("A", 11), back("A", 9))).containsExactly("130.00", "180.00");
        }

        @Test
        void countsGoodsAfterTheirOwnDiscountsAndBeforeTheOrders() {
            Till till = anOrder()
                    .with(line("A", 1, "70.00").discountedBy(cny("20.00")), line("B", 1, "50.00"))
                    .discountedBy(coupon("10.00"), promotion("6.00", spend("50.00", "6.00")))
                    .promotions(RE_EVALUATED)
                    .till();
            assertThat(till.pays(back("A", 1), back("B", 1))).containsExactly("45.00", "39.00");
        }

        @Test
        void countsGoodsOfItsScopeOnly() {
            Till till = anOrder()
                    .with(line("A", 2, "60.00"), line("B", 1, "60.00"))
                    .discountedBy(promotion("9.00", spend("60.00", "9.00")).on(id("A")))
                    .promotions(RE_EVALUATED)
                    .till();
            assertThat(till.pays(back("B", 1), back("A", 1), back("A", 1))).containsExactly("60.00", "21.00", "30.00");
        }

        @Test
        void grantsForEverySoMuchAsOftenAsItFits() {
            Till till = anOrder()
                    .with(line("A", 7, "70.00"))
                    .discountedBy(promotion("9.00", every("20.00", "3.00")))
                    .promotions(RE_EVALUATED)
                    .till();
            assertThat(till.pays(back("A", 1), back("A", 1), back("A", 1), back("A", 4)))
                    .containsExactly("10.00", "7.00", "10.00", "34.00");
        }

        @Test
        void countsTheBestTierAndNotTheirSum() {
            Till till = anOrder()
                    .with(line("A", 3, "90.00"))
                    .discountedBy(
                            promotion("12.00", spend("30.00", "3.00"), spend("60.00", "7.00"), spend("90.00", "12.00")))
                    .promotions(RE_EVALUATED)
                    .till();
            assertThat(till.pays(back("A", 1), back("A", 1), back("A", 1))).containsExactly("25.00", "26.00", "27.00");
        }

        @Test
        void fromNothingUpComesOffWhenNothingIsKept() {
            Till till = anOrder()
                    .with(line("A", 1, "70.00"))
                    .discountedBy(promotion("5.00", spend("0.00", "5.00")))
                    .promotions(RE_EVALUATED)
                    .till();
            assertThat(till.refund(back("A", 1)).explanation())
                    .contains(
                            "Discount PROMOTION no longer granted to the goods that are kept: -5.00",
                            "Total: CNY 65.00");
        }

        @Test
        void withoutTiersIsGrantedToWhateverIsKept() {
            Till till = anOrder()
                    .with(line("A", 1, "70.00"), line("B", 1, "12.00"))
                    .discountedBy(coupon("40.00"))
                    .coupons(RE_EVALUATED)
                    .till();
            assertThat(till.pays(back("A", 1), back("B", 1))).containsExactly("42.00", "0.00");
        }
    }
}
