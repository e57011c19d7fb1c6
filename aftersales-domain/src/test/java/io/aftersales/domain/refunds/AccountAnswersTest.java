package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.RefundFixtures.NOON;
import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.back;
import static io.aftersales.domain.refunds.RefundFixtures.caseNo;
import static io.aftersales.domain.refunds.RefundFixtures.cny;
import static io.aftersales.domain.refunds.RefundFixtures.coupon;
import static io.aftersales.domain.refunds.RefundFixtures.id;
import static io.aftersales.domain.refunds.RefundFixtures.inCase;
import static io.aftersales.domain.refunds.RefundFixtures.line;
import static io.aftersales.domain.refunds.RefundFixtures.money;
import static io.aftersales.domain.refunds.RefundFixtures.ofNoCase;
import static io.aftersales.domain.refunds.RefundFixtures.promotion;
import static io.aftersales.domain.refunds.RefundFixtures.spend;
import static io.aftersales.domain.refunds.RefundFixtures.swap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an account tells about its sale, its lines and its money, and the entries on it that wait for a second person. */
class AccountAnswersTest {
    private static final TenderId T1 = TenderId.of("T1");

    private final AnOrder order =
            anOrder().with(line("A", 3, "30.00"), line("B", 1, "5.00")).shipping("2.00");
    private final OrderAccount account = order.account();

    @Nested
    class OfItsSale {
        private final AnOrder deposit = order.paidBy(money("T1", "37.00").captured(cny("5.00")));
        private final OrderAccount opened = deposit.account();
        private final Amendment more =
                Amendment.of(Sale.of("ANY", "CNY").with(line("C", 1, "8.00")).paidBy(money("T2", "8.00")));

        @Test
        void knowsItWhateverWasCaptured() {
            assertThat(opened.isOfAnotherSale(facts(deposit.sale()))).isFalse();
            assertThat(opened.isOfAnotherSale(facts(deposit.captured().sale()))).isFalse();
        }

        @Test
        void tellsAnotherOne() {
            assertThat(opened.isOfAnotherSale(
                            facts(deposit.with(line("C", 1, "0.00")).sale())))
                    .isTrue();
        }

        @Test
        void tellsOtherAmendments() {
            assertThat(opened.isOfAnotherSale(facts(deposit.sale()).amendedBy(more)))
                    .isTrue();
            OrderAccount amended = opened.amend(inCase(1), more).get().account();
            assertThat(amended.isOfAnotherSale(facts(deposit.sale()).amendedBy(more)))
                    .isFalse();
            assertThat(amended.isOfAnotherSale(facts(deposit.sale()))).isTrue();
        }

        private static OrderFacts facts(Sale sale) {
            return new OrderFacts(sale, "b-1", OrderState.PAID, NOON, List.of(), Map.of());
        }
    }

    @Nested
    class OfItsLines {
        @Test
        void tellsThePriceOfTheNextUnits() {
            assertThat(account.valueOf(List.of(Units.of("A", 1), Units.of("B", 1), Units.of("A", 1))))
                    .isEqualTo(cny("25.00"));
        }

        @Test
        void tellsTheListPriceThatTheyWereSoldAt() {
            assertThat(account.soldAt(id("A"))).isEqualTo(new ListPrice(cny("30.00"), 3));
            ListPrice today = ListPrice.ofUnit(cny("12.00"));
            Till till = new Till(account);
            till.settles(new ExchangedUnits(id("A"), 1, "SKU-A", null, null, today));
            till.settles(new ExchangedUnits(id("A"), 1, "OTHER", null, null, today));
            assertThat(till.account().soldAt(id("A/1")))
                    .as("the same goods again")
                    .isEqualTo(account.soldAt(id("A")));
            assertThat(till.account().soldAt(id("A/2"))).isEqualTo(today);
        }

