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
import static org.assertj.core.api.Assertions.tuple;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What money that comes and goes outside of a case leaves in the books, worked out by hand: bookings, sums and tax balances, whole. */
class WorkedCorrectionsTest {
    private static final TenderId T1 = TenderId.of("T1");

    /** A return of 20.00 worth 30 % less, with a restocking fee, a fee of its own, and 8.00 agreed on; 15.00 were charged back before. */
    @Nested
    class ABookingThatAChargebackLimited {
        private final AnOrder order = anOrder()
                .with(line("A", 2, "20.00").taxed(cny("3.47"), "VAT"))
                .under(RefundPolicy.STANDARD.withRestockingFee(RestockingFee.percent(10)));
        private final RefundClaim claim = RefundClaim.ofClaimed(List.of(new ClaimedUnits(id("A"), 2, 0, 1, 60)))
                .withFee(cny("1.00"))
                .agreedOn(cny("8.00"));
        private final Till limited;

        ABookingThatAChargebackLimited() {
            Till till = order.till();
            till.isChargedBack("T1", "15.00", "CB");
            limited = new Till(Unplaced.book(held(till), inCase(1), claim.plainUnits(), claim)
                    .account());
            assertThat(limited.refunded()).isEqualTo("0.00");
        }

        private OrderAccount held(Till at) {
            return Unplaced.hold(at.account(), inCase(1), claim.plainUnits()).get();
        }

        @Test
        void keepsFirstWhatTheGoodsAreWorthLess() {
            assertThat(limited.account().totals().deductions()).isEqualTo(cny("5.00"));
            assertThat(limited.winsBack("CB", "6.00")).isEqualTo("3.50");
            hasKept(limited.account(), "1.50", "6.00", "0.00");
            BookedRefund booked = limited.account().bookings().get(0);
            assertThat(List.of(booked.full(), booked.taken(), booked.paid(), booked.kept()))
                    .containsExactly(cny("20.00"), cny("11.00"), cny("3.50"), cny("7.50"));
            assertThat(booked.keptByRate()).containsExactly(new TaxShare(0, cny("7.50")));
        }

        @Test
        void isInTheEndAsIfNothingHadBeenChargedBack() {
            limited.winsBack("CB", "6.00");
            assertThat(limited.winsBack("CB", "8.00")).isEqualTo("4.50");
            hasKept(limited.account(), "2.30", "6.00", "2.70");
            assertThat(limited.winsBack("CB", "1.00")).isEqualTo("0.00");
            hasKept(limited.account(), "2.40", "6.00", "3.60");

            Till undisputed = order.till();
            undisputed.pays(claim);
            assertThat(limited.account().bookings())
                    .isEqualTo(undisputed.account().bookings());
            assertThat(limited.account().totals())
                    .isEqualTo(undisputed.account().totals());
            assertThat(limited.account().taxes()).isEqualTo(undisputed.account().taxes());
        }

        private static void hasKept(OrderAccount account, String fees, String deductions, String waived) {
            assertThat(List.of(
                            account.totals().fees(),
                            account.totals().deductions(),
                            account.totals().waived()))
                    .containsExactly(cny(fees), cny(deductions), cny(waived));
        }
    }

    @Nested
    class WhatIsWonBack {
        private final Till till = anOrder().with(line("A", 2, "20.00")).till();

        WhatIsWonBack() {
            till.isChargedBack("T1", "20.00", "CB");
        }

        @Test
        void isPaidOnTheBookingThatItWasMissingFrom() {
            till.pays(back("A", 1), back("A", 1));
            Adjustment some = wonBack("5.00");
            assertThat(some.caseId()).isEqualTo(caseNo(1));
            assertThat(some.account().bookings()).extracting(BookedRefund::paid).containsExactly(cny("5.00"), 0L);
        }

        @Test
        void isNotPaidOnABookingThatWaivesItsPart() {
            till.pays(back("A", 1), back("A", 1).agreedOn(0L));
            Adjustment all = wonBack("20.00");
            assertThat(all.payout()).isEqualTo(cny("10.00"));
            assertThat(all.caseId()).isEqualTo(caseNo(1));
        }

        @Test
        void isNoMoreThanTheOrderHasLeft() {
            till.pays(back("A", 1), back("A", 1));
            till.isChargedBack("T1", "14.00", "CB-2");
            assertThat(till.account().remaining()).isEqualTo(cny("-14.00"));
            assertThat(wonBack("20.00").total()).isEqualTo(cny("6.00"));
        }

