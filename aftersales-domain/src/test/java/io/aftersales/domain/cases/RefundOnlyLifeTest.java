package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.SECOND;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.packed;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.shipped;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RefundOnlyLifeTest {
    private static final Outcome CAUGHT = new Outcome.Done("SF", "ok");
    private static final Outcome MISSED = new Outcome.Refused("TOO_LATE");

    private static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    @Nested
    class NotShipped {
        private final Shop shop = new Shop(unshipped(paidSale()));

        @Test
        void isStoppedAndThenPaid() {
            Life life = shop.opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER)
                    .stopped()
                    .paid("T1");
            assertThat(life.story()).isEqualTo(lines("""
                    PENDING_REVIEW | CASE_SUBMITTED | OPEN_TICKET
                    APPROVED | CASE_APPROVED FULFILMENT_STOP_ASKED | STOP_FULFILMENT NOTIFY(APPROVED) RESOLVE_TICKET
                    REFUNDING | FULFILMENT_STOP_ANSWERED REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 4000)
                    REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(4000) NOTIFY(REFUNDED)
                    """));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 0, held 0");
        }

        @Test
        void owesEachEffectWithAllThatIsNeededToCarryItOut() {
            Life life = shop.opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER)
                    .stopped()
                    .paid("T1");
            assertThat(life.owed())
                    .containsExactly(
                            new Effect.OpenTicket(key("ticket-1"), 1, null, "PENDING_REVIEW", "", NOON),
                            new Effect.StopFulfilment(
                                    key("stop-3"),
                                    "ORDER_CANCELLED",
                                    Place.of("P-1"),
                                    List.of(LineId.of("A")),
                                    List.of(new Goods("MUG", 2))),
                            new Effect.Notify(
                                    key("notice-2"),
                                    Notice.toBuyer(Notice.Kind.APPROVED, "b-1")
                                            .because(Notice.STOP_THEN_REFUND)
                                            .about(cny("40.00"))),
                            new Effect.ResolveTicket(
                                    key("ticket-4"), 1, key("ticket-1"), REVIEWER, "CASE_APPROVED", NOON),
                            new Effect.PayRefund(
                                    key("pay-T1-0"),
                                    TenderId.of("T1"),
                                    "ALIPAY",
                                    "T1",
                                    Route.ORIGINAL,
                                    cny("40.00"),
                                    cny("110.00"),
                                    "ORDER_CANCELLED",
                                    null),
                            new Effect.MarkOrder(
                                    key("mark-6"), OrderMark.PARTIALLY_REFUNDED, cny("40.00"), cny("0.00"), List.of()),
                            new Effect.Notify(
                                    key("notice-7"),
                                    Notice.toBuyer(Notice.Kind.REFUNDED, "b-1").about(cny("40.00"))));
        }

        @Test
        void keepsWhoAppliedWhoApprovedAndForHowMuch() {
            Life life = shop.opens(AGENT, refundOnly(item("A", 2, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER);
            assertThat(life.subject().submission())
                    .isEqualTo(new Submission(
                            "b-1",
                            AGENT,
                            NOON,
                            shop.facts().order().placedAt(),
                            List.of(new CaseItem(
                                    LineId.of("A"),
                                    "MUG",
                                    2,
                                    Reason.ORDER_CANCELLED,
                                    null,
                                    null,
                                    List.of(new PlacedUnits(LineId.of("A"), Place.of("P-1"), 2)),
                                    false)),
                            false,
                            null,
                            RefundDestination.ORIGINAL,
                            null,
                            "",
                            List.of(),
                            List.of(),
                            null));
            assertThat(life.subject().review())
                    .isEqualTo(new Review(
                            REVIEWER,
                            null,
                            NOON,
                            ApprovalTerms.BY_POLICY,
                            cny("40.00"),
                            "",
                            "BY_HAND",
                            null,
                            null,
                            null));
        }

        @Test
        void isStoppedAlsoWhenTheHostSaysUnpaidByNow() {
            Life life = shop.opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)));
            shop.sees(order(paidSale(), OrderState.UNPAID, packed("P-1", "A", "B")));
            life.approvedBy(REVIEWER);
            assertThat(life.lastOf(Effect.StopFulfilment.class)).hasSize(1);
        }

        @Test
        void isWithdrawnBeforeTheDecisionAndGivesTheUnitsFree() {
            Life life = shop.opens(refundOnly(item("A", 3, Reason.ORDER_CANCELLED)));
            assertThat(shop.books()).endsWith("held 3");
            life.withdrawn();
            assertThat(life.lately(1)).containsExactly("CLOSED | CASE_WITHDRAWN | NOTIFY(CLOSED) RESOLVE_TICKET");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0");
            shop.opens(refundOnly(item("A", 3, Reason.ORDER_CANCELLED)));
        }

        @Test
        void cannotBeApprovedTwiceNorOnceTheOrderIsGone() {
            Life life = shop.opens(refundOnly(item("A", 1, Reason.ORDER_CANCELLED)));
            assertThat(life.refuses(
                            REVIEWER,
                            (subject, account, context) -> CaseDecisions.approve(
                                    subject, account, ApprovalTerms.BY_POLICY, CaseFacts.NOTHING, context)))
                    .isEqualTo(new CaseRejection.OrderNotFound(ORDER));
            life.approvedBy(REVIEWER).stopped();
            assertThat(life.refuses(SECOND, life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.REFUND_ONLY, CaseStatus.REFUNDING, CaseMove.APPROVE));
        }
    }

    @Nested
    class WithTheCarrier {
        private final Shop shop =
                new Shop(order(paidSale(), OrderState.SHIPPED, shipped("P-1", "B"), shipped("P-2", "A")));
        private final Life life =
                shop.opens(refundOnly(item("B", 1, Reason.ORDER_CANCELLED))).approvedBy(REVIEWER);

        @Test
        void isInterceptedFirst() {
            assertThat(life.lately(1))
                    .containsExactly(
                            "APPROVED | CASE_APPROVED INTERCEPTION_ASKED | INTERCEPT_PARCEL NOTIFY(APPROVED) RESOLVE_TICKET");
            assertThat(life.lastOf(Effect.InterceptParcel.class))
                    .containsExactly(new Effect.InterceptParcel(key("intercept-3"), "P-1", "SF", "SF-P-1"));
            assertThat(shop.books()).endsWith("owed 0, held 1");
        }

        @Test
        void isPaidWhenItIsCaught() {
            life.hears(Effect.InterceptParcel.class, CAUGHT).paid("T1");
            assertThat(life.lately(2)).isEqualTo(lines("""
                    REFUNDING | INTERCEPTION_ANSWERED REFUND_STARTED PARCEL_EXPECTED | PAY_REFUND(T1 ORIGINAL 4000)
                    REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(4000) NOTIFY(REFUNDED)
                    """));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 0, held 0");
            life.ignores(life.keyOf(Effect.InterceptParcel.class), CAUGHT);
        }

        @Test
        void waitsForAPersonWhenItIsMissed() {
            life.hears(Effect.InterceptParcel.class, MISSED);
            assertThat(life.lately(1))
                    .containsExactly("APPROVED | INTERCEPTION_ANSWERED | ALARM(INTERCEPTION_MISSED) OPEN_TICKET");
            life.ignores(life.keyOf(Effect.InterceptParcel.class), MISSED);
            life.waitsInVain(Duration.ofDays(3).minusNanos(1)).waits(Duration.ofNanos(1));
            assertThat(life.lately(1)).containsExactly("APPROVED | WAIT_OVERDUE | ALARM(OVERDUE)");
        }

        @Test
        void isPaidAfterAMissWhenAReviewerConfirms() {
            life.hears(Effect.InterceptParcel.class, MISSED).confirmedBy(REVIEWER);
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 4000) RESOLVE_TICKET");
        }

        @Test
        void isClosedAfterAMissWhenAReviewerSaysSo() {
            life.hears(Effect.InterceptParcel.class, MISSED).closed();
            assertThat(life.lately(1)).containsExactly("CLOSED | CASE_CLOSED | NOTIFY(CLOSED) RESOLVE_TICKET");
            assertThat(life.last().events().get(0).event())
                    .isEqualTo(new CaseEvent.CaseClosed(Closing.Reason.NOT_STOPPED));
            assertThat(shop.books()).endsWith("refunded 0, kept 0, owed 0, held 0");
        }

        @Test
        void isWithdrawnWhileTheInterceptionIsOutAndNotAfter() {
            life.hears(Effect.InterceptParcel.class, MISSED);
            assertThat(life.refuses(BUYER, CaseDecisions::withdraw))
                    .isEqualTo(new CaseRejection.NotYet(
                            CaseMove.WITHDRAW, CaseRejection.NotYet.Obstacle.NOTHING_BEING_INTERCEPTED));
            Life other = shop.opens(refundOnly(item("A", 3, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER)
                    .withdrawn();
            assertThat(other.lately(1)).containsExactly("CLOSED | CASE_WITHDRAWN | NOTIFY(CLOSED)");
            other.hears(Effect.InterceptParcel.class, CAUGHT);
            assertThat(other.lately(1)).containsExactly("CLOSED | INTERCEPTION_ANSWERED | ALARM(CAUGHT_UNWANTED)");
            assertThat(shop.books()).endsWith("owed 0, held 1");
        }

        @Test
        void isNeitherConfirmedNorClosedWhileTheInterceptionIsOut() {
            assertThat(life.refuses(REVIEWER, life.confirm()))
                    .isEqualTo(
                            new CaseRejection.NotYet(CaseMove.REFUND, CaseRejection.NotYet.Obstacle.STOP_UNANSWERED));
            assertThat(life.refuses(REVIEWER, CaseDecisions::close))
                    .isEqualTo(new CaseRejection.NotYet(CaseMove.CLOSE, CaseRejection.NotYet.Obstacle.STOP_UNANSWERED));
            assertThat(CaseDecisions.isPossible(life.subject(), Action.CONFIRM_REFUND))
                    .isFalse();
            assertThat(CaseDecisions.isPossible(life.subject(), Action.CLOSE)).isFalse();
            assertThat(CaseDecisions.isPossible(life.subject(), Action.WITHDRAW))
                    .isTrue();
        }
    }

    @Nested
    class InSeveralParcels {
        @Test
        void stopsWhatIsHereInterceptsWhatIsOutAndPaysWhenAllIsCaught() {
            var shop = new Shop(order(paidSale(), OrderState.SHIPPED, packed("P-1", "A"), shipped("P-2", "B")));
            Life life = shop.opens(Application.cancellation(ORDER, Reason.ORDER_CANCELLED))
                    .approvedBy(REVIEWER);
            assertThat(life.lastOf(Effect.StopFulfilment.class, Effect.InterceptParcel.class))
                    .containsExactly(
                            new Effect.StopFulfilment(
                                    key("stop-3"),
                                    "ORDER_CANCELLED",
                                    Place.of("P-1"),
                                    List.of(LineId.of("A")),
                                    List.of(new Goods("MUG", 3))),
                            new Effect.InterceptParcel(key("intercept-4"), "P-2", "SF", "SF-P-2"));
            life.hears(Effect.InterceptParcel.class, CAUGHT);
            assertThat(life.lately(1)).containsExactly("APPROVED | INTERCEPTION_ANSWERED |");
            life.stopped().paid("T1");
            assertThat(life.lately(1))
                    .containsExactly(
                            "REFUNDED | REFUND_PART_PAID REFUND_SETTLED | FULLY_REFUNDED(11000) NOTIFY(REFUNDED)");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 11000, kept 0, owed 0, held 0");
        }

        @Test
        void paysForTheParcelThatIsCaughtOnceTheOtherIsMissed() {
            var shop = new Shop(order(paidSale(), OrderState.SHIPPED, shipped("P-1", "A"), shipped("P-2", "B")));
            Life life = shop.opens(Application.cancellation(ORDER, Reason.ORDER_CANCELLED))
                    .approvedBy(REVIEWER);
            List<EffectKey> keys = life.lastOf(Effect.InterceptParcel.class).stream()
                    .map(Effect::key)
                    .toList();
            life.hears(keys.get(0), MISSED);
            assertThat(life.lately(1)).containsExactly("APPROVED | INTERCEPTION_ANSWERED | ALARM(INTERCEPTION_MISSED)");
            assertThat(life.refuses(REVIEWER, CaseDecisions::close))
                    .isEqualTo(new CaseRejection.NotYet(CaseMove.CLOSE, CaseRejection.NotYet.Obstacle.STOP_UNANSWERED));
            life.hears(keys.get(1), CAUGHT);
            assertThat(life.lately(1))
                    .containsExactly(
                            "REFUNDING | INTERCEPTION_ANSWERED GOODS_NOT_STOPPED REFUND_STARTED PARCEL_EXPECTED |"
                                    + " PAY_REFUND(T1 ORIGINAL 4000) NOTIFY(NOT_STOPPED)");
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void aParcelIsInterceptedOnceHoweverManyLinesItHas() {
            var shop = new Shop(order(paidSale(), OrderState.SHIPPED, shipped("P-1", "A", "B")));
            Life life = shop.opens(Application.cancellation(ORDER, Reason.ORDER_CANCELLED))
                    .approvedBy(REVIEWER);
            assertThat(life.lastOf(Effect.InterceptParcel.class)).hasSize(1);
        }

        @Test
        void theParcelsCountAndNotWhatTheOrderSaysOfItself() {
            var shop = new Shop(order(paidSale(), OrderState.CANCELLED, shipped("P-1", "A")));
            Life life =
                    shop.opens(refundOnly(item("A", 3, Reason.ORDER_CANCELLED))).approvedBy(REVIEWER);
            assertThat(life.lastOf(Effect.StopFulfilment.class, Effect.InterceptParcel.class))
                    .containsExactly(new Effect.InterceptParcel(key("intercept-3"), "P-1", "SF", "SF-P-1"));
        }

        @Test
        void whatWasDeliveredIsPaidOnAPersonsWordAlone() {
            var shop = new Shop(delivered(paidSale()));
            Life life =
                    shop.opens(refundOnly(item("A", 1, Reason.QUALITY_ISSUE))).approvedBy(REVIEWER);
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | CASE_APPROVED REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 3000)"
                            + " NOTIFY(APPROVED) RESOLVE_TICKET");
        }
    }
}
