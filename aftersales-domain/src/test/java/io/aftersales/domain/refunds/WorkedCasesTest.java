package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.back;
import static io.aftersales.domain.refunds.RefundFixtures.cny;
import static io.aftersales.domain.refunds.RefundFixtures.coupon;
import static io.aftersales.domain.refunds.RefundFixtures.id;
import static io.aftersales.domain.refunds.RefundFixtures.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is beside the goods, worked out by hand: shipping, charges, fees, agreed amounts, goodwill. */
class WorkedCasesTest {

    @Nested
    class Shipping {
        private final AnOrder order = anOrder().with(line("A", 3, "30.00")).shipping("7.00");

        @Test
        void comesBackWithTheFirstCaseOfTheSellersFaultAndOnlyOnce() {
            assertThat(order.till()
                            .pays(
                                    back("A", 1),
                                    back("A", 1).bySellersFault(),
                                    back("A", 1).bySellersFault()))
                    .containsExactly("10.00", "17.00", "10.00");
        }

        @Test
        void comesBackWithTheLastUnitWhenNobodyIsAtFault() {
            assertThat(order.till().pays(back("A", 2), back("A", 1))).containsExactly("20.00", "17.00");
        }

        @Test
        void excludedIsNotRememberedAsOwed() {
            assertThat(order.till()
                            .pays(
                                    back("A", 1).bySellersFault().with(ShippingChoice.EXCLUDE),
                                    back("A", 1),
                                    back("A", 1)))
                    .containsExactly("10.00", "10.00", "17.00");
        }

        @Test
        void excludedWithTheLastCaseRemains() {
            Till till = order.till();
            assertThat(till.pays(back("A", 3).with(ShippingChoice.EXCLUDE))).containsExactly("30.00");
            assertThat(till.left()).isEqualTo("7.00");
            assertThat(till.account().isFullyRefunded()).isFalse();
        }

        @Test
        void mayBeIncludedOrAskedForAlone() {
            Till till = order.till();
            assertThat(till.pays(back("A", 1).with(ShippingChoice.INCLUDE), RefundClaim.shippingAlone(), back("A", 2)))
                    .containsExactly("17.00", "0.00", "20.00");
            assertThat(order.till().pays(RefundClaim.shippingAlone(), back("A", 3)))
                    .containsExactly("7.00", "30.00");
        }

        @Test
        void comesBackInSharesOfTheFaultyGoodsWhereThePolicySaysSo() {
            AnOrder shares = order.under(RefundPolicy.STANDARD.withShippingOnFault(ShippingOnFault.PROPORTIONAL));
            RefundClaim faulty = back("A", 1).bySellersFault();
            assertThat(shares.till().pays(faulty, faulty, back("A", 1))).containsExactly("12.33", "12.34", "12.33");
            assertThat(shares.till().pays(faulty.with(ShippingChoice.EXCLUDE), faulty, faulty))
                    .as("an excluded share is not made up for by the next one")
                    .containsExactly("10.00", "12.33", "14.67");
        }

        @Test
        void comesBackInSharesOfTheUnitsThatAreAtFault() {
            AnOrder shares = order.under(RefundPolicy.STANDARD.withShippingOnFault(ShippingOnFault.PROPORTIONAL));
            RefundClaim mixed = RefundClaim.ofClaimed(List.of(new ClaimedUnits(id("A"), 2, 1, 0, 0)));
            assertThat(shares.till().pays(mixed)).containsExactly("22.33");
            assertThat(order.till().pays(mixed)).containsExactly("27.00");
        }

        @Test
        void comesBackWithNoFaultWhereThePolicySaysSo() {
            AnOrder none = order.under(RefundPolicy.STANDARD.withShippingOnFault(ShippingOnFault.NONE));
            RefundClaim faulty = back("A", 1).bySellersFault();
            assertThat(none.till().pays(faulty, faulty, faulty)).containsExactly("10.00", "10.00", "17.00");
        }

        @Test
        void comesBackByTheGoodsItWasChargedFor() {
            AnOrder parcels = anOrder()
                    .with(line("A", 2, "30.00"), line("B", 1, "5.00"))
                    .charged(
                            Charge.of("FIRST", ChargeKind.SHIPPING, 400).on(id("A")),
                            Charge.of("SECOND", ChargeKind.SHIPPING, 300).on(id("B")));
            assertThat(parcels.till().pays(back("A", 1).bySellersFault(), back("B", 1), back("A", 1)))
                    .containsExactly("19.00", "8.00", "15.00");
            RefundClaim included = back("A", 1).with(ShippingChoice.INCLUDE);
            assertThat(parcels.till().pays(included, RefundClaim.shippingAlone()))
                    .containsExactly("19.00", "3.00");
        }

