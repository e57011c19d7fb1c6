package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.missing;
import static io.aftersales.domain.cases.CaseFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.shared.TenderId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The money of exchanges: paid on top, given back, late, taken back, and instead of the goods. */
class ExchangeMoneyTest extends ExchangeLives {
    @Nested
    class Taxes {
        private List<String> opened() {
            return shop.account().taxes().stream()
                    .filter(row -> row.line() != null)
                    .map(row -> row.line() + " " + row.rate() + " " + row.gross() + " " + row.tax() + " refunded "
                            + row.refunded())
                    .toList();
        }

        @Test
        void ofNewGoodsAreThoseOfTheirPriceToday() {
            shop.asks("MUG-2", new UnitPrice(2500, "VAT-9", 206));
            Life life = underWay();
            assertThat(opened()).containsExactly("A/1 VAT-9 5000 412 refunded 0");
            life.hears(Effect.CreateReplacementOrder.class, NO).paid("T1", "top-up-1");
            assertThat(opened()).containsExactly("A/1 VAT-9 5000 412 refunded 5000");
        }

        @Test
        void ofNewGoodsAreThoseOfTheGoodsTheyReplaceWhereThePriceTellsNone() {
            underWay();
            assertThat(opened()).containsExactly("A/1  5000 0 refunded 0");
        }

        @Test
        void ofCheaperGoodsShrinkWithWhatIsPaidForThem() {
            shop.asks("MUG-3", new UnitPrice(1500, "VAT-21", 260));
            cheaper().comesBack(good("A", 2));
            assertThat(opened()).containsExactly("A/1 VAT-21 3000 520 refunded 0");
        }
    }

    @Nested
    class MoneyInstead {
        private static final String BACK = "paid 11000, refunded 4000, kept 0, owed 0, held 0";

        @Test
        void whenTheDifferenceIsNotPaidInTime() {
            Life life = asked().waitsInVain(Duration.ofDays(3).minusNanos(1)).waits(Duration.ofNanos(1));
            assertThat(life.lastOf(Effect.CancelTopUp.class))
                    .containsExactly(new Effect.CancelTopUp(life.keyOf(Effect.CancelTopUp.class), key("topup-0")));
            life.hears(Effect.CancelTopUp.class, done()).paid("T1");
            assertThat(life.lately(3)).isEqualTo(lines("""
                    AWAITING_TOP_UP | TOP_UP_GIVEN_UP | CANCEL_TOP_UP
                    REFUNDING | REPLACEMENT_GIVEN_UP REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 4000) RELEASE_STOCK(rest) NOTIFY(REFUNDED_INSTEAD)
                    REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(4000) NOTIFY(REFUNDED)
                    """));
            assertThat(shop.books()).isEqualTo(BACK);
            assertThat(shop.lines()).containsExactly("A held 0, back 2, moved 0, again 0");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
            assertThat(life.subject().replacement().difference().state())
                    .isEqualTo(Replacement.PriceDifference.State.CANCELLED);
            assertThat(life.subject().replacement().stock()).isEqualTo(Replacement.Stock.RELEASED);
            life.ignores(Effect.CancelTopUp.class, done()).ignores(Effect.RequestTopUp.class, NO);
        }

        @Test
        void notWhileTheDifferenceMayStillBePaid() {
            Life life = asked().converted();
            assertThat(life.refuses(REVIEWER, CaseDecisions::convert))
                    .isEqualTo(new CaseRejection.NotYet(
                            CaseMove.CONVERT_TO_REFUND, CaseRejection.NotYet.Obstacle.ASKED_ALREADY));
            assertThat(CaseDecisions.isPossible(life.subject(), Action.CONVERT_TO_REFUND))
                    .isFalse();
            life.hears(Effect.CancelTopUp.class, NO);
            assertThat(life.lately(1)).containsExactly("AWAITING_TOP_UP | TOP_UP_NOT_GIVEN_UP |");
            life.ignores(Effect.CancelTopUp.class, done());
            life.waits(Duration.ofDays(3));
            assertThat(life.lately(1)).containsExactly("AWAITING_TOP_UP | TOP_UP_GIVEN_UP | CANCEL_TOP_UP");
            life.hears(Effect.CancelTopUp.class, NO);
            assertThat(CaseDecisions.isPossible(life.subject(), Action.CONVERT_TO_REFUND))
                    .isTrue();
            life.converted().hears(Effect.CancelTopUp.class, done()).paid("T1");
            assertThat(shop.books()).isEqualTo(BACK);
        }