        @Test
        void tellsTheLinesThatExchangesOpened() {
            Till till = new Till(account);
            till.settles(swap("B", 1, "GREEN"));
            assertThat(till.account().replacement(id("B/1")))
                    .contains(till.account().replacements().get(0));
            assertThat(till.account().replacement(id("B"))).isEmpty();
            assertThat(till.account().line(id("B")).at(Place.of("#1")))
                    .isEqualTo(PlaceBalance.untouched(Place.of("#1")));
            assertThat(till.account().line(id("B")).at(Place.NO_PARCEL))
                    .as("the exchanged unit is no longer there")
                    .isEqualTo(new PlaceBalance(Place.NO_PARCEL, 1, 0, 1, null));
        }

        @Test
        void marksTheLinesOfAnExchangeThatArrivedAsChanged() {
            Till till = new Till(account);
            till.sends(swap("A", 1, "GREEN"));
            till.sends(swap("B", 1, "GREEN"));
            OrderAccount arrived = till.account().saved().delivered(inCase(2), caseNo(2), NOON);
            assertThat(arrived.touchedLines()).containsExactly(id("B/2"));
        }

        @Test
        void tellsWhichLinesWereSold() {
            assertThat(account.frozen().has(id("A"))).isTrue();
            assertThat(account.frozen().has(id("X"))).isFalse();
        }

        @Test
        void countsItsCasesThroughEveryVerb() {
            OrderAccount held = Unplaced.hold(account.withCase(), inCase(1), List.of(Units.of("A", 1)))
                    .get();
            assertThat(held.nextCase()).isEqualTo(caseNo(2));
            assertThat(held.saved().toRecord().cases()).isEqualTo(1);
        }

        @Test
        void countsItsEntriesOnFromThoseThatWereStored() {
            OrderAccount saved = Unplaced.hold(account, inCase(1), List.of(Units.of("A", 1)))
                    .get()
                    .saved();
            OrderAccount twice =
                    Unplaced.hold(saved, inCase(2), List.of(Units.of("B", 1))).get();
            assertThat(twice.toRecord().entries()).isEqualTo(2);
        }
    }

    @Nested
    class OfItsMoney {
        @Test
        void isShownInOneLine() {
            assertThat(account)
                    .hasToString(
                            "OrderAccount[1001 v0: payable 3700, refunded 0, kept 0, remaining 3700, 0 units held]");
        }

        @Test
        void tellsWhatIsStillToBeCollected() {
            Till deposit = anOrder()
                    .with(line("A", 2, "20.00"))
                    .paidBy(money("T1", "20.00").captured(cny("5.00")))
                    .due(PaymentTerms.AT_SHIPMENT)
                    .till();
            assertThat(deposit.account().toCollect()).isEqualTo(cny("15.00"));
            deposit.pays(back("A", 1));
            assertThat(deposit.account().paidOut()).isEqualTo(cny("5.00"));
            assertThat(deposit.account().toCollect())
                    .as("the other unit, with the 5.00 that it had paid for this one")
                    .isEqualTo(cny("10.00"));
        }

        @Test
        void quotesAnExchange() {
            List<ExchangedUnits> swaps = List.of(swap("A", 1, "LARGE", "12.00"), swap("B", 1, "SMALL", "4.00"));
            assertThat(account.quoteExchange(swaps, new ExchangeTotal(cny("1.00"), cny("2.00"), 0)))
                    .isEqualTo(new ExchangeQuote(
                            yuan("15.00"),
                            yuan("16.00"),
                            yuan("1.00"),
                            yuan("2.00"),
                            yuan("3.00"),
                            yuan("0.00"),
                            List.of(),
                            null));
        }

        @Test
        void quotesAnExchangeUntilItsWindowEnds() {
            ExchangeQuote quote = account.quoteExchange(List.of(swap("A", 1, "GREEN")), ExchangeTotal.NOTHING);
            assertThat(quote.until(NOON).until()).isEqualTo(NOON);
            assertThat(quote.until(NOON).until(null)).isEqualTo(quote);
        }