        @Test
        void thatNeverComesBackDoesSoWhenAReviewerIncludesIt() {
            Charge kept = Charge.shipping(700).comingBack(ComesBack.NEVER);
            AnOrder never = anOrder().with(line("A", 2, "30.00")).charged(kept);
            Till till = never.till();
            assertThat(till.pays(back("A", 2).bySellersFault())).containsExactly("30.00");
            assertThat(till.pays(RefundClaim.shippingAlone())).containsExactly("7.00");
        }

        @Test
        void isNotOwedForAFaultWithoutAnAcceptedUnit() {
            assertThat(order.till().pays(RefundClaim.of().bySellersFault())).containsExactly("0.00");
        }
    }

    @Nested
    class OtherCharges {
        private final AnOrder order = anOrder().with(line("A", 1, "8.00"), line("B", 1, "2.00"));

        @Test
        void comeBackWithTheLastUnit() {
            assertThat(order.otherCharges("0.40").till().pays(back("B", 1), back("A", 1)))
                    .containsExactly("2.00", "8.40");
        }

        @Test
        void belowZeroAreSharedByTheGoods() {
            assertThat(order.otherCharges("-1.50").till().pays(back("B", 1), back("A", 1)))
                    .containsExactly("1.70", "6.80");
        }

        @Test
        void belowZeroTakeNothingFromShippingWhileTheGoodsCanBearThem() {
            Till till = order.shipping("7.00").otherCharges("-1.50").till();
            assertThat(till.pays(
                            RefundClaim.of(Units.of("A", 1), Units.of("B", 1)).with(ShippingChoice.EXCLUDE),
                            RefundClaim.shippingAlone()))
                    .containsExactly("8.50", "7.00");
        }

        @Test
        void belowZeroLeaveNoMoreThanWasPaid() {
            Till till = order.otherCharges("-6.00").till();
            assertThat(till.pays(back("A", 1), back("B", 1))).containsExactly("3.20", "0.80");
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void belowZeroFallOnOtherLinesThenOnShippingWhereTheirScopeCannotBearThem() {
            Charge credit = Charge.of("CREDIT", ChargeKind.OTHER, -300).on(id("B"));
            assertThat(order.charged(credit).till().pays(back("B", 1), back("A", 1)))
                    .containsExactly("0.00", "7.00");
            Till till = order.shipping("7.00").otherCharges("-11.00").till();
            assertThat(till.pays(back("B", 1), back("A", 1))).containsExactly("0.00", "6.00");
        }

        @Test
        void withTheGoodsComeBackInShares() {
            Charge wrap = Charge.of("WRAP", new ChargeKind("GIFT_WRAP"), 50).comingBack(ComesBack.WITH_GOODS);
            RefundBreakdown told = order.charged(wrap).till().refund(back("B", 1));
            assertThat(told.total()).isEqualTo(cny("2.10"));
            assertThat(told.otherCharges()).isEqualTo(10);
            assertThat(told.charges()).isEmpty();
            assertThat(told.explanation()).contains("Share of charge WRAP in the price of line B: +0.10");
        }

        @Test
        void comeBackWithTheLastUnitOfTheirScope() {
            Charge wrap = Charge.of("WRAP", new ChargeKind("GIFT_WRAP"), 50).on(id("B"));
            Till till = order.charged(wrap).till();
            assertThat(till.refund(back("B", 1)).explanation())
                    .contains("Charge WRAP, because everything is back: +0.50", "Total: CNY 2.50");
            assertThat(till.pays(back("A", 1))).containsExactly("8.00");
        }

        @Test
        void thatNeverComeBackStayWithTheShop() {
            Charge levy = Charge.of("LEVY", ChargeKind.OTHER, 50).comingBack(ComesBack.NEVER);
            Till till = order.charged(levy).till();
            assertThat(till.pays(back("A", 1), back("B", 1).bySellersFault())).containsExactly("8.00", "2.00");
            assertThat(till.left()).isEqualTo("0.50");
            assertThat(till.account().isFullyRefunded()).isFalse();
            assertThat(till.gives(Goodwill.onOrder(50)).total()).isEqualTo(50);
        }
    }

