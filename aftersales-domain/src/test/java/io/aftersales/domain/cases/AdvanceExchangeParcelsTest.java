package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.INSPECTOR;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.THIRD;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseRejection.IllegalMove;
import io.aftersales.domain.cases.CaseRejection.NotYet;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Exchanges whose new goods went out and whose old goods come in several parcels, or late. Two of three mugs go back to one warehouse, the
 * third to another.
 */
class AdvanceExchangeParcelsTest extends ExchangeLives {
    private static final Grade USED = Grade.accepted("USED", 80, Disposition.of("SECOND_CHOICE"));
    private static final Grade SCRAP = Grade.accepted("SCRAP", 10, Disposition.of("WASTE"));
    private static final Grade WORN_OUT = Grade.refused("WORN_OUT", Disposition.of("WASTE"));
    private static final ApprovalTerms AT_ONCE = ApprovalTerms.BY_POLICY.release(Release.ON_APPROVAL);
    private static final ApprovalTerms ON_RECEIPT = ApprovalTerms.BY_POLICY.release(Release.ON_RECEIPT);

    private final Shop two = stocked(new Shop(order(
            paidSale(),
            OrderState.DELIVERED,
            parcel("P-1", "WH-1", Map.of(LineId.of("A"), 2L, LineId.of("B"), 1L)),
            parcel("P-2", "WH-2", Map.of(LineId.of("A"), 1L)))));

    private static Parcel parcel(String id, String warehouse, Map<LineId, Long> goods) {
        return Parcel.packed(id, warehouse, goods)
                .handedOver(NOON.minus(Duration.ofDays(1)), "SF", "SF-" + id)
                .delivered(NOON);
    }

    private static Life sent(Life opened) {
        return opened.reserved().approvedBy(REVIEWER, AT_ONCE).ordered("R-1");
    }

    private Life three(String sku) {
        return sent(two.opens(exchange(mugs(3).wanting(sku))));
    }

    private Life onReceipt() {
        return two.opens(exchange(mugs(3))).reserved().approvedBy(REVIEWER, ON_RECEIPT);
    }

    private static Finding worn(long units) {
        return Finding.of("A", WORN_OUT, units);
    }

    private static Life comes(Life life, int inbound, Finding... findings) {
        return life.received(inbound, null).inspected(inbound, InspectionReport.complete(findings));
    }

    private static Life recovers(Life life, long minor) {
        return life.does(
                FINANCE,
                (subject, account, context) ->
                        CaseDecisions.recoverShortfall(subject, account, minor, "BT-" + minor, context));
    }

    private static Life stopped(Life life) {
        return life.converted().hears(Effect.CancelReplacementOrder.class, done());
    }

    private static String units(Shop shop) {
        return shop.books() + ", free " + shop.account().unitsLeft(LineId.of("A"));
    }

    private static Shortfall shortfall(Life life) {
        return life.subject().advance().shortfall();
    }

    @Nested
    class WhileOthersStillCome {
        @Test
        void nothingIsWrittenOffBecauseTheyMayBeAccepted() {
            Life life = comes(three("MUG-3").delivered(), 1, worn(2));
            assertThat(life.refuses(REVIEWER, CaseDecisions::writeOffShortfall))
                    .isEqualTo(new NotYet(CaseMove.EXCHANGE_DELIVERED, NotYet.Obstacle.GOODS_STILL_EXPECTED));
            assertThat(life.isPossible(Action.SETTLE_SHORTFALL, REVIEWER)).isFalse();
            comes(life, 2, good("A", 1)).paid("T1").does(REVIEWER, CaseDecisions::writeOffShortfall);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(units(two)).isEqualTo("paid 11000, refunded 500, kept 1000, owed 0, held 0, free 0");
        }

        @Test
        void unitsThatTheBuyerPaidForStayHeldBecauseTheyCannotBeToldApart() {
            Life life = recovers(comes(three("MUG").delivered(), 1, worn(2)), 4000);
            assertThat(life.lately(1).get(0)).contains("SEND_BACK");
            assertThat(units(two)).endsWith("held 3, free 0");
            comes(life, 2, good("A", 1));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(units(two)).isEqualTo("paid 15000, refunded 0, kept 4000, owed 0, held 0, free 2");
        }