        @Test
        void doesNotPayAgainWhatGoodwillHasPaid() {
            Till given = anOrder().with(line("A", 1, "20.00")).till();
            given.gives(Goodwill.onOrder(cny("5.00")));
            given.isChargedBack("T1", "1.00", "CB");
            assertThat(given.pays(back("A", 1))).containsExactly("14.00");
            assertThat(given.winsBack("CB", "1.00")).isEqualTo("1.00");
            assertThat(given.account().bookings())
                    .extracting(BookedRefund::full, BookedRefund::taken)
                    .containsExactly(tuple(cny("5.00"), cny("5.00")), tuple(cny("15.00"), cny("15.00")));
        }

        @Test
        void belongsToNoTaxRateFirst() {
            Till overdrawn = anOrder()
                    .with(line("A", 1, "20.00").taxed(cny("3.47"), "VAT"))
                    .till();
            overdrawn.isChargedBack("T1", "25.00", "CB");
            assertThat(overdrawn.account().totals().beyondRates()).isEqualTo(cny("5.00"));
            overdrawn.winsBack("CB", "8.00");
            assertThat(overdrawn.account().totals().beyondRates()).isZero();
            assertThat(overdrawn.account().taxes())
                    .containsExactly(
                            new TaxBalance(0, null, "VAT", cny("20.00"), cny("3.47"), cny("17.00"), 0, cny("17.00")));
        }

        private Adjustment wonBack(String amount) {
            return till.account()
                    .reverseExternal(ofNoCase(), "CB", cny(amount), NOON)
                    .get();
        }
    }

    /** A for 60.00, exchanged for goods of 90.00, and B for 40.00. */
    @Nested
    class ATopUpTakenBack {
        private final Till till =
                anOrder().with(line("A", 1, "60.00"), line("B", 1, "40.00")).till();

        ATopUpTakenBack() {
            till.settles(swap("A", 1, "LARGE", "90.00"));
        }

        @Test
        void andWonAgainIsPaidOnTheCaseThatTheGoodsCameBackBy() {
            till.takesBackTopUp("CB");
            till.pays(back("A/1", 1));
            till.isChargedBack("T1", "40.00", "CB-2");
            assertThat(till.pays(back("B", 1))).containsExactly("0.00");
            Adjustment won = till.account()
                    .reverseExternal(ofNoCase(), "CB", cny("30.00"), NOON)
                    .get();
            assertThat(won.payout()).isEqualTo(cny("30.00"));
            assertThat(won.caseId()).isEqualTo(caseNo(2));
            assertThat(won.account().bookings())
                    .extracting(BookedRefund::full, BookedRefund::paid)
                    .endsWith(tuple(cny("90.00"), cny("90.00")), tuple(cny("40.00"), 0L));
            assertThat(won.account().bookings().get(2).weights()).containsExactly(new TaxShare(0, cny("40.00")));
            assertThat(won.account().totals().full()).isEqualTo(cny("130.00"));
        }

        @Test
        void leavesTheGoodsOfOtherExchangesAlone() {
            till.settles(swap("B", 1, "NEWER", "45.00"));
            OrderAccount saved = till.account().saved();
            OrderAccount less = saved.topUpTakenBack(inCase(1), caseNo(1), TenderId.of("UP-1"), "CB")
                    .orElseThrow();
            assertThat(less.replacements())
                    .extracting(ReplacementLine::net)
                    .containsExactly(cny("60.00"), cny("45.00"));
            assertThat(less.touchedLines()).containsExactly(id("A/1"));
            OrderAccount won = less.saved()
                    .reverseExternal(ofNoCase(), "CB", cny("30.00"), NOON)
                    .get()
                    .account();
            assertThat(won.touchedLines()).containsExactly(id("A/1"));
            assertThat(won.replacements()).isEqualTo(saved.replacements());
        }

        @Test
        void thatPaidAFeeTooTakesTheTaxOnTopWithTheWorth() {
            Till taxed = anOrder()
                    .with(line("A", 1, "100.00").taxed(cny("21.00"), "VAT"))
                    .taxOnTop()
                    .till();
            taxed.sends(new ExchangeTotal(0, cny("110.00"), 0), swap("A", 1, "GREEN"));
            List<ReplacementLine> before = taxed.account().replacements();
            List<TaxBalance> taxes = taxed.account().taxes();
            taxed.takesBackTopUp("CB");
            OrderAccount less = taxed.account();
            assertThat(less.replacements())
                    .extracting(ReplacementLine::net, ReplacementLine::tax, ReplacementLine::difference)
                    .containsExactly(tuple(cny("11.00"), cny("11.00"), cny("-110.00")));
            // 21.00 of 121.00 is 1.91 of 11.00
            assertThat(less.externals())
                    .extracting(ExternalRefund::lost)
                    .containsExactly(List.of(new LostWorth(id("A/1"), cny("110.00"), cny("10.00"), cny("19.09"))));
            assertThat(less.taxes()).contains(opened("A/1", "VAT", "11.00", "1.91"));
            assertThat(less.totals().beyondRates()).isEqualTo(cny("110.00"));
            taxed.winsBack("CB", "11.00");
            assertThat(taxed.account().externals())
                    .extracting(ExternalRefund::lost)
                    .containsExactly(List.of(new LostWorth(id("A/1"), cny("99.00"), cny("9.00"), cny("17.18"))));
            taxed.winsBack("CB", "99.00");
            assertThat(taxed.account().replacements()).isEqualTo(before);
            assertThat(taxed.account().taxes()).isEqualTo(taxes);
            assertThat(taxed.account().totals().beyondRates()).isZero();
        }