        @Test
        void onlyOnceTheProviderHasAnsweredForWhichItHasAsLongAsTheBuyerHad() {
            Life life = asked();
            shop.after(Duration.ofDays(1));
            life.converted();
            assertThat(life.subject().waiting())
                    .isEqualTo(new CaseWait(
                            NOON.plus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(4)), CaseWait.Then.ALARM));
        }

        @Test
        void notWhenTheDifferenceIsPaidWhileItIsGivenUp() {
            Life life = asked().converted().hears(Effect.RequestTopUp.class, PAID);
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | TOP_UP_PAID EXCHANGE_BOOKED | CREATE_REPLACEMENT_ORDER(2 MUG-2)");
            life.ignores(Effect.CancelTopUp.class, NO)
                    .ignores(Effect.CancelTopUp.class, done())
                    .ignores(Effect.RequestTopUp.class, PAID)
                    .ignores(Effect.RequestTopUp.class, NO);
            assertThat(CaseDecisions.isPossible(life.subject(), Action.CONVERT_TO_REFUND))
                    .isTrue();
            life.ordered("R-1").delivered();
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 2 in 1");
        }

        @Test
        void whenTheBuyerRefusesToPay() {
            Life life = asked().hears(Effect.RequestTopUp.class, NO);
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | TOP_UP_REFUSED REPLACEMENT_GIVEN_UP REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 4000) RELEASE_STOCK(rest) NOTIFY(REFUNDED_INSTEAD)");
            life.paid("T1");
            assertThat(shop.books()).isEqualTo(BACK);
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
        }

        @Test
        void whenTheBuyerRefusesToPayForWhatWasAcceptedInPart() {
            shop.opens(exchange(mugs(3).wanting("MUG-2")))
                    .comesBack(good("A", 1), missing("A", 2))
                    .hears(Effect.RequestTopUp.class, NO)
                    .paid("T1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 0, held 0");
            assertThat(shop.lines()).containsExactly("A held 0, back 1, moved 0, again 0");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
        }

        @Test
        void whenTheOrderIsRefused() {
            Life life = underWay().hears(Effect.CreateReplacementOrder.class, NO);
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | REPLACEMENT_GIVEN_UP REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 4583) PAY_REFUND(top-up-1 ORIGINAL 417) RELEASE_STOCK(rest)"
                            + " NOTIFY(REFUNDED_INSTEAD)");
            life.paid("T1", "top-up-1");
            assertThat(life.lately(1))
                    .containsExactly(
                            "REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(5000) NOTIFY(REFUNDED)");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 0, held 0");
            assertThat(shop.lines()).isEqualTo(lines("""
                    A held 0, back 0, moved 2, again 0
                    A/1 held 0, back 2, moved 0, again 0 | 2 MUG-2 for A, worth 5000, difference 1000, on its way
                    """));
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
            life.ignores(Effect.CreateReplacementOrder.class, NO);
        }

        @Test
        void whenTheGoodsAreStoppedOnTheirWay() {
            Life life = underWay().ordered("R-1").shipped("SF", "S-1").converted();
            assertThat(life.lastOf(Effect.CancelReplacementOrder.class))
                    .containsExactly(new Effect.CancelReplacementOrder(
                            life.keyOf(Effect.CancelReplacementOrder.class), key("replace-0")));
            assertThat(life.refuses(REVIEWER, CaseDecisions::convert))
                    .isEqualTo(new CaseRejection.NotYet(
                            CaseMove.CONVERT_TO_REFUND, CaseRejection.NotYet.Obstacle.ASKED_ALREADY));
            life.hears(Effect.CancelReplacementOrder.class, done()).paid("T1", "top-up-1");
            assertThat(life.lately(4)).isEqualTo(lines("""
                    EXCHANGING | REPLACEMENT_STOP_ASKED | CANCEL_REPLACEMENT_ORDER
                    REFUNDING | REPLACEMENT_GIVEN_UP REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 4583) PAY_REFUND(top-up-1 ORIGINAL 417) NOTIFY(REFUNDED_INSTEAD)
                    REFUNDING | REFUND_PART_PAID |
                    REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(5000 R-1) NOTIFY(REFUNDED)
                    """));
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 0, held 0");
            life.ignores(Effect.CancelReplacementOrder.class, done()).ignores(Effect.CancelReplacementOrder.class, NO);
        }

        @Test
        void notWhenTheGoodsCannotBeStopped() {
            Life life = underWay().ordered("R-1").converted().hears(Effect.CancelReplacementOrder.class, NO);
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | REPLACEMENT_NOT_STOPPED | ALARM(REPLACEMENT_NOT_STOPPED)");
            EffectKey first = life.keyOf(Effect.CancelReplacementOrder.class);
            life.converted();
            assertThat(life.keyOf(Effect.CancelReplacementOrder.class)).isNotEqualTo(first);
            life.ignores(first, done()).delivered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            life.hears(Effect.CancelReplacementOrder.class, done()); // stopped after they arrived: somebody is wrong
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGED | REPLACEMENT_NOT_STOPPED | ALARM(REPLACEMENT_NOT_STOPPED)");
            life.ignores(Effect.CancelReplacementOrder.class, done());
        }

        @Test
        void saysWhyTheDifferenceIsStillAskedFor() {
            Life life = asked().converted().hears(Effect.CancelTopUp.class, NO);
            assertThat(life.lastEvent()).isEqualTo(new CaseEvent.TopUpNotGivenUp("NO"));
            life.waits(Duration.ofDays(3)).hears(Effect.CancelTopUp.class, new Outcome.TakenBack("x"));
            assertThat(life.lastEvent()).isEqualTo(new CaseEvent.TopUpNotGivenUp("TAKEN_BACK"));
        }

        @Test
        void saysWhyTheGoodsCouldNotBeStopped() {
            Life life = underWay().ordered("R-1").converted().hears(Effect.CancelReplacementOrder.class, NO);
            assertThat(life.lastEvent()).isEqualTo(new CaseEvent.ReplacementNotStopped("NO"));
            life.converted().hears(Effect.CancelReplacementOrder.class, new Outcome.TakenBack("x"));
            assertThat(life.lastEvent()).isEqualTo(new CaseEvent.ReplacementNotStopped("TAKEN_BACK"));
        }

        @Test
        void whenTheGoodsWillNotGoOut() {
            Life life = underWay();
            assertThat(life.refuses(
                            CaseFixtures.AGENT,
                            (subject, account, context) -> CaseDecisions.failed(subject, account, "X", context)))
                    .isEqualTo(new CaseRejection.NotYet(
                            CaseMove.CONVERT_TO_REFUND, CaseRejection.NotYet.Obstacle.NO_ORDER_KNOWN));
            life.ordered("R-1").failed("LOST_BY_CARRIER");
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | REPLACEMENT_GIVEN_UP REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 4583) PAY_REFUND(top-up-1 ORIGINAL 417) RELEASE_STOCK(rest)"
                            + " NOTIFY(REFUNDED_INSTEAD)");
            assertThat(life.last().events().get(0).event())
                    .isEqualTo(new CaseEvent.ReplacementGivenUp("LOST_BY_CARRIER"));
            life.ignores(Effect.CreateReplacementOrder.class, done()).paid("T1", "top-up-1");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 0, held 0");
        }

        @Test
        void neverWhenAnOrderThatIsKnownIsSaidToBeRefusedLater() {
            Life life = underWay().ordered("R-1").ignores(Effect.CreateReplacementOrder.class, NO);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            life.ignores(Effect.CreateReplacementOrder.class, new Outcome.Done("R-1"))
                    .ignores(Effect.CreateReplacementOrder.class, new Outcome.TakenBack("R-1"));
        }

        @Test
        void alarmsWhenTheGoodsGoOutAfterAll() {
            Life life = underWay()
                    .hears(Effect.CreateReplacementOrder.class, NO)
                    .hears(Effect.CreateReplacementOrder.class, new Outcome.Done("R-1"));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | REPLACEMENT_ORDERED REPLACEMENT_STOP_ASKED"
                            + " | CANCEL_REPLACEMENT_ORDER ALARM(REPLACEMENT_NOT_STOPPED)");
        }

        @Test
        void givesFreeWhatIsReservedWhenStoppedBeforeAnOrderIsKnown() {
            Life life = underWay().converted().hears(Effect.CancelReplacementOrder.class, done());
            assertThat(life.lately(1).get(0)).contains("RELEASE_STOCK(rest)");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
        }

        @Test
        void besideASurplusThatWasPaidAlready() {
            Life life =
                    cheaper().comesBack(good("A", 2)).ordered("R-1").paid("T1").failed("LOST");
            assertThat(life.parts())
                    .containsExactly(
                            "T1 1000 PAID by ORIGINAL under as-1001-1-surplus-T1-0",
                            "T1 3000 OPEN by ORIGINAL under as-1001-1-pay-T1-0");
            life.hears(key("pay-T1-0"), done());
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | REFUND_PART_PAID REFUND_SETTLED"
                            + " | PARTIALLY_REFUNDED(4000 R-1) NOTIFY(REFUNDED)");
            assertThat(shop.books()).isEqualTo(BACK);
        }

        @Test
        void waitsForASurplusThatIsStillOpen() {
            Life life = cheaper().comesBack(good("A", 2)).ordered("R-1").failed("LOST");
            life.hears(key("pay-T1-0"), done());
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            life.hears(key("surplus-T1-0"), done());
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(shop.books()).isEqualTo(BACK);
        }

        @Test
        void failsWhenItCannotBePaidAndIsRetried() {
            shop.under(CasePolicy.builder().routes(List.of(Route.ORIGINAL)).build());
            Life life = asked().hears(Effect.RequestTopUp.class, NO).refusedPayment("T1");
            assertThat(life.lately(1))
                    .containsExactly("REFUND_FAILED | REFUND_PART_FAILED REFUND_FAILED"
                            + " | ALARM(REFUND_FAILED) NOTIFY(REFUND_FAILED) OPEN_TICKET");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 4000, held 0");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
            life.retried().paid("T1");
            assertThat(shop.books()).isEqualTo(BACK);
        }

        @Test
        void countsTheSellersFaultAsAnyRefundDoes() {
            Life life = shop.opens(exchange(item("A", 2, Reason.QUALITY_ISSUE).wanting("MUG-2")))
                    .comesBack(good("A", 2))
                    .hears(Effect.RequestTopUp.class, PAID)
                    .ordered("R-1")
                    .failed("LOST")
                    .paid("T1", "top-up-1");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 6000, kept 0, owed 0, held 0");
        }
    }

    @Nested
    class LateTopUp {
        private Life late() {
            return asked().hears(Effect.RequestTopUp.class, NO).hears(Effect.RequestTopUp.class, PAID);
        }

        @Test
        void goesBackTheWayItCameWithAnAlarm() {
            Life life = late();
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | TOP_UP_PAID_LATE"
                            + " | PAY_REFUND(top-up-1 ORIGINAL 1000) ALARM(TOP_UP_PAID_LATE)");
            assertThat(life.lastOf(Effect.PayRefund.class))
                    .containsExactly(new Effect.PayRefund(
                            key("topup-back-top-up-1-0"),
                            TenderId.of("top-up-1"),
                            "ALIPAY",
                            "tx-top-up",
                            Route.ORIGINAL,
                            cny("10.00"),
                            cny("10.00"),
                            "LATE_TOP_UP",
                            NOON));
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 5000, held 0");
            assertThat(life.subject().replacement().difference().state())
                    .isEqualTo(Replacement.PriceDifference.State.PAID_LATE);
            life.ignores(Effect.RequestTopUp.class, PAID).paid("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            life.paid("top-up-1");
            assertThat(life.lately(1))
                    .containsExactly(
                            "REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(5000) NOTIFY(REFUNDED)");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 0, held 0");
        }

        @Test
        void goesBackAfterTheEndToo() {
            Life life = asked().hears(Effect.RequestTopUp.class, NO).paid("T1").hears(Effect.RequestTopUp.class, PAID);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            life.paid("top-up-1");
            assertThat(life.lately(1)).containsExactly("REFUNDED | REFUND_PART_PAID | PARTIALLY_REFUNDED(5000)");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 0, held 0");
        }

        @Test
        void thatCannotGoBackFailsTheRefundAndIsRetried() {
            shop.under(CasePolicy.builder().routes(List.of(Route.ORIGINAL)).build());
            Life life = late().paid("T1").refusedPayment("top-up-1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUND_FAILED);
            life.retried();
            assertThat(life.part("top-up-1").key()).isEqualTo(key("topup-back-top-up-1-1"));
            life.paid("top-up-1");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 0, held 0");
        }

        @Test
        void isPaidByHandWhereNoProviderPays() {
            shop.under(CasePolicy.builder().routes(List.of(Route.OFFLINE)).build());
            Life life = late();
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | TOP_UP_PAID_LATE"
                            + " | ALARM(TOP_UP_PAID_LATE) NOTIFY(OFFLINE_PAYMENT_NEEDED)");
            life.offline("top-up-1", done()).offline("T1", done());
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void hasAnIdOfItsOwnAmongTheTenders() {
            var other = stocked(new Shop(delivered(sale().paidBy(Tender.money("top-up-1", "ALIPAY", 11000)))));
            Life life = other.opens(exchange(mugs(1).wanting("MUG-2")))
                    .comesBack(good("A", 1))
                    .hears(Effect.RequestTopUp.class, new Outcome.Done("tx"));
            assertThat(other.account().tenders().get(1).tender())
                    .isEqualTo(
                            new Tender(TenderId.of("top-up-1+"), "TOP_UP", "tx", TenderKind.MONEY, 500, 500, 0, NOON));
            life.ordered("R-1").failed("LOST").paid("top-up-1", "top-up-1+");
            assertThat(other.books()).isEqualTo("paid 11500, refunded 2500, kept 0, owed 0, held 0");
        }
    }

    @Nested
    class TopUpTakenBack {
        private static final Outcome BACK = new Outcome.TakenBack("cb-1");

        @Test
        void isRecordedAlarmedAndChangesNothingElse() {
            Life life = underWay().hears(Effect.RequestTopUp.class, BACK);
            assertThat(life.lately(1)).containsExactly("EXCHANGING | TOP_UP_TAKEN_BACK | ALARM(TOP_UP_TAKEN_BACK)");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 0, kept 0, owed 0, held 2, elsewhere 1000");
            life.ignores(Effect.RequestTopUp.class, BACK).ordered("R-1").delivered();
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGED | EXCHANGE_COMPLETED | EXCHANGED(1000 R-1) NOTIFY(EXCHANGED)");
        }

        @Test
        void isRecordedAfterTheEnd() {
            Life life = underWay().ordered("R-1").delivered().hears(Effect.RequestTopUp.class, BACK);
            assertThat(life.lately(1)).containsExactly("EXCHANGED | TOP_UP_TAKEN_BACK | ALARM(TOP_UP_TAKEN_BACK)");
            life.ignores(Effect.RequestTopUp.class, BACK);
        }

        @Test
        void isCountedOnceHoweverOftenAndUnderWhateverReferenceItIsTold() {
            underWay()
                    .hears(Effect.RequestTopUp.class, BACK)
                    .ignores(Effect.RequestTopUp.class, new Outcome.TakenBack("cb-2"));
            assertThat(shop.account().replacements())
                    .as("nothing is settled any more")
                    .allMatch(line -> line.difference() == 0);
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 0, kept 0, owed 0, held 2, elsewhere 1000");
        }

        @Test
        void isNotPaidASecondTimeWhenTheGoodsDoNotGoOut() {
            underWay().ordered("R-1").hears(Effect.RequestTopUp.class, BACK).failed("BROKEN");
            assertThat(shop.books())
                    .as("the mugs are worth 40.00, and 10.00 were charged back")
                    .isEqualTo("paid 12000, refunded 4000, kept 0, owed 4000, held 0, elsewhere 1000");
        }

        @Test
        void isNothingWhereNothingWasPaid() {
            Life life = asked().ignores(Effect.RequestTopUp.class, BACK);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.AWAITING_TOP_UP);
        }
    }

    @Nested
    class Surplus {
        @Test
        void paidByHandBesideARefundOnTheSameTenderHasToBeNamed() {
            shop.under(CasePolicy.builder().routes(List.of(Route.OFFLINE)).build());
            Life life = cheaper().comesBack(good("A", 2)).ordered("R-1").failed("BROKEN");
            TenderId card = TenderId.of("T1");
            assertThat(life.refuses(
                            CaseFixtures.FINANCE,
                            (it, account, context) ->
                                    CaseDecisions.confirmOffline(it, account, card, null, done(), context)))
                    .isEqualTo(new CaseRejection.NoOfflinePayment(card, 2));
            Change named = CaseDecisions.confirmOffline(
                            life.subject(),
                            shop.account(),
                            card,
                            RefundPart.Purpose.SURPLUS,
                            done(),
                            shop.context(CaseFixtures.FINANCE))
                    .get();
            assertThat(named.next().refund().parts())
                    .extracting(part -> part.purpose() + " " + part.state())
                    .containsExactly("SURPLUS PAID", "REFUND OPEN");
        }

        @Test
        void thatIsDeadIsRetriedWithoutAMove() {
            shop.under(CasePolicy.builder().routes(List.of(Route.ORIGINAL)).build());
            Life life = cheaper().comesBack(good("A", 2)).refusedPayment("T1");
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | REFUND_PART_FAILED"
                            + " | ALARM(REFUND_FAILED) NOTIFY(REFUND_FAILED) OPEN_TICKET");
            life.ordered("R-1").delivered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            assertThat(CaseDecisions.isPossible(life.subject(), Action.RETRY_REFUND))
                    .isTrue();
            life.retried();
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | REFUND_RETRIED | PAY_REFUND(T1 ORIGINAL 1000) RESOLVE_TICKET");
            assertThat(life.part("T1").key()).isEqualTo(key("surplus-T1-1"));
            life.paid("T1");
            assertThat(life.lately(1).get(0)).startsWith("EXCHANGED | REFUND_PART_PAID EXCHANGE_COMPLETED");
        }

        @Test
        void goesTheNextWayAndAtLastByHand() {
            Life life = cheaper().comesBack(good("A", 2)).refusedPayment("T1").refusedPayment("T1");
            assertThat(life.lately(2)).isEqualTo(lines("""
                    EXCHANGING | REFUND_PART_FAILED REFUND_REROUTED | PAY_REFUND(T1 BALANCE 1000)
                    EXCHANGING | REFUND_PART_FAILED REFUND_REROUTED | NOTIFY(OFFLINE_PAYMENT_NEEDED) OPEN_TICKET
                    """));
            life.offline("T1", done());
            assertThat(life.lately(1)).containsExactly("EXCHANGING | REFUND_PART_PAID | RESOLVE_TICKET");
        }

        @Test
        void thatIsTakenBackAfterTheEndIsAlarmedAndPaidAgain() {
            shop.under(CasePolicy.builder().routes(List.of(Route.ORIGINAL)).build());
            Life life = cheaper()
                    .comesBack(good("A", 2))
                    .paid("T1")
                    .ordered("R-1")
                    .delivered()
                    .takenBack("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 1000, held 0");
            life.retried().refusedPayment("T1");
            assertThat(life.lately(1).get(0))
                    .startsWith("EXCHANGED | REFUND_PART_FAILED | ALARM(REFUND_FAILED) NOTIFY(REFUND_FAILED)");
            life.retried().paid("T1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 0, held 0");
        }

        @Test
        void ofPointsIsGivenBackAtOnceAndHoldsNothingUp() {
            var points = stocked(new Shop(delivered(sale().paidBy(Tender.points("P1", 1100, 11000)))));
            Life life = points.opens(exchange(mugs(2).wanting("MUG-3"))).comesBack(good("A", 2));
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | FINDINGS_RECORDED INSPECTION_PASSED EXCHANGE_BOOKED"
                            + " | RESTOCK(SELLABLE) CREATE_REPLACEMENT_ORDER(2 MUG-3) GIVE_BACK_POINTS(100)");
            life.ordered("R-1").delivered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            life.paid("P1");
            assertThat(points.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 0, held 0");
        }

        @Test
        void ofMoneyAndPointsGivesThePointsAfterTheMoney() {
            var mixed = stocked(new Shop(delivered(CaseFixtures.mixedSale())));
            Life life = mixed.opens(exchange(mugs(2).wanting("MUG-3"))).comesBack(good("A", 2));
            assertThat(life.owed()).noneMatch(Effect.GiveBackPoints.class::isInstance);
            life.paid("T1", "G1");
            assertThat(life.lately(1)).containsExactly("EXCHANGING | REFUND_PART_PAID | GIVE_BACK_POINTS(20)");
            life.ordered("R-1").delivered().paid("P1");
            assertThat(mixed.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 0, held 0");
        }
    }
}