        @Test
        void goodsThatAreRefusedInTheirFirstReportGoBackWithTheLast() {
            Life life = sent(even()).delivered().received().inspected(InspectionReport.partial(worn(1)));
            recovers(life, 2000).inspected(good("A", 1));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(life.lately(1).get(0)).contains("SEND_BACK");
            assertThat(units(shop)).isEqualTo("paid 13000, refunded 0, kept 2000, owed 0, held 0, free 2");
        }
    }

    /** Every mug and the cap are in a parcel of their own, and go back to different warehouses. */
    private Shop four() {
        return stocked(new Shop(order(
                paidSale(),
                OrderState.DELIVERED,
                parcel("P-1", "WH-1", Map.of(LineId.of("A"), 1L)),
                parcel("P-2", "WH-2", Map.of(LineId.of("A"), 1L)),
                parcel("P-3", "WH-3", Map.of(LineId.of("A"), 1L)),
                parcel("P-4", "WH-4", Map.of(LineId.of("B"), 1L)))));
    }

    @Nested
    class OneByOne {
        /** New mugs for 15.00, 25.00 and 15.00: the first pays 5.00 back, the second asks nothing, and the last pays nothing more. */
        @Test
        void payBackNoMoreThanTheWholeDifference() {
            Shop shop = four();
            Life life = sent(
                    shop.opens(exchange(mugs(1).wanting("MUG-3"), mugs(1).wanting("MUG-2"), mugs(1).wanting("MUG-3"))));
            onlyTheFirstIsPosted(life.delivered());
            life.inspected(1, InspectionReport.complete(good("A", 1))).paid("T1");
            comes(life, 2, good("A", 1));
            comes(life, 3, good("A", 1));
            assertThat(life.subject().replacement().difference().bookings()).hasSize(3);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(units(shop)).isEqualTo("paid 11000, refunded 500, kept 0, owed 0, held 0, free 0");
        }

        /** Each mug pays 5.00 back, and the cap nothing. */
        @Test
        void areSettledThoughAnotherLineIsNotBackYet() {
            Shop shop = four();
            Life life = sent(shop.opens(exchange(mugs(2).wanting("MUG-3"), item("B", 1, Reason.NO_REASON))));
            onlyTheFirstIsPosted(life.delivered());
            life.inspected(1, InspectionReport.complete(good("A", 1))).paid("T1");
            comes(life, 2, good("A", 1));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 500, held 3");
        }

        private void onlyTheFirstIsPosted(Life life) {
            life.received(1, null);
            while (life.subject().inbounds().get(1).state() != InboundState.NOT_COMING) {
                life.waits(Duration.ofDays(8));
            }
        }

        @Test
        void whatIsGradedDownIsBorneBeforeTheNewGoodsHaveArrived() {
            Life life = sent(even()).received().inspected(good("A", 2));
            life.does(
                    Actor.inspector("in-2"),
                    (subject, account, context) -> CaseDecisions.correctInspection(
                            subject, account, null, List.of(good("A", 1), worn(1)), "Again", context));
            assertThat(shortfall(life).open()).isEqualTo(2000);
            life.does(REVIEWER, CaseDecisions::writeOffShortfall);
            assertThat(shortfall(life).state()).isEqualTo(Shortfall.State.WRITTEN_OFF);
        }
    }

    /** New goods go out once every parcel that still comes has arrived; the cap was refused before that. */
    @Test
    void newGoodsGoOutForWhatMayStillBeAccepted() {
        Shop shop = four();
        Life life = shop.opens(exchange(mugs(1), item("B", 1, Reason.NO_REASON)))
                .reserved()
                .approvedBy(REVIEWER, ON_RECEIPT);
        comes(life, 2, Finding.of("B", WORN_OUT, 1)).received(1, null);
        assertThat(life.lately(1).get(0)).contains("RELEASE_STOCK(1 CAP)").contains("CREATE_REPLACEMENT_ORDER(1 MUG)");
        assertThat(life.subject().advance().units()).containsExactly(Units.of("A", 1));
    }

    @Nested
    class NewGoodsAreStopped {
        @Test
        void andTheBuyerIsToldThatMoneyTakesTheirPlace() {
            Life life = stopped(sent(even()));
            assertThat(life.lately(1)).containsExactly("EXCHANGING | REPLACEMENT_GIVEN_UP | NOTIFY(REFUNDED_INSTEAD)");
        }