        @Test
        void takesNoMoreFromTheGoodsThanTheyAreWorth() {
            Till small = anOrder().with(line("A", 1, "20.00")).till();
            small.sends(new ExchangeTotal(0, cny("29.00"), 0), swap("A", 1, "GREEN"));
            small.takesBackTopUp("CB");
            assertThat(small.account().replacements())
                    .extracting(ReplacementLine::net)
                    .containsExactly(0L);
            assertThat(small.account().external()).isEqualTo(cny("29.00"));
            assertThat(small.account().totals().beyondRates())
                    .as("the goods lost 20.00, and nothing else was paid under any rate")
                    .isEqualTo(cny("29.00"));
        }

        @Test
        void andWonAgainChangesNothingWhereTheGoodsWereBackBefore() {
            till.pays(back("A/1", 1));
            List<BookedRefund> bookings = till.account().bookings();
            AccountTotals totals = till.account().totals();
            till.takesBackTopUp("CB");
            assertThat(till.winsBack("CB", "30.00")).isEqualTo("0.00");
            assertThat(till.account().bookings()).isEqualTo(bookings);
            assertThat(till.account().totals()).isEqualTo(totals);
        }

        /** A promotion of 20.00 asks for 51.00: the second return ends it, and its 20.00 are still to be made good by the third. */
        @Test
        void andWonAgainPaysNothingWhileAnEndedDiscountIsToBeMadeGood() {
            Till promoted = anOrder()
                    .with(line("X", 1, "50.00"), line("Y", 1, "1.00"), line("Z", 1, "50.00"))
                    .discountedBy(promotion("20.00", spend("51.00", "20.00")), coupon("1.00"))
                    .promotions(DiscountRule.RE_EVALUATED)
                    .till();
            promoted.settles(swap("X", 1, "LARGE", "60.00"));
            String goods = promoted.pays(back("X/1", 1)).get(0);
            assertThat(goods).isEqualTo("60.00");
            promoted.takesBackTopUp("CB");
            assertThat(promoted.pays(back("Y", 1))).containsExactly("0.00");
            String topUp = receipt(promoted.account().external());
            assertThat(promoted.winsBack("CB", topUp)).isEqualTo("0.00");
        }

        /** The coupon of 15.00 stays with the buyer until everything is back: two units pay 10.00 and 5.00. */
        @Test
        void andWonAgainFallsToTheNextReturnWhereNoBookingSinceThenCountsIt() {
            Till kept = threeUnderACoupon();
            assertThat(kept.pays(back("A", 1), back("B", 1))).containsExactly("10.00", "5.00");
            assertThat(kept.settles(swap("C", 1, "LARGE", "17.00"))).isEqualTo("7.00");
            OrderAccount less = kept.account()
                    .topUpTakenBack(inCase(3), caseNo(3), TenderId.of("UP-3"), "CB")
                    .orElseThrow();
            Adjustment won =
                    less.reverseExternal(ofNoCase(), "CB", cny("7.00"), NOON).get();
            assertThat(won.payout()).isZero();
            assertThat(won.account().bookings()).isEqualTo(less.bookings());
            Till next = new Till(won.account());
            assertThat(next.pays(back("C/3", 1))).containsExactly("7.00");
            assertThat(next.left()).isEqualTo("0.00");
        }

        @Test
        void andWonAgainBitByBitIsPaidByTheNewestBookingSinceThen() {
            Till kept = threeUnderACoupon();
            kept.pays(back("A", 1), back("B", 1));
            kept.settles(swap("C", 1, "LARGE", "17.00"));
            Till less = new Till(kept.account()
                    .topUpTakenBack(inCase(3), caseNo(3), TenderId.of("UP-3"), "CB")
                    .orElseThrow());
            assertThat(less.winsBack("CB", "3.00")).as("no booking since then").isEqualTo("0.00");
            less.gives(Goodwill.onOrder(cny("1.00")));
            assertThat(less.winsBack("CB", "4.00"))
                    .as("two units are worth 20.00, of which 18.00 were theirs before")
                    .isEqualTo("2.00");
            assertThat(less.pays(back("C/3", 1))).as("5.00 less the goodwill").containsExactly("4.00");
            assertThat(less.left()).isEqualTo("0.00");
        }