        @Test
        void isInTheLedgerWhereItMoved() {
            assertThat(AccountEntry.Kind.REFUND.isMoney()).isTrue();
            assertThat(AccountEntry.Kind.OWED.isMoney()).isFalse();
        }

        @Test
        void refusesAFeeOfAnExchangeThatCouldNotBeCounted() {
            feeIsAtMost(Long.MAX_VALUE - 3_700 - 1_200, swap("A", 1, "LARGE", "12.00"));
            feeIsAtMost(Long.MAX_VALUE - 3_700 - 1_000, swap("A", 1, "SMALL", "8.00"));
        }

        private void feeIsAtMost(long most, ExchangedUnits swap) {
            assertThat(account.exchangeTotal(List.of(swap), most, null).map(ExchangeTotal::fee))
                    .isEqualTo(Either.right(most));
            assertThat(account.exchangeTotal(List.of(swap), most + 1, null))
                    .isEqualTo(Either.left(
                            new AmountExceeded(Money.ofMinor(most + 1, "CNY"), Money.ofMinor(most, "CNY"))));
        }

        @Test
        void returnsACouponOnceNothingIsLeftOfTheCharges() {
            Till till = order.discountedBy(coupon("3.00")).till();
            till.pays(RefundClaim.of(Units.of("A", 3), Units.of("B", 1)).with(ShippingChoice.EXCLUDE));
            assertThat(settled(till.account()).couponsDue()).isEmpty();
            till.pays(RefundClaim.shippingAlone());
            assertThat(settled(till.account()).couponsDue()).containsExactly("COUPON");
        }

        @Test
        void returnsACouponWhereOnlyTheRestNeverComesBack() {
            Till till = anOrder()
                    .with(line("A", 1, "10.00"))
                    .charged(Charge.other(cny("2.00")).comingBack(ComesBack.NEVER))
                    .discountedBy(coupon("3.00"))
                    .till();
            assertThat(till.pays(back("A", 1))).containsExactly("7.00");
            assertThat(settled(till.account()).couponsDue()).containsExactly("COUPON");
        }