        @Test
        void andNoAlarmNamesGoodsThatAreNotExpected() {
            Life life = stopped(comes(AdvanceExchangeParcelsTest.this.three("MUG"), 1, good("A", 2))
                    .waits(Duration.ofDays(8)));
            assertThat(life.lately(1).get(0)).doesNotContain("LATE_GOODS_UNPAID");
        }

        @Test
        void andNothingElseTakesTheirPlace() {
            Life life = stopped(sent(even()));
            var asked = new NotYet(CaseMove.CONVERT_TO_REFUND, NotYet.Obstacle.ASKED_ALREADY);
            assertThat(life.refuses(REVIEWER, CaseDecisions::convert)).isEqualTo(asked);
            assertThat(life.refuses(
                            CaseFixtures.AGENT,
                            (subject, account, context) -> CaseDecisions.failed(subject, account, "LOST", context)))
                    .isEqualTo(asked);
        }

        /** Two of three mugs come after the buyer has paid for all; the third is the buyer's again, and is not released once more. */
        @Test
        void whileSomeOfTheGoodsThatTheBuyerPaidForHaveCome() {
            Life life = recovers(AdvanceExchangeParcelsTest.this.three("MUG").waits(Duration.ofDays(8)), 6000);
            assertThat(units(two)).endsWith("held 0, free 3");
            life.received(1, null);
            stopped(life);
            assertThat(units(two)).endsWith("held 2, free 1");
        }

        @Test
        void afterTheBuyerPaidForGoodsThatWereNotPosted() {
            Life life = recovers(sent(even()).waits(Duration.ofDays(8)), 4000);
            stopped(life);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
            assertThat(units(shop)).isEqualTo("paid 15000, refunded 4000, kept 0, owed 4000, held 0, free 3");
        }
    }

    @Nested
    class ThatComeLate {
        @Test
        void andAreRefusedGoBackToTheBuyerWhoPaidForThem() {
            Life life = recovers(sent(even()).delivered().waits(Duration.ofDays(8)), 4000);
            life.received().inspected(worn(2));
            assertThat(life.lately(1).get(0)).contains("SEND_BACK");
            assertThat(units(shop)).isEqualTo("paid 15000, refunded 0, kept 4000, owed 0, held 0, free 3");
        }

        @Test
        void andWereRefundedAndPaidForGoBackAsWell() {
            Life life = shop.opens(returnRefund(mugs(2)))
                    .approvedBy(REVIEWER, AT_ONCE)
                    .paid("T1")
                    .waits(Duration.ofDays(8));
            recovers(life, 4000).received().inspected(worn(2));
            assertThat(life.lately(1).get(0)).contains("SEND_BACK");
        }

        @Test
        void giveBackAllThatWasPaidForThemInSeveralPayments() {
            Life life = sent(even()).delivered().waits(Duration.ofDays(8));
            recovers(recovers(life, 1000), 3000).received().inspected(good("A", 2));
            assertThat(shop.account().kept()).isZero();
            assertThat(shortfall(life)).isNull();
        }

        @Test
        void areBookedWhateverTheOthersWereGradedDownTo() {
            Life life = comes(three("MUG-3").delivered(), 1, Finding.of("A", SCRAP, 2));
            comes(life.waits(Duration.ofDays(8)), 2, good("A", 1));
            assertThat(life.subject().replacement().difference().bookings()).hasSize(2);
            assertThat(life.subject().replacement().difference().total().deduction())
                    .isEqualTo(1000);
        }