        @Test
        void andWonAgainIsNotPaidOnACaseThatWaivesItsPart() {
            Till two = anOrder().with(line("A", 2, "60.00")).till();
            two.settles(swap("A", 2, "LARGE", "80.00"));
            two.takesBackTopUp("CB");
            two.pays(back("A/1", 1), back("A/1", 1).agreedOn(0L));
            Adjustment won = two.account()
                    .reverseExternal(ofNoCase(), "CB", cny("20.00"), NOON)
                    .get();
            assertThat(won.payout()).isEqualTo(cny("10.00"));
            assertThat(won.caseId()).isEqualTo(caseNo(2));
        }
    }

    private static Till threeUnderACoupon() {
        return anOrder()
                .with(
                        line("A", 1, "10.00").taxed(0, "21"),
                        line("B", 1, "10.00").taxed(0, "9"),
                        line("C", 1, "10.00").taxed(0, "21"),
                        line("GIFT", 1, "0.00").taxed(0, "0"))
                .discountedBy(coupon("15.00"))
                .coupons(DiscountRule.KEPT_UNTIL_FULL_RETURN)
                .till();
    }

    @Nested
    class ABooking {
        @Test
        void ofGoodsWorthNothingIsUnderTheRatesThatHaveSomethingLeft() {
            Till till = threeUnderACoupon();
            till.pays(back("A", 1), back("B", 1));
            till.settles(swap("C", 1, "LARGE", "17.00"));
            assertThat(till.pays(back("GIFT", 1)))
                    .as("two units are worth 20.00, and 22.00 were paid for all")
                    .containsExactly("5.00");
            assertThat(till.account().taxes())
                    .extracting(TaxBalance::rate, TaxBalance::refunded)
                    .endsWith(tuple("21", cny("5.00")));
        }

        @Test
        void ofARefundMadeElsewhereKeepsTheRest() {
            OrderAccount account = anOrder()
                    .with(line("A", 2, "20.00"))
                    .account()
                    .external(ofNoCase(), T1, cny("6.00"), "X", NOON, List.of(Units.of("A", 1)))
                    .get()
                    .account();
            assertThat(account.bookings())
                    .containsExactly(new BookedRefund(
                            null,
                            cny("10.00"),
                            cny("4.00"),
                            cny("6.00"),
                            cny("10.00"),
                            null,
                            0,
                            cny("4.00"),
                            0,
                            cny("10.00"),
                            List.of(new TaxShare(0, cny("10.00"))),
                            List.of(new TaxShare(0, cny("4.00")))));
            assertThat(account.totals().full()).isEqualTo(cny("10.00"));
        }

        @Test
        void ofRefundsFromBeforeKeepsTheRest() {
            FrozenOrder frozen = anOrder()
                    .with(line("A", 2, "20.00"))
                    .paidBy(money("T1", "15.00"), money("T2", "5.00"))
                    .frozen();
            OrderAccount account = AccountOpening.open(
                            frozen, new RefundHistory(Map.of(id("A"), 1L), Map.of(T1, cny("6.00"))), inCase(1))
                    .get();
            assertThat(account.bookings())
                    .containsExactly(new BookedRefund(
                            caseNo(1),
                            cny("10.00"),
                            cny("10.00"),
                            0,
                            cny("10.00"),
                            null,
                            cny("6.00"),
                            cny("4.00"),
                            0,
                            cny("10.00"),
                            List.of(new TaxShare(0, cny("10.00"))),
                            List.of(new TaxShare(0, cny("4.00")))));
            assertThat(account.totals().full()).isEqualTo(cny("10.00"));
            assertThat(account.taxes())
                    .containsExactly(new TaxBalance(0, null, "", cny("20.00"), 0, cny("10.00"), cny("6.00"), 0));
            assertThat(account.entries())
                    .as("units, the tender that paid, and what is waived")
                    .hasSize(3);
        }

        @Test
        void ofRefundsFromBeforeTakesWhatWasPaidBeyondTheUnits() {
            OrderAccount account = AccountOpening.open(
                            anOrder().with(line("A", 2, "20.00")).frozen(),
                            new RefundHistory(Map.of(id("A"), 1L), Map.of(T1, cny("13.00"))),
                            inCase(1))
                    .get();
            assertThat(account.taxes())
                    .containsExactly(new TaxBalance(0, null, "", cny("20.00"), 0, cny("13.00"), cny("13.00"), 0));
            assertThat(account.kept()).isZero();
        }

