package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.DiscountRule.KEPT_UNTIL_FULL_RETURN;
import static io.aftersales.domain.refunds.DiscountRule.RE_EVALUATED;
import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.back;
import static io.aftersales.domain.refunds.RefundFixtures.cny;
import static io.aftersales.domain.refunds.RefundFixtures.coupon;
import static io.aftersales.domain.refunds.RefundFixtures.id;
import static io.aftersales.domain.refunds.RefundFixtures.inCase;
import static io.aftersales.domain.refunds.RefundFixtures.line;
import static io.aftersales.domain.refunds.RefundFixtures.money;
import static io.aftersales.domain.refunds.RefundFixtures.promotion;
import static io.aftersales.domain.refunds.RefundFixtures.spend;
import static io.aftersales.domain.refunds.RefundFixtures.swap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Exchanges worked out by hand. The goods that case 2 sends for units of line A are line A/2. */
class WorkedExchangesTest {

    @Nested
    class OfTheSecondOfThreeUnits {
        private final Till till = anOrder().with(line("A", 3, "20.00")).till();

        OfTheSecondOfThreeUnits() {
            assertThat(till.pays(back("A", 1))).containsExactly("6.67");
        }

        @Test
        void evenly() {
            assertThat(till.settles(swap("A", 1, "GREEN"))).isEqualTo("0.00");
            assertThat(till.pays(back("A", 1), back("A/2", 1))).containsExactly("6.67", "6.66");
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void forDearerGoods() {
            assertThat(till.settles(swap("A", 1, "LARGE", "10.00"))).isEqualTo("3.34");
            assertThat(till.left()).isEqualTo("16.67");
            assertThat(till.pays(back("A/2", 1), back("A", 1))).containsExactly("10.00", "6.67");
            assertThat(till.refunded()).isEqualTo("23.34");
            assertThat(till.account().isFullyRefunded()).isTrue();
        }

        @Test
        void forCheaperGoods() {
            assertThat(till.settles(swap("A", 1, "SMALL", "5.00"))).isEqualTo("-1.66");
            assertThat(till.refunded()).isEqualTo("8.33");
            assertThat(till.pays(back("A/2", 1), back("A", 1))).containsExactly("5.00", "6.67");
            assertThat(till.refunded()).isEqualTo("20.00");
        }

        @Test
        void forGoodsThatCostNothing() {
            assertThat(till.settles(swap("A", 1, "SAMPLE", "0.00"))).isEqualTo("-6.66");
            assertThat(till.pays(back("A", 1))).containsExactly("6.67");
            assertThat(till.account().isEverythingBack()).isFalse();
            assertThat(till.pays(back("A/2", 1))).containsExactly("0.00");
            assertThat(till.account().isFullyRefunded()).isTrue();
        }

        @Test
        void whileAnotherIsReturned() {
            var asked = till.account().difference(List.of(swap("A", 1, "LARGE", "10.00")));
            assertThat(till.pays(back("A", 1))).containsExactly("6.66");
            till.sends(asked, swap("A", 1, "LARGE", "10.00"));
            assertThat(till.account().replacements())
                    .extracting(ReplacementLine::net)
                    .containsExactly(cny("10.01"));
        }
    }

