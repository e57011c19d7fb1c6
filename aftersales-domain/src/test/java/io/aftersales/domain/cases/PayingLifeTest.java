package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.mixedSale;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.sale;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseRejection.NotStatedByStaff;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.TenderId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money on its way: several tenders, dead routes, retries, payments taken back. */
class PayingLifeTest {
    private final Shop shop = new Shop(unshipped(mixedSale()));

    private Life cancelled(long mugs) {
        return shop.opens(refundOnly(item("A", mugs, Reason.ORDER_CANCELLED)))
                .approvedBy(REVIEWER)
                .stopped();
    }

    private static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    @Nested
    class SeveralTenders {
        @Test
        void areOwedTogetherAndThePointsAfterTheMoney() {
            Life life = cancelled(2).paid("G1").paid("T1").paid("P1");
            assertThat(life.lately(4)).isEqualTo(lines("""
                    REFUNDING | FULFILMENT_STOP_ANSWERED REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 2000) PAY_REFUND(G1 ORIGINAL 1200)
                    REFUNDING | REFUND_PART_PAID |
                    REFUNDED | REFUND_PART_PAID REFUND_SETTLED | GIVE_BACK_POINTS(80) PARTIALLY_REFUNDED(4000) NOTIFY(REFUNDED)
                    REFUNDED | POINTS_GIVEN_BACK |
                    """));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 0, held 0");
            assertThat(life.parts())
                    .containsExactly(
                            "T1 2000 PAID by ORIGINAL under as-1001-1-pay-T1-0",
                            "G1 1200 PAID by ORIGINAL under as-1001-1-pay-G1-0",
                            "P1 800 PAID by ORIGINAL under as-1001-1-pay-P1-0");
        }

        @Test
        void waitForTheMoneyBeforeThePointsAreOwed() {
            Life life = cancelled(2);
            assertThat(life.part("P1").state()).isEqualTo(RefundPart.State.WAITING);
            life.ignores(key("pay-P1-0"), new Outcome.Done("early"));
            assertThat(life.owed()).noneMatch(Effect.GiveBackPoints.class::isInstance);
        }