        @Test
        void ofWhatTheBuyerPaidForUnitsThatDidNotComeBackKeepsAllOfIt() {
            Till till = anOrder()
                    .with(line("A", 2, "20.00").taxed(cny("3.48"), "VAT"))
                    .till();
            till.pays(back("A", 1));
            OrderAccount account = till.account()
                    .recover(inCase(1), money("UP", "3.00"), List.of(Units.of("A", 1)))
                    .account();
            assertThat(account.totals().full()).isEqualTo(cny("13.00"));
            assertThat(account.totals().deductions()).isEqualTo(cny("3.00"));
            BookedRefund recovered = account.bookings().get(1);
            assertThat(List.of(recovered.full(), recovered.taken(), recovered.paid(), recovered.kept()))
                    .containsExactly(cny("3.00"), cny("3.00"), 0L, cny("3.00"));
            assertThat(recovered.keptByRate()).containsExactly(new TaxShare(1, cny("3.00")));
            // 3.48 of 20.00 is 0.52 of 3.00
            assertThat(account.taxes())
                    .endsWith(new TaxBalance(0, null, "VAT", cny("3.00"), cny("0.52"), cny("3.00"), 0, 0));
        }

        @Test
        void knowsWhatItStillKeepsUnderEachRate() {
            Till till = anOrder().with(line("A", 1, "20.00")).till();
            till.pays(back("A", 1).withFee(cny("4.00")));
            Adjustment given =
                    till.account().giveBackKept(ofNoCase(), 0, cny("3.00")).get();
            assertThat(given.account().bookings().get(0).keptByRate()).containsExactly(new TaxShare(0, cny("1.00")));
        }

        /** Two rates: 25.00 and 75.00 are exchanged evenly, and the shop keeps a fee of 10.00. */
        @Test
        void ofAnExchangeKeepsItsFeeUnderTheRatesOfTheGoods() {
            Till till = twoRates();
            till.sends(new ExchangeTotal(0, cny("10.00"), 0), swap("A", 1, "GREEN"), swap("B", 1, "GREEN"));
            assertThat(till.account().taxes())
                    .containsExactly(
                            new TaxBalance(0, null, "21", cny("25.00"), cny("4.34"), cny("25.00"), cny("25.00"), 0),
                            new TaxBalance(0, null, "9", cny("75.00"), cny("6.19"), cny("75.00"), cny("75.00"), 0),
                            new TaxBalance(0, null, "21", cny("2.50"), cny("0.43"), cny("2.50"), 0, 0),
                            new TaxBalance(0, null, "9", cny("7.50"), cny("0.62"), cny("7.50"), 0, 0),
                            opened("A/1", "21", "25.00", "4.34"),
                            opened("B/1", "9", "75.00", "6.19"));
            BookedRefund booked = till.account().bookings().get(0);
            assertThat(booked.keptByRate()).containsExactly(new TaxShare(2, cny("2.50")), new TaxShare(3, cny("7.50")));
            assertThat(List.of(booked.full(), booked.taken(), booked.paid(), booked.kept()))
                    .containsExactly(cny("10.00"), cny("10.00"), 0L, cny("10.00"));
            assertThat(till.account().totals().full()).isEqualTo(cny("10.00"));
        }

        @Test
        void ofAnExchangeOpensNoBalanceUnderARateThatKeepsNothing() {
            Till till = twoRates();
            till.sends(new ExchangeTotal(0, cny("10.00"), 0), swap("B", 1, "GREEN"));
            assertThat(till.account().taxes())
                    .extracting(TaxBalance::rate, TaxBalance::gross)
                    .containsExactly(
                            tuple("21", cny("25.00")),
                            tuple("9", cny("75.00")),
                            tuple("9", cny("10.00")),
                            tuple("9", cny("75.00")));
        }

        private static Till twoRates() {
            return anOrder()
                    .with(
                            line("A", 1, "25.00").taxed(cny("4.34"), "21"),
                            line("B", 1, "75.00").taxed(cny("6.19"), "9"))
                    .till();
        }
    }

    private static String receipt(long minor) {
        return Money.ofMinor(minor, "CNY").toDecimal().toPlainString();
    }

    private static TaxBalance opened(String line, String rate, String gross, String tax) {
        return new TaxBalance(0, LineId.of(line), rate, cny(gross), cny(tax), 0, 0, 0);
    }
}