    @Nested
    class Fees {
        @Test
        void areAShareOfTheGoodsRoundedHalfUpButNotOfShippingNorForTheSellersFault() {
            Till till = anOrder()
                    .with(line("A", 1, "8.30"), line("B", 1, "8.30"), line("C", 1, "8.30"))
                    .shipping("4.00")
                    .under(RefundPolicy.STANDARD.withRestockingFee(RestockingFee.percent(15)))
                    .till();
            RefundClaim faulty = back("B", 1).bySellersFault().with(ShippingChoice.EXCLUDE);
            assertThat(till.pays(back("A", 1), faulty, back("C", 1))).containsExactly("7.05", "8.30", "11.05");
            assertThat(till.account().kept()).isEqualTo(cny("2.50"));
        }

        @Test
        void mayBeAnAmountForEachCaseWithUnits() {
            Till till = anOrder()
                    .with(line("A", 2, "8.00"))
                    .shipping("1.00")
                    .under(RefundPolicy.STANDARD.withRestockingFee(RestockingFee.amount(150)))
                    .till();
            assertThat(till.pays(RefundClaim.shippingAlone(), back("A", 1), back("A", 1)))
                    .containsExactly("1.00", "2.50", "2.50");
        }

        @Test
        void areNeverMoreThanTheCasePays() {
            Till till = anOrder().with(line("A", 2, "3.00")).till();
            assertThat(till.pays(back("A", 1).withFee(cny("2.00")), back("A", 1)))
                    .containsExactly("0.00", "1.50");
            assertThat(till.account().totals().fees()).isEqualTo(cny("1.50"));
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void ofTheCaseAreDueEvenForTheSellersFault() {
            Till till = anOrder().with(line("A", 2, "30.00")).till();
            assertThat(till.pays(back("A", 1).withFee(200).bySellersFault())).containsExactly("13.00");
        }
    }

    @Nested
    class AgreedAmounts {
        @Test
        void waiveTheRestForGood() {
            Till till = anOrder().with(line("A", 2, "30.00")).till();
            assertThat(till.pays(back("A", 1).agreedOn(cny("9.00")), back("A", 1)))
                    .containsExactly("9.00", "15.00");
            assertThat(till.left()).isEqualTo("0.00");
            assertThat(till.account().totals().waived()).isEqualTo(cny("6.00"));
            assertThat(till.refuses(Goodwill.onOrder(1))).isEqualTo(new AmountExceeded(amount(1), amount(0)));
        }

        @Test
        void aboveTheTotalAfterFeesAreRefused() {
            Till till = anOrder().with(line("A", 2, "30.00")).till();
            RefundClaim claim = back("A", 1).withFee(cny("2.00"));
            assertThat(till.tried(claim.agreedOn(1301L)).getLeft())
                    .isEqualTo(new AmountExceeded(amount(1301), amount(1300)));
            assertThat(till.pays(claim.agreedOn(1300L))).containsExactly("13.00");
        }

        @Test
        void areACeilingWhenFewerUnitsAreAccepted() {
            OrderAccount account = anOrder().with(line("A", 2, "30.00")).account();
            RefundClaim claim = back("A", 2).agreedOn(2000L);
            assertThat(account.worth(claim)).isEqualTo(2000);
            assertThat(account.worth(claim.about(List.of(ClaimedUnits.of(id("A"), 1)))))
                    .isEqualTo(1500);
        }
    }

    @Nested
    class Compensations {
        @Test
        void areUsedUpLikeFees() {
            Till till = anOrder().with(line("A", 2, "20.00")).till();
            assertThat(till.gives(Goodwill.onOrder(cny("3.00"))).total()).isEqualTo(cny("3.00"));
            assertThat(till.pays(back("A", 1).withFee(cny("4.00")), back("A", 1)))
                    .containsExactly("6.00", "7.00");
        }

        @Test
        void forTheOrderShortenTheLastRefunds() {
            Till till = anOrder().with(line("A", 2, "20.00")).shipping("5.00").till();
            till.gives(Goodwill.onOrder(cny("3.00")));
            assertThat(till.pays(back("A", 1), back("A", 1))).containsExactly("10.00", "12.00");
        }

        @Test
        void forLinesShortenTheLastUnitsOfThoseLines() {
            Till till =
                    anOrder().with(line("A", 2, "20.00"), line("B", 1, "5.00")).till();
            till.gives(Goodwill.onLines(cny("12.00"), id("A")));
            assertThat(till.pays(back("A", 1), back("A", 1), back("B", 1))).containsExactly("8.00", "0.00", "5.00");
        }