        @Test
        void takesNoTenderTwice() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> account.recover(inCase(1), money("T1", "1.00"), List.of(Units.of("A", 1))));
        }

        @Test
        void returnsATopUpAsAnEntryAndAsABooking() {
            OrderAccount returned =
                    account.topUp(inCase(1), money("UP", "3.34"), "top-up").returnTopUp(inCase(1), TenderId.of("UP"));
            assertThat(returned.totals().full()).isEqualTo(cny("3.34"));
            AccountEntry owed = returned.entries().get(1);
            assertThat(owed.kind()).isEqualTo(AccountEntry.Kind.OWED);
            assertThat(owed.tender()).isEqualTo(TenderId.of("UP"));
            assertThat(owed.amount()).isEqualTo(cny("3.34"));
        }

        private static OrderAccount settled(OrderAccount owing) {
            OrderAccount paid = owing;
            for (TenderBalance each : owing.tenders()) {
                paid = paid.settle(
                        inCase(1),
                        new Settlement(each.tender().id(), each.owed(), 0, false, "K", Route.ORIGINAL, "TX", NOON));
            }
            return paid;
        }

        private static Money yuan(String amount) {
            return Money.of(amount, "CNY");
        }
    }

    @Nested
    class WaitingEntries {
        private final WaitingEntry capture = entry(WaitingEntry.Kind.CAPTURE, "REF", cny("5.00"));
        private final WaitingEntry other = entry(WaitingEntry.Kind.EXTERNAL_REFUND, "REF", cny("5.00"));

        @Test
        void areKeptAndMoveNoMoney() {
            OrderAccount waiting = account.await(ofNoCase(), capture);
            assertThat(waiting.waiting()).containsExactly(capture);
            assertThat(waiting.waiting(entry(WaitingEntry.Kind.CAPTURE, "REF", 1)))
                    .contains(capture);
            assertThat(waiting.waiting(other)).isEmpty();
            assertThat(waiting.entries()).isEmpty();
            assertThat(waiting.tenders()).isEqualTo(account.tenders());
        }

        @Test
        void giveWayToANewerOneAboutTheSameSubject() {
            WaitingEntry newer = entry(WaitingEntry.Kind.CAPTURE, "REF", cny("6.00"));
            OrderAccount waiting =
                    account.await(ofNoCase(), capture).await(ofNoCase(), other).await(ofNoCase(), newer);
            assertThat(waiting.waiting()).containsExactly(other, newer);
        }

        @Test
        void areDroppedOneByOne() {
            OrderAccount waiting = account.await(ofNoCase(), capture).await(ofNoCase(), other);
            OrderAccount one = waiting.waitNoLonger(ofNoCase(), capture);
            assertThat(one.waiting()).containsExactly(other);
            assertThat(one.waitNoLonger(ofNoCase(), capture)).isSameAs(one);
        }

        private static WaitingEntry entry(WaitingEntry.Kind kind, String reference, long minor) {
            return WaitingEntry.onOrder(kind, reference, T1, minor, List.of(), ofNoCase());
        }
    }

    @Nested
    class GoodwillGiven {
        @Test
        void forShippingIsUnderTheRateOfTheShippingFee() {
            Till till = anOrder()
                    .with(line("A", 1, "20.00").taxed(cny("3.47"), "21"))
                    .charged(Charge.shipping(cny("10.00")).taxed(cny("0.83"), "9"))
                    .till();
            assertThat(till.gives(Goodwill.onShipping(cny("5.00"))).taxes())
                    .extracting(RefundBreakdown.OfRate::rate, RefundBreakdown.OfRate::gross)
                    .containsExactly(tuple("9", cny("5.00")));
        }

        /** The coupon of 15.00 stays until everything is back: the goods are never worth more together than the 15.00 paid for them. */
        @Test
        void forGoodsIsTakenFromWhatAllGoodsTogetherAreWorth() {
            Till till = anOrder()
                    .with(line("A", 1, "10.00"), line("B", 1, "10.00"), line("C", 1, "10.00"))
                    .shipping("10.00")
                    .discountedBy(coupon("15.00"))
                    .coupons(DiscountRule.KEPT_UNTIL_FULL_RETURN)
                    .till();
            till.gives(Goodwill.onLines(cny("4.00"), id("C")));
            assertThat(till.pays(back("A", 1), back("B", 1)))
                    .as("15.00 less 4.00, and the shipping fee is not touched")
                    .containsExactly("10.00", "1.00");
        }

        @Test
        void forGoodsOfSeveralPartsIsBorneByEach() {
            OrderAccount amended = anOrder()
                    .with(line("A", 1, "10.00"))
                    .account()
                    .amend(
                            inCase(1),
                            Amendment.of(Sale.of("ANY", "CNY")
                                    .with(line("B", 1, "8.00"))
                                    .paidBy(money("T2", "8.00"))))
                    .get()
                    .account();
            OrderAccount given = amended.goodwill(inCase(1), Goodwill.onLines(cny("18.00"), id("A"), id("B")))
                    .get()
                    .account();
            assertThat(List.of(
                            given.line(id("A")).goodwill(), given.line(id("B")).goodwill()))
                    .containsExactly(cny("10.00"), cny("8.00"));
        }

        @Test
        void forShippingIsNotPaidAgainWithFaultyGoods() {
            Till till = anOrder()
                    .with(line("A", 2, "20.00"))
                    .shipping("10.00")
                    .under(RefundPolicy.STANDARD.withShippingOnFault(ShippingOnFault.PROPORTIONAL))
                    .till();
            till.gives(Goodwill.onShipping(cny("6.00")));
            assertThat(till.pays(back("A", 1).bySellersFault()))
                    .as("10.00, and 4.00 of the fee, of which half would come back")
                    .containsExactly("14.00");
        }
    }

    @Nested
    class OfOrdersWithoutLines {
        private final Till till = anOrder().shipping("2.00").till();

        @Test
        void nothingIsBackBeforeItIsCancelled() {
            assertThat(till.account().isEverythingBack()).isFalse();
            till.paysWhole();
            assertThat(till.account().isEverythingBack()).isTrue();
        }
    }

    @Nested
    class OfOtherParts {
        @Test
        void aChargeOfAPartWithoutLinesComesBackWithTheOrder() {
            OrderAccount amended = anOrder()
                    .with(line("A", 2, "10.00"))
                    .account()
                    .amend(
                            inCase(1),
                            Amendment.of(Sale.of("ANY", "CNY")
                                    .charged(Charge.of("EXPRESS", ChargeKind.SHIPPING, cny("4.00")))
                                    .paidBy(money("T2", "4.00"))))
                    .get()
                    .account();
            assertThat(new Till(amended).pays(back("A", 1), back("A", 1))).containsExactly("5.00", "9.00");
        }

        @Test
        void aPromotionCountsTheGoodsThatItWasGivenForAlone() {
            Till till = anOrder()
                    .with(line("A", 1, "60.00"), line("B", 1, "90.00"))
                    .discountedBy(promotion("10.00", spend("50.00", "10.00")).on(id("A")))
                    .promotions(DiscountRule.RE_EVALUATED)
                    .till();
            assertThat(till.pays(back("A", 1)))
                    .as("B is kept, and does not earn it")
                    .containsExactly("50.00");
        }
    }

    @Nested
    class IdsOfExchangedLines {
        @Test
        void countOnWhereOneLineBecomesThree() {
            Till till = new Till(account);
            till.settles(swap("A", 1, "GREEN"), swap("A", 1, "RED"), swap("A", 1, "BLUE"));
            assertThat(till.account().replacements())
                    .extracting(ReplacementLine::line)
                    .containsExactly(id("A/1"), id("A/1.2"), id("A/1.3"));
        }

        @Test
        void passOverLinesThatWereSold() {
            Till till =
                    anOrder().with(line("A/1", 1, "5.00"), line("A", 1, "5.00")).till();
            till.settles(swap("A", 1, "GREEN"));
            assertThat(till.account().replacements())
                    .extracting(ReplacementLine::line)
                    .containsExactly(id("A/1.2"));
            assertThat(till.account().sku(id("A/1"))).isEqualTo("SKU-A/1");
        }
    }

    @Test
    void whatBecomesDueIsPaidOnTheOnlyCase() {
        Till deposit = anOrder()
                .with(line("A", 1, "20.00"))
                .paidBy(money("T1", "20.00").captured(cny("5.00")))
                .till();
        deposit.pays(back("A", 1));
        assertThat(deposit.account()
                        .capture(ofNoCase(), T1, cny("15.00"), "CAP")
                        .get()
                        .caseId())
                .isEqualTo(caseNo(1));
    }

    /** Three units that cost nothing and a charge of 3.00, paid at shipment; one unit was never shipped. */
    @Test
    void aRefundOfGoodsWorthNothingIsForUnitsNeverShippedByTheirNumber() {
        Till till = anOrder()
                .with(line("A", 3, "0.00"))
                .otherCharges("3.00")
                .due(PaymentTerms.AT_SHIPMENT)
                .till();
        assertThat(till.pays(RefundClaim.ofClaimed(List.of(new ClaimedUnits(id("A"), 3, 0, 1, 0)))))
                .containsExactly("3.00");
        assertThat(till.account().totals().neverShipped()).isEqualTo(cny("1.00"));
    }
}