    @Nested
    class OfExchangedGoods {
        @Test
        void aSecondExchangeStartsFromWhatTheyAreWorth() {
            Till till = anOrder().with(line("A", 1, "30.00")).till();
            assertThat(till.settles(swap("A", 1, "LARGE", "40.00"))).isEqualTo("10.00");
            assertThat(till.settles(swap("A/1", 1, "SMALL", "25.00"))).isEqualTo("-15.00");
            assertThat(till.account().root(id("A/2"))).isEqualTo(id("A"));
            assertThat(till.account().sku(id("A/2"))).isEqualTo("SMALL");
            assertThat(till.pays(back("A/2", 1))).containsExactly("25.00");
            assertThat(till.refunded()).isEqualTo("40.00");
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void someAreReturnedAndSomeExchangedAgain() {
            Till till = anOrder().with(line("A", 4, "40.00")).till();
            assertThat(till.settles(swap("A", 3, "LARGE", "36.00"))).isEqualTo("6.00");
            assertThat(till.pays(back("A/1", 1))).containsExactly("12.00");
            assertThat(till.settles(swap("A/1", 1, "GREEN", "10.00"))).isEqualTo("-2.00");
            assertThat(till.pays(back("A", 1), back("A/1", 1), back("A/3", 1)))
                    .containsExactly("10.00", "12.00", "10.00");
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void oneLineBecomesSeveral() {
            Till till = anOrder().with(line("A", 3, "20.00")).till();
            assertThat(till.settles(swap("A", 1, "LARGE", "10.00"), swap("A", 1, "SMALL", "5.00")))
                    .isEqualTo("1.67");
            assertThat(till.pays(back("A/1.2", 1), back("A/1", 1), back("A", 1)))
                    .containsExactly("5.00", "10.00", "6.67");
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void longLineIdsMakeRoomForTheCase() {
            String one = "A".repeat(LineId.MAX_LENGTH - 1);
            Till till = anOrder()
                    .with(line(one + "1", 1, "3.00"), line(one + "2", 1, "4.00"))
                    .till();
            till.exchange(swap(one + "1", 1, "X"), swap(one + "2", 1, "Y"));
            String cut = "A".repeat(LineId.MAX_LENGTH - 4);
            assertThat(till.account().replacements())
                    .extracting(ReplacementLine::line)
                    .containsExactly(id(cut + "AA/1"), id(cut + "/1.2"));
        }

        @Test
        void theyAreOnALineOfTheirCase() {
            OrderAccount account = anOrder().with(line("A", 2, "20.00")).account();
            List<Units> one = List.of(Units.of("A", 1));
            for (int number : List.of(12, 1)) {
                OrderAccount held = Unplaced.hold(account, inCase(number), one).get();
                account = Unplaced.exchange(held, inCase(number), one, List.of(swap("A", 1, "GREEN")), 0)
                        .account();
            }
            assertThat(account.replacements()).extracting(ReplacementLine::line).containsExactly(id("A/12"), id("A/1"));
        }

        @Test
        void theirTaxIsThatOfTheUnitsTheyReplaced() {
            Till till = anOrder()
                    .with(line("A", 2, "20.00").taxed(cny("2.00"), "VAT"))
                    .taxOnTop()
                    .discountedBy(coupon("4.00"))
                    .till();
            assertThat(till.settles(swap("A", 1, "GREEN"))).isEqualTo("0.00");
            assertThat(till.settles(swap("A", 1, "PIN", "0.50"))).isEqualTo("-8.50");
            RefundBreakdown green = till.refund(back("A/1", 1));
            assertThat(List.of(green.goods(), green.discounts(), green.tax(), green.total()))
                    .containsExactly(cny("8.00"), 0L, cny("1.00"), cny("9.00"));
            RefundBreakdown pin = till.refund(back("A/2", 1));
            assertThat(List.of(pin.goods(), pin.discounts(), pin.tax(), pin.total()))
                    .containsExactly(0L, 0L, cny("0.50"), cny("0.50"));
        }

        @Test
        void everythingAboutThemIsOfTheUnitsTheyReplacedAndNotOfOthers() {
            Till till = anOrder()
                    .with(line("A", 3, "20.00").taxed(cny("0.20"), "VAT"))
                    .taxOnTop()
                    .till();
            assertThat(till.pays(back("A", 1))).containsExactly("6.73");
            till.exchange(swap("A", 1, "GREEN"));
            assertThat(till.account().replacements())
                    .extracting(ReplacementLine::net, ReplacementLine::tax, ReplacementLine::counted)
                    .containsExactly(tuple(cny("6.74"), cny("0.06"), cny("6.66")));
            assertThat(till.pays(back("A", 1), back("A/2", 1))).containsExactly("6.73", "6.74");
        }

        @Test
        void aCompensationForThemIsAtMostWhatTheyAreWorth() {
            Till till = anOrder().with(line("A", 1, "20.00")).till();
            till.exchange(swap("A", 1, "LARGE", "30.00"));
            assertThat(till.refuses(Goodwill.onLines(1, id("A"))).message())
                    .isEqualTo("CNY 0.01 asked, at most CNY 0.00 possible");
            assertThat(till.refuses(Goodwill.onLines(cny("30.01"), id("A/1"))).message())
                    .isEqualTo("CNY 30.01 asked, at most CNY 30.00 possible");
            till.gives(Goodwill.onLines(cny("12.00"), id("A/1")));
            assertThat(till.pays(back("A/1", 1))).containsExactly("18.00");
        }

        @Test
        void shippingAndFeesAreForTheReturnOnly() {
            Till till = anOrder()
                    .with(line("A", 1, "20.00"))
                    .shipping("6.00")
                    .under(RefundPolicy.STANDARD.withRestockingFee(RestockingFee.percent(10)))
                    .till();
            assertThat(till.settles(swap("A", 1, "SMALL", "15.00"))).isEqualTo("-5.00");
            assertThat(till.account().kept()).isZero();
            assertThat(till.pays(back("A/1", 1))).containsExactly("19.50");
        }
    }

    @Nested
    class OfAnOrderWithCharges {
        @Test
        void aSurplusBearsChargesBelowZeroWithoutHelpFromShipping() {
            Till till = anOrder()
                    .with(line("A", 1, "20.00"))
                    .shipping("6.00")
                    .otherCharges("-5.00")
                    .till();
            assertThat(till.settles(swap("A", 1, "SAMPLE", "0.00"))).isEqualTo("-15.00");
            assertThat(till.pays(back("A/1", 1))).containsExactly("6.00");
            assertThat(till.refunded()).isEqualTo("21.00");
        }

        @Test
        void aSurplusLeavesChargesAboveZeroToTheReturn() {
            Till till = anOrder()
                    .with(line("A", 1, "20.00"))
                    .otherCharges("5.00")
                    .under(RefundPolicy.STANDARD.withRestockingFee(RestockingFee.percent(10)))
                    .till();
            assertThat(till.settles(swap("A", 1, "SAMPLE", "0.00"))).isEqualTo("-20.00");
            assertThat(till.pays(back("A/1", 1))).containsExactly("5.00");
        }
    }

    @Nested
    class OfDiscountedGoods {
        private final AnOrder order = anOrder()
                .with(line("A", 2, "100.00"), line("B", 1, "100.00"))
                .discountedBy(promotion("20.00", spend("200.00", "20.00")))
                .shipping("10.00");

        @Test
        void sharesOfDiscountsStayWithTheUnits() {
            Till till = order.till();
            assertThat(till.settles(swap("A", 1, "LARGE", "60.00"))).isEqualTo("15.00");
            assertThat(till.pays(back("A", 1), back("A/1", 1), back("B", 1)))
                    .containsExactly("45.00", "60.00", "100.00");
        }

        @Test
        void aKeptDiscountWaitsForWhatCameInstead() {
            Till till = order.promotions(KEPT_UNTIL_FULL_RETURN).till();
            assertThat(till.settles(swap("A", 1, "GREEN"))).isEqualTo("0.00");
            assertThat(till.pays(back("A", 1), back("B", 1))).containsExactly("50.00", "100.00");
            assertThat(till.pays(back("A/1", 1))).containsExactly("40.00");
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void aSurplusIsNeverMoreThanWhatIsLeftOfGoodsUnderAKeptDiscount() {
            Till till = anOrder()
                    .with(line("A", 1, "50.00"), line("B", 1, "50.00"))
                    .discountedBy(promotion("30.00"))
                    .promotions(KEPT_UNTIL_FULL_RETURN)
                    .till();
            assertThat(till.pays(back("A", 1))).containsExactly("50.00");
            assertThat(till.settles(swap("B", 1, "SAMPLE", "0.00"))).isEqualTo("-20.00");
            assertThat(till.pays(back("B/2", 1))).containsExactly("0.00");
            assertThat(till.account().isFullyRefunded()).isTrue();
        }

        @Test
        void aReEvaluatedDiscountCountsAUnitUntilWhatCameInsteadIsBack() {
            Till till = order.promotions(RE_EVALUATED).till();
            assertThat(till.settles(swap("A", 2, "GREEN"))).isEqualTo("0.00");
            assertThat(till.pays(back("A/1", 1))).containsExactly("30.00");
            assertThat(till.pays(back("B", 1), back("A/1", 1))).containsExactly("100.00", "60.00");
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void dearerGoodsCountNoMoreThanTheUnitsTheyReplaced() {
            Till till = order.promotions(RE_EVALUATED).till();
            assertThat(till.settles(swap("A", 1, "LARGE", "150.00"))).isEqualTo("100.00");
            assertThat(till.pays(back("B", 1), back("A", 1), back("A/1", 1)))
                    .containsExactly("80.00", "50.00", "160.00");
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void goodsThatCameInsteadKeepADiscount() {
            AnOrder spendHalf = anOrder()
                    .with(line("A", 2, "100.00"), line("B", 1, "100.00"))
                    .discountedBy(promotion("20.00", spend("100.00", "20.00")))
                    .promotions(RE_EVALUATED);
            Till even = spendHalf.till();
            even.exchange(swap("A", 2, "GREEN"));
            assertThat(even.pays(back("B", 1), back("A/1", 1))).containsExactly("100.00", "30.00");
            Till cheaper = spendHalf.till();
            assertThat(cheaper.settles(swap("A", 2, "SMALL", "70.00"))).isEqualTo("-30.00");
            assertThat(cheaper.pays(back("B", 1), back("A/1", 1))).containsExactly("100.00", "15.00");
        }

        @Test
        void aTierIsMissedByNoRoundingOfWhatWasExchanged() {
            Till till = anOrder()
                    .with(line("A", 3, "20.00"), line("B", 1, "5.00"))
                    .discountedBy(promotion("3.00", spend("13.34", "3.00")).on(id("A")))
                    .promotions(RE_EVALUATED)
                    .till();
            till.exchange(swap("A", 1, "GREEN"));
            assertThat(till.pays(back("A", 1), back("B", 1), back("A/1", 1), back("A", 1)))
                    .containsExactly("6.66", "5.00", "3.67", "6.67");
        }

        @Test
        void aSurplusIsNoMoreThanAReturnThatCostsTheDiscount() {
            Till till = order.promotions(RE_EVALUATED).till();
            assertThat(till.exchange(swap("A", 1, "SMALL", "10.00")).explanation())
                    .containsExactly(
                            "1 of line A given up in exchange: +50.00",
                            "1 of SMALL instead: -10.00",
                            "An exchange gives back no more than a return would: -10.00",
                            "Total: CNY 30.00",
                            "Paid back on T1: CNY 30.00");
            assertThat(till.pays(back("B", 1), back("A/1", 1), back("A", 1)))
                    .containsExactly("80.00", "20.00", "60.00");
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void couponsGoBackWithWhatCameInsteadOfTheLastUnits() {
            Till till = anOrder()
                    .with(line("A", 1, "50.00"))
                    .discountedBy(coupon("50.00"))
                    .till();
            till.exchange(swap("A", 1, "GREEN"));
            assertThat(till.account().couponsDue()).isEmpty();
            till.pays(back("A/1", 1));
            assertThat(till.account().couponsDue()).containsExactly("COUPON");
        }
    }

    @Nested
    class OfGoodsACompensationWasGivenFor {
        @Test
        void theSurplusIsWhatAReturnWouldStillPay() {
            Till till = anOrder().with(line("A", 1, "20.00")).till();
            till.gives(Goodwill.onLines(cny("15.00"), id("A")));
            assertThat(till.settles(swap("A", 1, "SMALL", "2.00"))).isEqualTo("-5.00");
            assertThat(till.pays(back("A/2", 1))).containsExactly("0.00");
            assertThat(till.refunded()).isEqualTo("20.00");
        }

        @Test
        void whatCouldNotBeSettledIsSharedByTheValueOfTheNewGoods() {
            Till till = anOrder().with(line("A", 2, "100.00")).till();
            till.gives(Goodwill.onLines(cny("60.00"), id("A")));
            assertThat(till.settles(swap("A", 1, "SMALL", "10.00"), swap("A", 1, "GREEN", "30.00")))
                    .isEqualTo("-40.00");
            assertThat(till.account().replacements())
                    .extracting(ReplacementLine::net, ReplacementLine::difference)
                    .containsExactly(tuple(cny("15.00"), cny("-35.00")), tuple(cny("45.00"), cny("-5.00")));
        }

        @Test
        void orByWhatWasGivenUpForGoodsThatCostNothing() {
            Till till =
                    anOrder().with(line("A", 1, "60.00"), line("B", 1, "40.00")).till();
            till.gives(Goodwill.onLines(cny("50.00"), id("A")));
            assertThat(till.settles(swap("A", 1, "PIN", "0.00"), swap("B", 1, "PIN", "0.00")))
                    .isEqualTo("-50.00");
            assertThat(till.account().replacements())
                    .extracting(ReplacementLine::net)
                    .containsExactly(cny("30.00"), cny("20.00"));
        }

        @Test
        void itGoesAlongWithThemAndOtherGoodsDoNotPayForIt() {
            Till till = anOrder()
                    .with(line("A", 1, "100.00"), line("B", 1, "100.00"))
                    .till();
            till.gives(Goodwill.onLines(cny("80.00"), id("A")));
            assertThat(till.settles(swap("A", 1, "GREEN"))).isEqualTo("0.00");
            assertThat(till.pays(back("B", 1), back("A/2", 1))).containsExactly("100.00", "20.00");
        }

        @Test
        void ofItGoesAlongWhatTheUnitsLeftBehindCannotBear() {
            Till till = anOrder()
                    .with(line("A", 2, "100.00"), line("B", 1, "30.00"))
                    .till();
            till.gives(Goodwill.onLines(cny("80.00"), id("A")));
            assertThat(till.settles(swap("A", 1, "GREEN"))).isEqualTo("0.00");
            assertThat(till.pays(back("B", 1), back("A", 1), back("A/2", 1))).containsExactly("30.00", "0.00", "20.00");
        }

        @Test
        void noMoreOfItGoesAlongThanTheUnitsGivenUpWereWorth() {
            Till till = anOrder()
                    .with(line("A", 2, "100.00"), line("B", 1, "30.00"))
                    .till();
            till.gives(Goodwill.onLines(cny("80.00"), id("A")));
            assertThat(till.pays(back("A", 1))).containsExactly("20.00");
            assertThat(till.settles(swap("A", 1, "LARGE", "70.00"))).isEqualTo("20.00");
            assertThat(till.pays(back("B", 1), back("A/3", 1))).containsExactly("30.00", "20.00");
        }

        @Test
        void goodsLeftAreWhatTheDifferencesMadeThem() {
            Till till = anOrder()
                    .with(line("A", 1, "20.00"), line("B", 1, "5.00"))
                    .shipping("9.00")
                    .till();
            assertThat(till.settles(swap("A", 1, "SMALL", "4.00"))).isEqualTo("-16.00");
            assertThat(till.refuses(Goodwill.onLines(cny("9.01"), id("A/1"), id("B")))
                            .message())
                    .isEqualTo("CNY 9.01 asked, at most CNY 9.00 possible");
        }
    }

    @Nested
    class OnTheWay {
        private final Till till =
                anOrder().with(line("A", 3, "20.00")).shipping("5.00").till();

        @Test
        void newGoodsAreHeldByTheirCase() {
            till.sends(swap("A", 1, "LARGE", "10.00"));
            assertThat(till.account().unitsLeft(id("A/1"))).isZero();
            assertThat(till.account().unitsHeld()).isEqualTo(1);
            assertThat(till.account().wholeOrder().get()).containsExactly(Units.of("A", 2));
        }

        @Test
        void aCancellationOfTheWholeOrderTakesBackWhatCameInstead() {
            assertThat(till.settles(swap("A", 1, "LARGE", "10.00"))).isEqualTo("3.33");
            assertThat(till.account().wholeOrder().get()).containsExactly(Units.of("A", 2), Units.of("A/1", 1));
            assertThat(till.paysWhole()).isEqualTo("28.33");
            assertThat(till.account().isFullyRefunded()).isTrue();
            assertThat(till.account().wholeOrder().isLeft()).isTrue();
        }

        @Test
        void unitsThatAreNotExchangedAreFreeAgain() {
            BookingContext context = inCase(7);
            List<Units> held = List.of(Units.of("A", 2));
            OrderAccount account = Unplaced.hold(till.account(), context, held).get();
            OrderAccount after = Unplaced.exchange(account, context, held, List.of(swap("A", 1, "GREEN")), 0)
                    .account();
            assertThat(after.unitsLeft(id("A"))).isEqualTo(2);
            assertThat(after.line(id("A")).held()).isZero();
        }

        @Test
        void noMoreUnitsAreExchangedThanTheCaseHolds() {
            BookingContext context = inCase(7);
            List<Units> held = List.of(Units.of("A", 1));
            OrderAccount account = Unplaced.hold(till.account(), context, held).get();
            List<ExchangedUnits> two = List.of(swap("A", 1, "GREEN"), swap("A", 1, "BLUE"));
            assertThatIllegalStateException()
                    .isThrownBy(() -> account.exchange(
                            context,
                            Unplaced.placed(account, held),
                            Unplaced.placed(account, List.of(Units.of("A", 2))),
                            two,
                            ExchangeTotal.NOTHING))
                    .withMessage("2 of line A accepted, 1 held in place -");
        }

        @Test
        void deliveryIsOfOneExchange() {
            till.sends(swap("A", 1, "GREEN"));
            till.exchange(swap("A", 1, "BLUE"));
            assertThat(till.account().replacements())
                    .extracting(ReplacementLine::deliveredAt)
                    .containsExactly(null, RefundFixtures.NOON);
        }

        @Test
        void unitsSentAgainAreFreeAgainAndCountedAsSent() {
            BookingContext context = inCase(7);
            List<Units> lost = List.of(Units.of("A", 2));
            OrderAccount held = Unplaced.hold(till.account(), context, lost).get();
            OrderAccount after = Unplaced.reshipped(held, context, lost).replacedBy(context, "N-1");
            assertThat(after.unitsLeft(id("A"))).isEqualTo(3);
            assertThat(after.line(id("A")).places())
                    .containsExactly(
                            new PlaceBalance(Place.NO_PARCEL, 3, 0, 2, null),
                            new PlaceBalance(Place.of("#7"), 2, 0, 0, RefundFixtures.NOON));
            assertThat(after.replacedBy(context, "N-2").totals().replacementOrders())
                    .containsExactly("N-1", "N-2");
        }
    }

    @Nested
    class PaidOnTop {
        @Test
        void isAMeansOfPaymentLikeTheOthers() {
            Till till = anOrder()
                    .with(line("A", 2, "60.00"))
                    .paidBy(money("T1", "60.00"))
                    .till();
            assertThat(till.settles(swap("A", 2, "LARGE", "80.00"))).isEqualTo("20.00");
            till.pays(back("A/1", 1));
            assertThat(till.owed("T1")).isEqualTo("30.00");
            assertThat(till.owed("UP-1")).isEqualTo("10.00");
            till.pays(back("A/1", 1));
            assertThat(till.owed("UP-1")).isEqualTo("20.00");
        }

        @Test
        void comesLastWhereTendersAreTakenOneAfterAnother() {
            Till till = anOrder()
                    .with(line("A", 1, "60.00"))
                    .paidBy(money("T1", "40.00"), money("T2", "20.00"))
                    .under(RefundPolicy.STANDARD.withSplit(TenderSplit.inOrder(TenderId.of("T2"))))
                    .till();
            till.exchange(swap("A", 1, "LARGE", "80.00"));
            assertThat(till.settles(swap("A/1", 1, "SMALL", "15.00"))).isEqualTo("-65.00");
            assertThat(List.of(till.owed("T2"), till.owed("T1"), till.owed("UP-1")))
                    .containsExactly("20.00", "40.00", "5.00");
        }

        @Test
        void tooLateGoesBackAsItCame() {
            Till till = anOrder().with(line("A", 1, "20.00")).till();
            Tender late = money("UP-1", "3.34");
            OrderAccount account = till.account().topUp(inCase(1), late, "top-up-1");
            assertThat(account.payable()).isEqualTo(cny("23.34"));
            assertThat(account.captured()).isEqualTo(cny("23.34"));
            account = account.returnTopUp(inCase(1), late.id());
            assertThat(account.tenders()).extracting(TenderBalance::owed).containsExactly(0L, cny("3.34"));
            assertThat(account.left()).isEqualTo(cny("20.00"));
            assertThat(account.moneyOwed()).isEqualTo(cny("3.34"));
            assertThat(account.worth(back("A", 1))).isEqualTo(cny("20.00"));
        }

        @Test
        void isNotGivenBackTwice() {
            TenderId late = TenderId.of("UP-1");
            OrderAccount account = anOrder().with(line("A", 1, "20.00")).account();
            account =
                    account.topUp(inCase(1), money("UP-1", "3.34"), "top-up-1").returnTopUp(inCase(1), late);
            OrderAccount again = account.returnTopUp(inCase(1), late);
            assertThat(again.entries()).isEqualTo(account.entries());
            assertThat(again.refunded()).isEqualTo(cny("3.34"));
        }

        @Test
        void andTakenBackAfterSomeOfTheGoodsLeavesWhatTheOthersAreWorth() {
            Till till = anOrder().with(line("A", 2, "40.00")).till();
            assertThat(till.settles(swap("A", 2, "LARGE", "60.00"))).isEqualTo("20.00");
            assertThat(till.pays(back("A/1", 1))).containsExactly("30.00");
            BookingContext first = inCase(1);
            OrderAccount less = till.account()
                    .topUpTakenBack(first, first.caseId(), TenderId.of("UP-1"), "cb-1")
                    .orElseThrow();
            assertThat(less.worth(back("A/1", 1)))
                    .as("both are worth 40.00 now, and 30.00 were paid for one")
                    .isEqualTo(cny("10.00"));
            assertThat(OrderAccount.restore(less.frozen(), less.toRecord()).worth(back("A/1", 1)))
                    .isEqualTo(cny("10.00"));
        }

        @Test
        void andTakenBackAndWonAgainPaysWhatTheGoodsAreWorth() {
            Till till = anOrder()
                    .with(line("A", 1, "60.00"), line("B", 1, "40.00"))
                    .withoutRestockingFee()
                    .till();
            assertThat(till.settles(swap("A", 1, "LARGE", "90.00"))).isEqualTo("30.00");
            till.takesBackTopUp("cb-1");
            assertThat(till.account().worth(back("A/1", 1))).isEqualTo(cny("60.00"));
            assertThat(till.winsBack("cb-1", "10.00")).isEqualTo("0.00");
            assertThat(till.account().worth(back("A/1", 1))).isEqualTo(cny("70.00"));
            assertThat(till.pays(back("A/1", 1))).containsExactly("70.00");
            assertThat(till.winsBack("cb-1", "20.00"))
                    .as("the goods are back, so that their worth is due now")
                    .isEqualTo("20.00");
            assertThat(till.pays(back("B", 1))).containsExactly("40.00");
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void andTakenBackAndWonAgainBringsTheFeeOfItsPartToo() {
            Till till = anOrder()
                    .with(line("A", 1, "60.00"))
                    .under(RefundPolicy.STANDARD.withRestockingFee(RestockingFee.percent(20)))
                    .till();
            till.settles(swap("A", 1, "LARGE", "90.00"));
            till.takesBackTopUp("cb-1");
            assertThat(till.pays(back("A/1", 1))).containsExactly("48.00");
            assertThat(till.winsBack("cb-1", "30.00")).isEqualTo("24.00");
            assertThat(till.account().kept()).isEqualTo(cny("18.00"));
        }

        @Test
        void isToldOf() {
            Till till = anOrder().with(line("A", 3, "20.00")).till();
            assertThat(till.exchange(swap("A", 1, "LARGE", "10.00")).explanation())
                    .containsExactly(
                            "1 of line A given up in exchange: +6.67",
                            "1 of LARGE instead: -10.00",
                            "Paid on top: +3.33",
                            "Total: CNY 0.00");
            assertThat(till.sends(cny("3.33"), swap("A", 1, "LARGE", "10.00")).explanation())
                    .containsExactly(
                            "1 of line A given up in exchange: +6.66",
                            "1 of LARGE instead: -10.00",
                            "Settled as agreed or asked for: +0.01",
                            "Paid on top: +3.33",
                            "Total: CNY 0.00");
        }

        @Test
        void isADifferentTenderEveryTime() {
            Till till = anOrder().with(line("A", 1, "20.00")).till();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> till.account().topUp(inCase(1), money("T1", "3.34"), "top-up-1"));
        }
    }
}