        /** One mug is wanted for 25.00 and two for 15.00 each: 5.00 go back, in whichever parcels the old ones come. */
        @Test
        void areSetOffAgainstDearerNewGoodsThatWereBookedBefore() {
            Life life = sent(two.opens(exchange(mugs(1).wanting("MUG-2"), mugs(2).wanting("MUG-3"))));
            comes(life.delivered(), 2, good("A", 1));
            comes(life.waits(Duration.ofDays(8)), 1, good("A", 2)).paid("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(units(two)).isEqualTo("paid 11000, refunded 500, kept 0, owed 0, held 0, free 0");
        }

        @Test
        void areNotHeldForeverWhereTheOthersWereCorrected() {
            Life life = comes(three("MUG").delivered(), 1, good("A", 2)).waits(Duration.ofDays(8));
            recovers(life, 2000)
                    .does(
                            Actor.inspector("in-2"),
                            (subject, account, context) -> CaseDecisions.correctInspection(
                                    subject, account, 1, List.of(good("A", 1), worn(1)), "Again", context));
            assertThat(shortfall(life).open()).isEqualTo(2000);
            comes(life, 2, good("A", 1));
            assertThat(shortfall(life).isOpen()).isFalse();
            assertThat(units(two)).endsWith("held 0, free 1");
        }

        @Test
        void areNotTakenInWhereNothingWasGivenForThem() {
            Life life = onReceipt().received(1, null).waits(Duration.ofDays(8));
            while (life.subject().inbounds().get(1).state() != InboundState.NOT_COMING) {
                life.waits(Duration.ofHours(1));
            }
            assertThat(life.subject().advance().units()).containsExactly(Units.of("A", 2));
            assertThat(life.refuses(INSPECTOR, life.receive(2, null, false)))
                    .isEqualTo(new IllegalMove(CaseKind.EXCHANGE, CaseStatus.EXCHANGING, CaseMove.RECEIVE));
            assertThat(life.isPossible(Action.RECEIVE, INSPECTOR)).isFalse();
        }

        @Test
        void staffAreAlertedWhenTheNewGoodsAreStoppedAndTheRestIsRefunded() {
            Life came = comes(three("MUG"), 1, good("A", 2)).waits(Duration.ofDays(8));
            Life life = stopped(came.received(2, null));
            assertThat(life.lately(1).get(0)).contains("ALARM(LATE_GOODS_UNPAID)");
            assertThat(units(two)).isEqualTo("paid 11000, refunded 4000, kept 0, owed 4000, held 0, free 1");
        }

        @Test
        void afterTheNewGoodsWereStoppedAreHeldAgainAndPaid() {
            Life life = three("MUG");
            life.does(
                    BUYER,
                    (subject, account, context) -> CaseDecisions.posted(subject, account, 1, "YTO", "Y-1", context));
            stopped(life.waits(Duration.ofDays(8)));
            assertThat(life.subject().inbounds().get(1).state()).isEqualTo(InboundState.NOT_COMING);
            assertThat(units(two)).endsWith("held 2, free 1");
            comes(comes(life, 2, good("A", 1)), 1, good("A", 2));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            assertThat(units(two)).isEqualTo("paid 11000, refunded 6000, kept 0, owed 6000, held 0, free 0");
        }
    }

    @Nested
    class RefusedBeforeTheRelease {
        @Test
        void goBackAlthoughTheInspectionEndsAfterIt() {
            Life life = onReceipt()
                    .received(1, null)
                    .inspected(1, InspectionReport.partial(worn(1)))
                    .received(2, null);
            assertThat(life.subject().advance().units()).containsExactly(Units.of("A", 2));
            life.inspected(1, InspectionReport.complete(good("A", 1)));
            assertThat(life.lately(1).get(0)).contains("SEND_BACK");
            life.inspected(2, InspectionReport.complete(good("A", 1)))
                    .ordered("R-1")
                    .delivered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(units(two)).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0, free 1");
        }

        @Test
        void areNotExchangedWhenTheRestIsWrittenOff() {
            Life life = comes(onReceipt(), 1, good("A", 1), worn(1))
                    .received(2, null)
                    .ordered("R-1")
                    .delivered()
                    .inspected(2, InspectionReport.complete(Finding.of("A", USED, 1)));
            assertThat(shortfall(life).amount()).isEqualTo(400);
            life.does(REVIEWER, CaseDecisions::writeOffShortfall);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(life.subject().replacement().difference().bookings()).hasSize(1);
            assertThat(units(two)).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0, free 1");
        }
    }

    @Nested
    class AfterAnAppeal {
        @Test
        void areSentUnderAKeyOfTheirOwn() {
            Life life = stopped(sent(even())).received().inspected(worn(2));
            life.hears(Effect.SendBack.class, new Outcome.Done("BACK-1"))
                    .appealed()
                    .reserved()
                    .approvedBy(THIRD, AT_ONCE);
            assertThat(life.owed().stream()
                            .filter(Effect.CreateReplacementOrder.class::isInstance)
                            .map(Effect::key))
                    .containsExactly(key("replace-0"), key("replace-1"));
            life.ordered("R-2").delivered().received().inspected(good("A", 2));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(units(shop)).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0, free 1");
        }
    }
}