        @Test
        void ofPointsAloneAreSettledAtOnce() {
            var points = new Shop(unshipped(sale().paidBy(Tender.points("P1", 1100, 11000))));
            Life life = points.opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER)
                    .stopped();
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | FULFILMENT_STOP_ANSWERED REFUND_STARTED REFUND_SETTLED"
                            + " | GIVE_BACK_POINTS(400) PARTIALLY_REFUNDED(4000) NOTIFY(REFUNDED)");
        }

        @Test
        void ofNothingAreNotPaidAtAll() {
            var free = new Shop(unshipped(Sale.of("1001", "CNY").with(OrderLine.of("A", "GIFT", 2, 0))));
            Life life = free.opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER)
                    .stopped();
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | FULFILMENT_STOP_ANSWERED REFUND_STARTED REFUND_SETTLED"
                            + " | FULLY_REFUNDED(0) NOTIFY(REFUNDED)");
            assertThat(life.parts()).isEmpty();
        }
    }

    @Nested
    class Points {
        @Test
        void thatCannotBeGivenBackTouchTheMoneyNoMoreAndAreRetried() {
            Life life = cancelled(2).paid("T1", "G1").refusedPayment("P1");
            assertThat(life.lately(1)).containsExactly("REFUNDED | REFUND_PART_FAILED | ALARM(POINTS_FAILED)");
            assertThat(CaseDecisions.isPossible(life.subject(), Action.RETRY_REFUND))
                    .isTrue();
            life.retried();
            assertThat(life.lately(1)).containsExactly("REFUNDED | REFUND_RETRIED | GIVE_BACK_POINTS(80)");
            assertThat(life.part("P1").key()).isEqualTo(key("pay-P1-1"));
            life.paid("P1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 0, held 0");
        }

        @Test
        void thatWereTakenBackAreGivenAgain() {
            Life life = cancelled(2).paid("T1", "G1", "P1").takenBack("P1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(shop.books()).endsWith("owed 800, held 0");
            life.retried().paid("P1");
            assertThat(life.part("P1").key()).isEqualTo(key("pay-P1-1"));
            assertThat(shop.books()).endsWith("owed 0, held 0");
        }
    }

    @Nested
    class DeadRoute {
        @Test
        void opensTheNextForThatPartAloneUnderAKeyOfItsOwn() {
            Life life = cancelled(2).refusedPayment("T1").paid("G1").refusedPayment("T1");
            assertThat(life.lately(3)).isEqualTo(lines("""
                    REFUNDING | REFUND_PART_FAILED REFUND_REROUTED | PAY_REFUND(T1 BALANCE 2000)
                    REFUNDING | REFUND_PART_PAID |
                    REFUNDING | REFUND_PART_FAILED REFUND_REROUTED | NOTIFY(OFFLINE_PAYMENT_NEEDED) OPEN_TICKET
                    """));
            assertThat(life.parts())
                    .containsExactly(
                            "T1 2000 OPEN by OFFLINE under as-1001-1-pay-T1-2",
                            "G1 1200 PAID by ORIGINAL under as-1001-1-pay-G1-0",
                            "P1 800 WAITING by ORIGINAL under as-1001-1-pay-P1-0");
            assertThat(life.owed().stream()
                            .filter(Effect.PayRefund.class::isInstance)
                            .map(Effect::key))
                    .containsExactly(key("pay-T1-0"), key("pay-G1-0"), key("pay-T1-1"));
        }

        @Test
        void thatPaysAfterAllAlarmsOnceAndPaysNothing() {
            Life life = cancelled(2).refusedPayment("T1");
            String books = shop.books();
            var late = new Outcome.Done("tx-late");
            life.hears(key("pay-T1-0"), late);
            assertThat(life.lately(1)).containsExactly("REFUNDING | PAID_ON_DEAD_ROUTE | ALARM(PAID_ON_A_DEAD_ROUTE)");
            assertThat(life.part("T1").state()).isEqualTo(RefundPart.State.OPEN);
            assertThat(shop.books()).isEqualTo(books);
            life.ignores(key("pay-T1-0"), late).ignores(key("pay-T1-0"), new Outcome.Refused("CARD_CLOSED"));
        }

        @Test
        void thatPaysAfterAllCountsInsteadOfTheNextRouteWhenWhatIsOpenComesToNothing() {
            Life life = cancelled(2).refusedPayment("T1").hears(key("pay-T1-0"), new Outcome.Done("tx-late"));
            life.refusedPayment("T1");
            assertThat(life.lately(1)).containsExactly("REFUNDING | REFUND_PART_FAILED STRAY_PAYMENT_COUNTED |");
            assertThat(life.part("T1"))
                    .returns(RefundPart.State.PAID, RefundPart::state)
                    .returns(key("pay-T1-0"), RefundPart::key)
                    .returns("tx-late", RefundPart::reference);
            assertThat(entriesOf(life))
                    .containsExactly("REFUND 2000 on T1 by ORIGINAL under as-1001-1-pay-T1-0 as tx-late");
            assertThat(life.part("T1").earlier())
                    .as("a key is the part's own or an earlier one, never both")
                    .extracting(RefundPart.Attempt::key)
                    .containsExactly(key("pay-T1-1"));
            assertThat(life.part("T1").paidBefore()).isEmpty();
            life.ignores(key("pay-T1-0"), new Outcome.Done("tx-late"))
                    .ignores(key("pay-T1-1"), new Outcome.Refused("CLOSED"));
            life.paid("G1", "P1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 0, held 0");
        }

        @Test
        void thatPaysAfterAllIsThePaymentWhereEveryRouteIsDead() {
            Life life = cancelled(2)
                    .refusedPayment("T1")
                    .paid("G1")
                    .refusedPayment("T1")
                    .offline("T1", new Outcome.Refused("NO_ACCOUNT"))
                    .hears(key("pay-T1-1"), new Outcome.Done("tx-late"));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | PAID_ON_DEAD_ROUTE STRAY_PAYMENT_COUNTED REFUND_RETRIED REFUND_SETTLED"
                            + " | GIVE_BACK_POINTS(80) PARTIALLY_REFUNDED(4000) NOTIFY(REFUNDED) RESOLVE_TICKET");
            life.hears(key("pay-T1-2"), new Outcome.Done("bank-1"));
            assertThat(life.lately(1)).containsExactly("REFUNDED | PAID_ON_DEAD_ROUTE | ALARM(PAID_ON_A_DEAD_ROUTE)");
        }

        @Test
        void thatPaysAfterAllAndIsTakenBackCountsNoMore() {
            Life life = cancelled(2)
                    .refusedPayment("T1")
                    .hears(key("pay-T1-0"), new Outcome.Done("tx-late"))
                    .hears(key("pay-T1-0"), new Outcome.TakenBack("rv"));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | STRAY_PAYMENT_TAKEN_BACK | ALARM(REFUND_TAKEN_BACK)");
            life.ignores(key("pay-T1-0"), new Outcome.TakenBack("rv")).refusedPayment("T1");
            assertThat(life.part("T1").route()).isEqualTo(Route.OFFLINE);
        }

        @Test
        void thatPaysAfterAllStandsInForAPaymentThatIsTakenBack() {
            Life life = cancelled(2)
                    .refusedPayment("T1")
                    .hears(key("pay-T1-0"), new Outcome.Done("tx-late"))
                    .paid("T1", "G1", "P1")
                    .takenBack("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(life.part("T1").key()).isEqualTo(key("pay-T1-0"));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 0, held 0");
            life.ignores(key("pay-T1-1"), new Outcome.TakenBack("rv-T1"))
                    .ignores(key("pay-T1-1"), new Outcome.Done("tx-T1"));
        }

        @Test
        void ofTwoThatPayAfterAllTheOtherCountsWhenTheFirstIsTakenBack() {
            Life life = cancelled(2)
                    .paid("G1")
                    .refusedPayment("T1")
                    .refusedPayment("T1")
                    .offline("T1", new Outcome.Refused("NO_ACCOUNT"))
                    .retried()
                    .hears(key("pay-T1-0"), new Outcome.Done("tx-0"))
                    .hears(key("pay-T1-1"), new Outcome.Done("tx-1"))
                    .hears(key("pay-T1-0"), new Outcome.TakenBack("rv-0"))
                    .refusedPayment("T1");
            assertThat(life.part("T1"))
                    .returns(RefundPart.State.PAID, RefundPart::state)
                    .returns("tx-1", RefundPart::reference);
            life.hears(key("pay-T1-1"), new Outcome.TakenBack("rv-1"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUND_FAILED);
            List<EffectKey> used = life.owed().stream().map(Effect::key).toList();
            life.retried();
            assertThat(used)
                    .as("a provider pays once for a key")
                    .doesNotContain(life.part("T1").key());
        }

        @Test
        void thatPaysAfterAllAndWasRecordedAsMadeElsewhereIsNotCountedTwice() {
            Life life = cancelled(2)
                    .refusedPayment("T1")
                    .hears(key("pay-T1-0"), new Outcome.Done("tx-0"))
                    .paid("T1", "G1", "P1")
                    .does(FINANCE, external("tx-0"))
                    .takenBack("T1");
            assertThat(life.part("T1").state()).isEqualTo(RefundPart.State.REVERSED);
            var tender = shop.account().tender(TenderId.of("T1")).orElseThrow();
            assertThat(tender.settled() + tender.external()).isEqualTo(2_000);
        }

        @Test
        void thatWasRecordedAsMadeElsewhereLeavesWhatIsOpenToAPerson() {
            Life life = cancelled(2)
                    .refusedPayment("T1")
                    .hears(key("pay-T1-0"), new Outcome.Done("tx-0"))
                    .does(FINANCE, external("tx-0"))
                    .refusedPayment("T1");
            assertThat(life.part("T1").state()).isEqualTo(RefundPart.State.DEAD);
        }

        @Test
        void thatHasCountedIsNotRecordedAsMadeElsewhere() {
            Life life = cancelled(2)
                    .refusedPayment("T1")
                    .hears(key("pay-T1-0"), new Outcome.Done("tx-0"))
                    .refusedPayment("T1");
            assertThat(life.refuses(FINANCE, external("tx-0")).code()).isEqualTo("EXTERNAL_REFUND_KNOWN");
        }

        @Test
        void thatIsTakenBackUntoldRaisesNoAlarmThoughAnotherHasPaidAfterAll() {
            Life life = cancelled(2)
                    .paid("G1")
                    .refusedPayment("T1")
                    .refusedPayment("T1")
                    .offline("T1", new Outcome.Refused("NO_ACCOUNT"))
                    .retried()
                    .hears(key("pay-T1-0"), new Outcome.Done("tx-0"))
                    .hears(key("pay-T1-1"), new Outcome.TakenBack("rv-1"));
            assertThat(life.lately(1)).containsExactly("REFUNDING | STRAY_PAYMENT_TAKEN_BACK |");
            life.ignores(key("pay-T1-1"), new Outcome.TakenBack("rv-1"));
            life.hears(key("pay-T1-0"), new Outcome.TakenBack("rv-0"));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | STRAY_PAYMENT_TAKEN_BACK | ALARM(REFUND_TAKEN_BACK)");
        }

        /** The card took 55.00, of which 20.00 are being refunded; what is refunded elsewhere leaves 35.00 at most for that. */
        @ParameterizedTest
        @CsvSource({"3500, OPEN, BALANCE", "3501, DEAD, ORIGINAL"})
        void opensNoNextWhereARefundMadeElsewhereLeavesTooLittle(long elsewhere, RefundPart.State state, Route route) {
            Life life = cancelled(2).does(FINANCE, elsewhere(elsewhere)).refusedPayment("T1");
            assertThat(life.part("T1")).returns(state, RefundPart::state).returns(route, RefundPart::route);
        }

        private Life.Verb external(String reference) {
            return (subject, account, context) -> CaseDecisions.recordExternal(
                    subject, account, TenderId.of("T1"), 2_000, reference, context.now(), List.of(), context);
        }

        @Test
        void thatPaysAfterAllIsThePaymentAlsoWhereSomebodyWasToPayByHand() {
            Life life = cancelled(2)
                    .paid("G1")
                    .refusedPayment("T1")
                    .refusedPayment("T1")
                    .hears(key("pay-T1-0"), new Outcome.Done("tx-0"));
            assertThat(life.lately(1).get(0))
                    .startsWith("REFUNDED | PAID_ON_DEAD_ROUTE STRAY_PAYMENT_COUNTED REFUND_SETTLED")
                    .contains("ALARM(PAID_ON_A_DEAD_ROUTE)");
            assertThat(life.refuses(FINANCE, offline("T1"))).isEqualTo(noOffline("T1"));
        }

        @Test
        void thatIsTakenBackBeforeItIsToldToHavePaidNeverCounts() {
            Life life = cancelled(2)
                    .refusedPayment("T1")
                    .hears(key("pay-T1-0"), new Outcome.TakenBack("rv-0"))
                    .ignores(key("pay-T1-0"), new Outcome.Done("tx-0"));
            assertThat(life.part("T1").strays()).isEmpty();
        }

        @Test
        void standsInForWhatIsTakenBackWithoutAWordToTheBuyer() {
            Life life = cancelled(2)
                    .paid("G1")
                    .refusedPayment("T1")
                    .hears(key("pay-T1-0"), new Outcome.Done("tx-0"))
                    .paid("T1", "P1")
                    .takenBack("T1");
            assertThat(life.lately(1).get(0))
                    .contains("STRAY_PAYMENT_COUNTED", "ALARM(REFUND_TAKEN_BACK)")
                    .doesNotContain("NOTIFY(REFUND_TAKEN_BACK)");
        }

        @Test
        void atTheEndIsPaidByHandAgainstAReference() {
            Life life = cancelled(2).refusedPayment("T1").paid("G1").refusedPayment("T1");
            assertThat(CaseDecisions.isPossible(life.subject(), Action.CONFIRM_OFFLINE))
                    .isTrue();
            life.offline("T1", new Outcome.Done("bank-77"));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | REFUND_PART_PAID REFUND_SETTLED"
                            + " | GIVE_BACK_POINTS(80) PARTIALLY_REFUNDED(4000) NOTIFY(REFUNDED) RESOLVE_TICKET");
            assertThat(life.part("T1").reference()).isEqualTo("bank-77");
            assertThat(life.refuses(FINANCE, offline("T1"))).isEqualTo(noOffline("T1"));
        }

        @Test
        void byHandIsRefusedWhereNothingIsOpenByHand() {
            Life life = cancelled(2);
            assertThat(life.refuses(FINANCE, offline("T1"))).isEqualTo(noOffline("T1"));
            assertThat(life.refuses(FINANCE, offline("X9"))).isEqualTo(noOffline("X9"));
        }

        private static Life.Verb offline(String tender) {
            return (subject, account, context) -> CaseDecisions.confirmOffline(
                    subject, account, TenderId.of(tender), null, new Outcome.Done("ref"), context);
        }

        private static CaseRejection noOffline(String tender) {
            return new CaseRejection.NoOfflinePayment(TenderId.of(tender), 0);
        }
    }

    @Nested
    class RefundFailed {
        private Life failed() {
            return cancelled(2)
                    .refusedPayment("T1")
                    .paid("G1")
                    .refusedPayment("T1")
                    .offline("T1", new Outcome.Refused("NO_ACCOUNT"));
        }

        @Test
        void comesWhenTheLastRouteOfAPartIsDead() {
            Life life = failed();
            assertThat(life.lately(1))
                    .containsExactly("REFUND_FAILED | REFUND_PART_FAILED REFUND_FAILED"
                            + " | ALARM(REFUND_FAILED) NOTIFY(REFUND_FAILED)");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 2800, held 0");
            assertThat(life.refuses(REVIEWER, life.confirm()))
                    .isEqualTo(new CaseRejection.NotYet(CaseMove.REFUND, CaseRejection.NotYet.Obstacle.RETRY_INSTEAD));
        }

        @Test
        void isRetriedForTheDeadPartAloneUnderTheNextEpoch() {
            Life life = failed().retried();
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | REFUND_RETRIED | PAY_REFUND(T1 ORIGINAL 2000) RESOLVE_TICKET");
            assertThat(life.parts())
                    .containsExactly(
                            "T1 2000 OPEN by ORIGINAL under as-1001-1-pay-T1-3",
                            "G1 1200 PAID by ORIGINAL under as-1001-1-pay-G1-0",
                            "P1 800 WAITING by ORIGINAL under as-1001-1-pay-P1-0");
            life.paid("T1", "P1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 0, held 0");
        }

        /** The card took 55.00, of which 20.00 are owed; what was refunded elsewhere leaves 35.00 at most for that. */
        @Test
        void isNotRetriedBeyondWhatARefundMadeElsewhereLeaves() {
            Life life = failed().does(FINANCE, elsewhere(3_501));
            assertThat(life.refuses(FINANCE, CaseDecisions::retryRefund))
                    .isEqualTo(new AmountExceeded(cny("20.00"), cny("19.99")));
            life.does(
                    FINANCE,
                    (subject, account, context) ->
                            CaseDecisions.reverseExternal(subject, account, "CB-1", 1, context.now(), context));
            life.retried();
            assertThat(life.lately(1).get(0)).contains("PAY_REFUND(T1 ORIGINAL 2000)");
        }

        @Test
        void isRetriedForThePartsWhoseTenderHasEnoughLeft() {
            Life life = cancelled(2)
                    .paid("T1", "G1")
                    .takenBack("T1")
                    .takenBack("G1")
                    .does(FINANCE, elsewhere(5_501))
                    .retried();
            assertThat(life.lately(1).get(0))
                    .contains("PAY_REFUND(G1 ORIGINAL 1200)")
                    .doesNotContain("PAY_REFUND(T1");
            assertThat(life.part("T1").state()).isEqualTo(RefundPart.State.REVERSED);
            life.paid("G1");
            assertThat(life.lately(1).get(0)).startsWith("REFUND_FAILED").contains("ALARM(REFUND_FAILED)");
            assertThat(life.refuses(FINANCE, CaseDecisions::retryRefund))
                    .as("nothing is left of the card at all")
                    .isEqualTo(new AmountExceeded(cny("20.00"), cny("0.00")));
        }

        /** 30.00 of 40.00 were agreed and have failed; the 10.00 kept are given back as a second payment, pay-T1-3. */
        private Life andGivenMore() {
            Life life = new Shop(unshipped(paidSale()))
                    .opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER, new ApprovalTerms(ShippingChoice.BY_POLICY, 0, 3_000L, null))
                    .stopped()
                    .refusedPayment("T1")
                    .refusedPayment("T1")
                    .offline("T1", new Outcome.Refused("NO_ACCOUNT"));
            return life.does(
                    FINANCE,
                    (subject, account, context) ->
                            CaseDecisions.giveBackKept(subject, account, 1_000, "late", context));
        }

        @Test
        void isNoLongerWhereWhatHadFailedWasPaidAndMoreIsOnItsWay() {
            Life life = andGivenMore().hears(key("pay-T1-2"), new Outcome.Done("bank-78"));
            assertThat(life.parts())
                    .containsExactly(
                            "T1 3000 PAID by OFFLINE under as-1001-1-pay-T1-2",
                            "T1 1000 OPEN by ORIGINAL under as-1001-1-pay-T1-3");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            assertThat(life.isPossible(Action.RETRY_REFUND, FINANCE)).isFalse();
            assertThat(life.refuses(FINANCE, CaseDecisions::retryRefund).code()).isEqualTo("ILLEGAL_MOVE");
            life.hears(key("pay-T1-3"), new Outcome.Done("tx-3"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
        }

        /** The card took 110.00, of which 30.00 and 10.00 are owed; what was refunded elsewhere leaves 30.00 for them. */
        @Test
        void isRetriedForOneOfTwoPartsWhereTheirTenderHasNotEnoughForBoth() {
            Life life = andGivenMore()
                    .hears(key("pay-T1-3"), new Outcome.Refused("CLOSED"))
                    .hears(key("pay-T1-4"), new Outcome.Refused("CLOSED"))
                    .offline("T1", new Outcome.Refused("NO_ACCOUNT"))
                    .does(FINANCE, elsewhere(8_000))
                    .retried();
            assertThat(life.parts())
                    .containsExactly(
                            "T1 3000 OPEN by ORIGINAL under as-1001-1-pay-T1-6",
                            "T1 1000 DEAD by OFFLINE under as-1001-1-pay-T1-5");
            life.hears(key("pay-T1-6"), new Outcome.Refused("CLOSED"));
            assertThat(life.parts().get(0))
                    .as("its next route")
                    .isEqualTo("T1 3000 OPEN by BALANCE under as-1001-1-pay-T1-7");
            life.hears(key("pay-T1-7"), new Outcome.Done("tx-7"));
            assertThat(life.lately(1).get(0)).startsWith("REFUND_FAILED").contains("ALARM(REFUND_FAILED)");
            assertThat(life.refuses(FINANCE, CaseDecisions::retryRefund))
                    .isEqualTo(new AmountExceeded(cny("10.00"), cny("0.00")));
        }

        @Test
        void becomesRefundedWhenTheLastDeadPartWasPaidAfterAll() {
            Life life = failed().hears(key("pay-T1-2"), new Outcome.Done("bank-78"));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | REFUND_PART_PAID REFUND_RETRIED REFUND_SETTLED"
                            + " | GIVE_BACK_POINTS(80) PARTIALLY_REFUNDED(4000) NOTIFY(REFUNDED) RESOLVE_TICKET");
            assertThat(life.owed().stream().filter(Effect.PayRefund.class::isInstance))
                    .hasSize(3);
        }

        @Test
        void isNotRetriedWhereNothingHasFailed() {
            Life life = cancelled(2);
            assertThat(life.refuses(FINANCE, CaseDecisions::retryRefund))
                    .isEqualTo(
                            new CaseRejection.IllegalMove(CaseKind.REFUND_ONLY, CaseStatus.REFUNDING, CaseMove.REFUND));
        }
    }

    @Nested
    class TakenBack {
        @Test
        void afterTheEndFailsTheRefundAndOwesItAgain() {
            Life life = cancelled(2).paid("T1", "G1", "P1").takenBack("T1");
            assertThat(life.lately(1))
                    .containsExactly("REFUND_FAILED | REFUND_PART_TAKEN_BACK REFUND_FAILED"
                            + " | PARTIALLY_REFUNDED(2000) ALARM(REFUND_TAKEN_BACK) NOTIFY(REFUND_TAKEN_BACK)"
                            + " ALARM(REFUND_FAILED) NOTIFY(REFUND_FAILED) OPEN_TICKET");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 2000, held 0");
            life.ignores(key("pay-T1-0"), new Outcome.TakenBack("rv-T1"))
                    .ignores(key("pay-T1-0"), new Outcome.Done("tx-T1"))
                    .ignores(key("pay-T1-0"), new Outcome.Refused("X"));
            life.retried();
            life.ignores(key("pay-T1-0"), new Outcome.Done("tx-T1")); // told again of the payment that was taken back
            life.paid("T1");
            assertThat(life.lately(2)).isEqualTo(lines("""
                    REFUNDING | REFUND_RETRIED | PAY_REFUND(T1 ORIGINAL 2000) RESOLVE_TICKET
                    REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(4000) NOTIFY(REFUNDED)
                    """));
            assertThat(life.part("T1").key()).isEqualTo(key("pay-T1-1"));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 0, held 0");
        }

        /** The order in which a provider tells that a payment was made and that it was taken back makes no difference. */
        @Test
        void beforeItIsToldToBePaidIsAsIfBothHadBeenTold() {
            Life told = cancelled(2).paid("G1", "T1").takenBack("T1");
            var other = new Shop(unshipped(mixedSale()));
            Life untold = other.opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER)
                    .stopped()
                    .paid("G1")
                    .takenBack("T1");
            assertThat(untold.subject().status()).isEqualTo(told.subject().status());
            assertThat(untold.parts()).isEqualTo(told.parts());
            assertThat(other.books()).isEqualTo(shop.books());
            assertThat(untold.owed().stream().map(ChangeText::effect).filter(each -> !each.contains("TICKET")))
                    .containsExactlyInAnyOrderElementsOf(told.owed().stream()
                            .map(ChangeText::effect)
                            .filter(each -> !each.contains("TICKET"))
                            .toList());
        }

        @Test
        void whileAnotherPartIsOpenWaitsForThatPart() {
            Life life = cancelled(2).paid("T1").takenBack("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            life.paid("G1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUND_FAILED);
        }
    }

    @Nested
    class StatedByTheStaffAndNotMade {
        private final Actor second = Actor.finance("fi-2");

        /** The card's money was to be paid by hand, and finance stated that it was. */
        private Life stated() {
            Life life = cancelled(2).paid("G1").refusedPayment("T1").refusedPayment("T1");
            return life.offline("T1", new Outcome.Done("bank-1")).paid("P1");
        }

        private Life.Verb notPaid(String key, String evidence) {
            return (subject, account, context) ->
                    CaseDecisions.stateNotPaid(subject, account, key(key), evidence, context);
        }

        @Test
        void isOwedAgainOnceTwoPersonsStateItEachInOwnWords() {
            Life life = stated();
            assertThat(life.part("T1").isStatedByStaff()).isTrue();
            String before = shop.books();
            life.does(FINANCE, notPaid("pay-T1-2", "not on the statement"));
            assertThat(life.lately(1)).containsExactly("REFUNDED | FIRST_ENTRY_MADE | NOTIFY(CONFIRMATION_NEEDED)");
            assertThat(shop.books()).isEqualTo(before);
            assertThat(life.refuses(FINANCE, notPaid("pay-T1-2", "I am sure")).code())
                    .isEqualTo("SECOND_PERSON_NEEDED");
            life.does(second, notPaid("pay-T1-2", "the bank says so"));
            assertThat(life.lately(1).get(0))
                    .startsWith("REFUND_FAILED | PAYMENT_NOT_MADE REFUND_FAILED")
                    .contains("ALARM(REFUND_FAILED)", "PARTIALLY_REFUNDED(2000)");
            assertThat(entriesOf(life))
                    .containsExactly("VOIDED 2000 on T1 by OFFLINE under as-1001-1-pay-T1-2 as bank-1");
            assertThat(shop.books()).endsWith("owed 2000, held 0");
            assertThat(shop.account().waiting()).isEmpty();
            assertThat(life.part("T1"))
                    .returns(RefundPart.State.DEAD, RefundPart::state)
                    .returns(shop.now(), RefundPart::owedAt)
                    .returns(null, RefundPart::statedBy);

            life.retried();
            assertThat(life.part("T1").key()).as("a key that was never used").isEqualTo(key("pay-T1-3"));
            life.paid("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 0, held 0");
            assertThat(life.part("T1").isStatedByStaff()).isFalse();
        }

        @Test
        void isRefusedForWhatTheProviderReported() {
            Life life = stated();
            for (String each : List.of("pay-G1-0", "pay-P1-0", "pay-T1-0", "pay-T1-9")) {
                assertThat(life.refuses(FINANCE, notPaid(each, "why"))).isEqualTo(new NotStatedByStaff(key(each)));
            }
            life.hears(key("pay-T1-2"), new Outcome.Done("prov-1"));
            assertThat(life.lately(1))
                    .as("the staff stated another reference: the buyer may have been paid twice")
                    .containsExactly("REFUNDED | STATED_PAYMENT_REPORTED | ALARM(PAID_ON_A_DEAD_ROUTE)");
            assertThat(life.part("T1").reference()).isEqualTo("prov-1");
            assertThat(life.refuses(FINANCE, notPaid("pay-T1-2", "why")))
                    .isEqualTo(new NotStatedByStaff(key("pay-T1-2")));
            life.ignores(key("pay-T1-2"), new Outcome.Done("prov-1"));
        }

        @Test
        void isNoCauseForAnAlarmWhereTheProviderReportsTheSame() {
            Life life = stated();
            life.hears(key("pay-T1-2"), new Outcome.Done(life.part("T1").reference()));
            assertThat(life.lately(1).get(0))
                    .startsWith("REFUNDED | STATED_PAYMENT_REPORTED")
                    .doesNotContain("ALARM");
        }

        @Test
        void isPossibleWhereThereIsSuchAPayment() {
            Life life = stated();
            assertThat(CaseDecisions.isPossible(life.subject(), Action.STATE_NOT_PAID))
                    .isTrue();
            life.takenBack("T1");
            assertThat(CaseDecisions.isPossible(life.subject(), Action.STATE_NOT_PAID))
                    .isFalse();
        }

        /** Only the provider's own word can then undo the payment, so the first person's statement would wait for ever. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void waitsForNoSecondPersonOnceTheProviderKnowsOfIt(boolean takenBack) {
            Life life = stated().does(FINANCE, notPaid("pay-T1-2", "a"));
            assertThat(shop.account().waiting()).hasSize(1);
            life.hears(key("pay-T1-2"), takenBack ? new Outcome.TakenBack("rv-1") : new Outcome.Done("bank-1"));
            assertThat(shop.account().waiting()).isEmpty();
        }

        @Test
        void isPaidWhereTheProviderReportsItBeforeARetry() {
            Life life = stated();
            life.does(FINANCE, notPaid("pay-T1-2", "a")).does(second, notPaid("pay-T1-2", "b"));
            life.hears(key("pay-T1-2"), new Outcome.Done("bank-1"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(shop.books()).endsWith("owed 0, held 0");
        }

        @Test
        void alarmsWhereTheProviderReportsItWhileItIsPaidAgain() {
            Life life = stated();
            life.does(FINANCE, notPaid("pay-T1-2", "a"))
                    .does(second, notPaid("pay-T1-2", "b"))
                    .retried()
                    .hears(key("pay-T1-2"), new Outcome.Done("bank-1"));
            assertThat(life.lately(1).get(0)).contains("PAID_ON_DEAD_ROUTE", "ALARM(PAID_ON_A_DEAD_ROUTE)");
        }

        /** Finance had refunded the money at the provider instead, and recorded that: nothing is left to pay it once more. */
        @Test
        void isNotPaidAgainBeyondWhatTheTenderHasLeft() {
            Life life = stated().does(FINANCE, elsewhere(3_501));
            life.does(FINANCE, notPaid("pay-T1-2", "a")).does(second, notPaid("pay-T1-2", "b"));
            assertThat(shop.books()).endsWith("owed 2000, held 0, elsewhere 3501");
            assertThat(life.refuses(FINANCE, CaseDecisions::retryRefund))
                    .isEqualTo(new AmountExceeded(cny("20.00"), cny("19.99")));
        }

        @Test
        void isPaidAgainWhereTheTenderHasJustEnoughLeft() {
            Life life = stated().does(FINANCE, elsewhere(3_500));
            life.does(FINANCE, notPaid("pay-T1-2", "a"))
                    .does(second, notPaid("pay-T1-2", "b"))
                    .retried();
            assertThat(life.lately(1).get(0)).contains("PAY_REFUND(T1 ORIGINAL 2000)");
        }

        @Test
        void countsALatePaymentInItsPlace() {
            Life life = stated().hears(key("pay-T1-0"), new Outcome.Done("tx-0"));
            life.does(FINANCE, notPaid("pay-T1-2", "a")).does(second, notPaid("pay-T1-2", "b"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(life.lastOf(Effect.MarkOrder.class)).hasSize(1);
            assertThat(life.part("T1").earlier())
                    .as("a key is the part's own or an earlier one, never both")
                    .extracting(RefundPart.Attempt::key)
                    .containsExactly(key("pay-T1-1"), key("pay-T1-2"));
            assertThat(life.part("T1").strays())
                    .as("it counts, and astray no longer")
                    .isEmpty();
            life.ignores(key("pay-T1-7"), new Outcome.Done("?"));
            assertThat(entriesOf(life))
                    .containsExactly(
                            "VOIDED 2000 on T1 by OFFLINE under as-1001-1-pay-T1-2 as bank-1",
                            "REFUND 2000 on T1 by ORIGINAL under as-1001-1-pay-T1-0 as tx-0");
        }
    }

    private static Life.Verb elsewhere(long minor) {
        return (subject, account, context) -> CaseDecisions.recordExternal(
                subject, account, TenderId.of("T1"), minor, "CB-1", context.now(), List.of(), context);
    }

    @Test
    void repeatedAnswersChangeNothing() {
        Life life = cancelled(2).paid("T1");
        life.ignores(key("pay-T1-0"), new Outcome.Done("tx-T1"))
                .ignores(key("pay-T1-0"), new Outcome.Refused("LATE"))
                .ignores(new EffectKey("as-1001-1-pay-X-0"), new Outcome.Done("?"))
                .ignores(new EffectKey("as-1001-2-pay-T1-0"), new Outcome.Done("?"));
    }

    @Test
    void theAccountTellsWhatMovedAndUnderWhichKey() {
        Life life = cancelled(2);
        assertThat(life.last().account().entries().stream().map(PayingLifeTest::entry))
                .containsExactly(
                        "BACK 2 of A", "OWED 2000 on T1", "OWED 1200 on G1", "OWED 800 on P1", "CREDITED 4000");
        life.paid("T1");
        assertThat(life.last().account().entries().stream().map(PayingLifeTest::entry))
                .containsExactly("REFUND 2000 on T1 by ORIGINAL under as-1001-1-pay-T1-0 as tx-T1");
        life.paid("G1", "P1");
        assertThat(life.last().account().entries().stream().map(PayingLifeTest::entry))
                .containsExactly("POINTS_BACK 800 on P1 by ORIGINAL under as-1001-1-pay-P1-0 as tx-P1");
    }

    @Test
    void theAccountTellsTheWayThatThePaymentWent() {
        Life life = cancelled(2).refusedPayment("T1").paid("T1");
        assertThat(entriesOf(life)).containsExactly("REFUND 2000 on T1 by BALANCE under as-1001-1-pay-T1-1 as tx-T1");
        life.takenBack("T1");
        assertThat(entriesOf(life)).containsExactly("REVERSAL 2000 on T1 by BALANCE under as-1001-1-pay-T1-1 as rv-T1");
    }

    @Test
    void theAccountTellsTheWayOfALatePaymentAndNotOfThoseTriedSince() {
        Life life = cancelled(2)
                .refusedPayment("T1")
                .hears(key("pay-T1-0"), new Outcome.Done("tx-0"))
                .refusedPayment("T1");
        assertThat(entriesOf(life)).containsExactly("REFUND 2000 on T1 by ORIGINAL under as-1001-1-pay-T1-0 as tx-0");
        assertThat(life.part("T1").route()).isEqualTo(Route.ORIGINAL);
        assertThat(life.part("T1").earlier()).containsExactly(new RefundPart.Attempt(key("pay-T1-1"), Route.BALANCE));
    }

    @Test
    void theAccountTellsTheWayOfALatePaymentThatWasNotTheFirstAttempt() {
        Life life =
                cancelled(2).refusedPayment("T1").refusedPayment("T1").hears(key("pay-T1-1"), new Outcome.Done("tx-1"));
        assertThat(entriesOf(life)).containsExactly("REFUND 2000 on T1 by BALANCE under as-1001-1-pay-T1-1 as tx-1");
        assertThat(life.part("T1"))
                .returns(Route.BALANCE, RefundPart::route)
                .returns(
                        List.of(
                                new RefundPart.Attempt(key("pay-T1-0"), Route.ORIGINAL),
                                new RefundPart.Attempt(key("pay-T1-2"), Route.OFFLINE)),
                        RefundPart::earlier);
    }

    private static List<String> entriesOf(Life life) {
        return life.last().account().entries().stream()
                .map(PayingLifeTest::entry)
                .toList();
    }

    private static String entry(AccountEntry entry) {
        String what = entry.line() == null
                ? entry.kind() + " " + entry.amount() + (entry.tender() == null ? "" : " on " + entry.tender())
                : entry.kind() + " " + entry.units() + " of " + entry.line();
        return what
                + (entry.route() == null ? "" : " by " + entry.route())
                + (entry.key() == null ? "" : " under " + entry.key() + " as " + entry.reference());
    }
}