        @Test
        void forLinesAreSpreadByWhatIsLeftOfThem() {
            Till till =
                    anOrder().with(line("A", 2, "20.00"), line("B", 1, "5.00")).till();
            till.pays(back("A", 1));
            till.gives(Goodwill.onLines(cny("6.00"), id("A"), id("B"), id("A")));
            assertThat(till.account().line(id("A")).goodwill()).isEqualTo(cny("4.00"));
            assertThat(till.account().line(id("B")).goodwill()).isEqualTo(cny("2.00"));
        }

        @Test
        void forLinesAreAtMostWhatIsLeftOfThem() {
            Till till =
                    anOrder().with(line("A", 2, "20.00"), line("B", 1, "5.00")).till();
            till.pays(back("A", 1));
            assertThat(till.refuses(Goodwill.onLines(1001, id("A"))))
                    .isEqualTo(new AmountExceeded(amount(1001), amount(1000)));
            till.gives(Goodwill.onLines(1000, id("A")));
            assertThat(till.pays(back("A", 1), back("B", 1))).containsExactly("0.00", "5.00");
        }

        @Test
        void forLinesAreAtMostWhatIsLeftOfTheGoods() {
            Till till = anOrder()
                    .with(line("A", 1, "20.00"), line("B", 1, "5.00"))
                    .discountedBy(coupon("4.00"))
                    .coupons(DiscountRule.KEPT_UNTIL_FULL_RETURN)
                    .shipping("7.00")
                    .till();
            till.pays(back("A", 1));
            assertThat(till.refuses(Goodwill.onLines(101, id("B"))))
                    .isEqualTo(new AmountExceeded(amount(101), amount(100)));
        }

        @Test
        void forShippingAreRefusedOnceShippingIsPaid() {
            Till till = anOrder().with(line("A", 1, "20.00")).shipping("5.00").till();
            till.pays(RefundClaim.shippingAlone());
            assertThat(till.refuses(Goodwill.onShipping(1))).isEqualTo(new AmountExceeded(amount(1), amount(0)));
        }

        @Test
        void forShippingAreTakenOffWhatShippingPaysWithTheirShareOfItsTax() {
            Till till = anOrder()
                    .with(line("A", 1, "5.00"))
                    .taxOnTop()
                    .charged(Charge.shipping(cny("1.00")).taxed(cny("0.13"), "VAT"))
                    .till();
            till.gives(Goodwill.onShipping(50));
            RefundBreakdown rest = till.refund(back("A", 1));
            assertThat(rest.tax()).isEqualTo(7); // 13 less half up of 13 * 50 / 113
            assertThat(rest.shipping()).isEqualTo(56);
            assertThat(till.left()).isEqualTo("0.00");
            assertThat(till.refuses(Goodwill.onShipping(1))).isEqualTo(new AmountExceeded(amount(1), amount(0)));
        }
    }

    @Nested
    class WholeCancellation {
        @Test
        void paysWhatIsNeitherHeldNorBack() {
            Till till = anOrder()
                    .with(line("A", 2, "20.00"), line("B", 1, "5.00"))
                    .shipping("1.00")
                    .till();
            till.pays(back("A", 1));
            assertThat(till.paysWhole()).isEqualTo("16.00");
            assertThat(till.account().isFullyRefunded()).isTrue();
        }

        @Test
        void ofAnOrderWithoutLinesPaysItsChargesOnce() {
            Till till = anOrder().shipping("1.00").otherCharges("50.00").till();
            assertThat(till.paysWhole()).isEqualTo("51.00");
            assertThat(till.paysWhole()).isEqualTo("0.00");
            assertThat(till.account().isEverythingBack()).isTrue();
        }

        @Test
        void ofAnOrderPaidNothingPaysNothing() {
            Till till = anOrder().with(line("GIFT", 1, "0.00")).till();
            RefundBreakdown refund = till.refund(back("GIFT", 1));
            assertThat(refund.total()).isZero();
            assertThat(refund.tenders()).isEmpty();
            assertThat(refund.paysMoney()).isFalse();
            assertThat(till.account().isFullyRefunded()).isTrue();
        }
    }

    private static Money amount(long minor) {
        return Money.ofMinor(minor, "CNY");
    }
}
