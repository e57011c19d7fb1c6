package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.AGENT;
import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.INSPECTOR;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static io.aftersales.inmemory.Bench.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.Awaited;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Money back for goods that do not come back, from the application to the end, through the desks. */
class RefundOnlyLivesTest {
    private final Bench bench = new Bench();

    private static CaseId onItsWay(Bench bench) {
        return bench.opened(SampleOrders.mugOnItsWay("1001"), CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "NOT_LIKED"));
    }

    @Nested
    class NotShipped {
        @Test
        void isKeptHereAndPaidAtOnce() {
            CaseId id = bench.refunded("1001", 1);
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, FULFILMENT_STOP_ASKED, FULFILMENT_STOP_ANSWERED,
                        REFUND_STARTED, REFUND_PART_PAID, REFUND_SETTLED
                    account: paid 10000, refunded 2000, kept 0, owed 0, held 0
                    journal: HELD 1 A, BACK 1 A, OWED 2000 CARD, CREDITED 2000, REFUND 2000 CARD
                    paid: 2000 on CARD by ORIGINAL
                    stock: STOPPED 1 MUG
                    marks: PARTIALLY_REFUNDED 2000
                    notices: APPROVED to BUYER, REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        @Test
        void asAWholeMarksTheOrderFullyRefunded() {
            bench.orders.put(SampleOrders.unshipped("1001"));
            CaseId id = bench.send(Commands.OpenCase.cancellation(
                            Request.of(bench.next(), BUYER), OrderId.of("1001"), "ORDER_CANCELLED"))
                    .get()
                    .caseId();
            bench.approved(id);
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, FULFILMENT_STOP_ASKED, FULFILMENT_STOP_ANSWERED,
                        REFUND_STARTED, REFUND_PART_PAID, REFUND_SETTLED
                    account: paid 10000, refunded 10000, kept 0, owed 0, held 0
                    journal: HELD 3 A, HELD 1 B, BACK 3 A, BACK 1 B, OWED 10000 CARD, CREDITED 10000,
                        REFUND 10000 CARD
                    paid: 10000 on CARD by ORIGINAL
                    stock: STOPPED 3 MUG 1 POT
                    marks: FULLY_REFUNDED 10000
                    notices: APPROVED to BUYER, REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        @Test
        void thatCostNothingIsSettledInTheDecision() {
            CaseId id = bench.approved(bench.opened(
                    SampleOrders.freeOfCharge("1001"), CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "ORDER_CANCELLED")));
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, FULFILMENT_STOP_ASKED, FULFILMENT_STOP_ANSWERED,
                        REFUND_STARTED, REFUND_SETTLED
                    account: paid 0, refunded 0, kept 0, owed 0, held 0
                    journal: HELD 1 A, BACK 1 A
                    stock: STOPPED 1 GIFT
                    marks: FULLY_REFUNDED 0
                    notices: APPROVED to BUYER, REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        @Test
        void rejectedGivesTheUnitsFree() {
            CaseId id = bench.cancelling("1001", 2);
            bench.send(new Commands.RejectCase(Request.of(bench.next(), REVIEWER), id, "Already packed"))
                    .get();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY REJECTED
                    timeline: CASE_SUBMITTED, CASE_REJECTED
                    account: paid 10000, refunded 0, kept 0, owed 0, held 0
                    journal: HELD 2 A, RELEASED 2 A
                    notices: REJECTED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
            assertThat(bench.subject(id).review().rejection()).isEqualTo("Already packed");
        }

        @Test
        void askedAndAnsweredGoesOn() {
            CaseId id = bench.cancelling("1001", 1);
            bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Which one?"))
                    .get();
            bench.send(new Commands.ProvideInfo(Request.of(bench.next(), BUYER), id, "The blue one", List.of()))
                    .get();
            bench.approved(id);
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY REFUNDED
                    timeline: CASE_SUBMITTED, INFO_REQUESTED, INFO_PROVIDED, CASE_APPROVED, FULFILMENT_STOP_ASKED,
                        FULFILMENT_STOP_ANSWERED, REFUND_STARTED, REFUND_PART_PAID, REFUND_SETTLED
                    account: paid 10000, refunded 2000, kept 0, owed 0, held 0
                    journal: HELD 1 A, BACK 1 A, OWED 2000 CARD, CREDITED 2000, REFUND 2000 CARD
                    paid: 2000 on CARD by ORIGINAL
                    stock: STOPPED 1 MUG
                    marks: PARTIALLY_REFUNDED 2000
                    notices: INFO_ASKED to BUYER, APPROVED to BUYER, REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
            assertThat(bench.subject(id).submission().remarks())
                    .extracting(remark -> remark.by() + ": " + remark.text())
                    .containsExactly("REVIEWER rita: Which one?", BUYER + ": The blue one");
        }

        @Test
        void askedAndNotAnsweredExpires() {
            CaseId id = bench.cancelling("1001", 1);
            bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Which one?"))
                    .get();
            assertThat(bench.deadlinesAfter(Duration.ofDays(7).minusSeconds(1))).isZero();
            assertThat(bench.deadlinesAfter(Duration.ofSeconds(1))).isEqualTo(1);
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY CLOSED
                    timeline: CASE_SUBMITTED, INFO_REQUESTED, CASE_EXPIRED
                    account: paid 10000, refunded 0, kept 0, owed 0, held 0
                    journal: HELD 1 A, RELEASED 1 A
                    notices: INFO_ASKED to BUYER, EXPIRED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        @Test
        void leftUnreviewedWakesSomebodyOnceAndStaysOpen() {
            CaseId id = bench.cancelling("1001", 1);
            assertThat(bench.deadlinesAfter(Duration.ofDays(3))).isEqualTo(1);
            assertThat(bench.deadlinesAfter(Duration.ofDays(30))).isZero();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY PENDING_REVIEW
                    timeline: CASE_SUBMITTED, WAIT_OVERDUE
                    account: paid 10000, refunded 0, kept 0, owed 0, held 1
                    journal: HELD 1 A
                    alarms: OVERDUE PENDING_REVIEW
                    tickets: PENDING_REVIEW
                    """);
        }

        @Test
        void aboveTheLimitNeedsTwoPersons() {
            var strict = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
                    .fourEyesAbove(Money.ofMinor(3_999, "CNY"))
                    .build()));
            CaseId id = strict.approved(strict.cancelling("1001", 2));
            assertThat(strict.payments.calls()).isZero();
            strict.send(Commands.ApproveCase.byPolicy(Request.of(strict.next(), SECOND), id))
                    .get();
            assertThat(Story.of(strict, id)).isEqualTo("""
                    REFUND_ONLY REFUNDED
                    timeline: CASE_SUBMITTED, FIRST_APPROVAL_GIVEN, CASE_APPROVED, FULFILMENT_STOP_ASKED,
                        FULFILMENT_STOP_ANSWERED, REFUND_STARTED, REFUND_PART_PAID, REFUND_SETTLED
                    account: paid 10000, refunded 4000, kept 0, owed 0, held 0
                    journal: HELD 2 A, BACK 2 A, OWED 4000 CARD, CREDITED 4000, REFUND 4000 CARD
                    paid: 4000 on CARD by ORIGINAL
                    stock: STOPPED 2 MUG
                    marks: PARTIALLY_REFUNDED 4000
                    notices: CONFIRMATION_NEEDED to REVIEWERS, APPROVED to BUYER, REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
            assertThat(strict.subject(id).review().secondApprover()).isEqualTo(SECOND);
        }
    }

    @Nested
    class AskedToBeStopped {
        private CaseId unanswered() {
            bench.warehouse.onStop(SampleOrders.P1, new Answer.Pending(""));
            return bench.refunded("1001", 1);
        }

        private EffectKey stop(CaseId id) {
            return bench.owed(id, Effect.StopFulfilment.class).get(0).key();
        }

        private void reports(CaseId id, Answer answer) {
            bench.desks.outcomes().report(id.order(), stop(id), answer);
        }

        @Test
        void paysNothingWhileTheWarehouseIsSilent() {
            CaseId id = unanswered();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY APPROVED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, FULFILMENT_STOP_ASKED
                    account: paid 10000, refunded 0, kept 0, owed 0, held 1
                    journal: HELD 1 A
                    notices: APPROVED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
            assertThat(Awaited.by(bench.subject(id)).what()).isEqualTo(Awaited.What.STOP);
            for (Command early : List.of(
                    new Commands.Withdraw(Request.of(bench.next(), BUYER), id),
                    new Commands.ConfirmRefund(Request.of(bench.next(), SECOND), id),
                    new Commands.CloseCase(Request.of(bench.next(), REVIEWER), id))) {
                assertThat(bench.send(early).getLeft().code()).isEqualTo("NOT_YET");
            }
        }

        @Test
        void paysWhenTheWarehouseReportsThatTheGoodsWillNotLeave() {
            CaseId id = unanswered();
            reports(id, new Answer.Succeeded("shelf 7"));
            bench.muchLater();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, FULFILMENT_STOP_ASKED, FULFILMENT_STOP_ANSWERED,
                        REFUND_STARTED, REFUND_PART_PAID, REFUND_SETTLED
                    account: paid 10000, refunded 2000, kept 0, owed 0, held 0
                    journal: HELD 1 A, BACK 1 A, OWED 2000 CARD, CREDITED 2000, REFUND 2000 CARD
                    paid: 2000 on CARD by ORIGINAL
                    marks: PARTIALLY_REFUNDED 2000
                    notices: APPROVED to BUYER, REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        @Test
        void isAnsweredUnderTheSameKeyWhenTheWarehouseIsAskedAgain() {
            CaseId id = unanswered();
            bench.warehouse.onStop(SampleOrders.P1, new Answer.Succeeded(""));
            bench.muchLater();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.owed(id, Effect.StopFulfilment.class)).hasSize(1);
            assertThat(bench.warehouse.onShelf("MUG")).isEqualTo(1);
        }

        @Test
        void tooLateIsLeftToAPersonWhoPaysAllTheSame() {
            bench.warehouse.leaves(OrderId.of("1001"), SampleOrders.P1);
            CaseId id = bench.refunded("1001", 1);
            assertThat(Awaited.by(bench.subject(id)).what()).isEqualTo(Awaited.What.DECISION);
            bench.send(new Commands.ConfirmRefund(Request.of(bench.next(), SECOND), id))
                    .get();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, FULFILMENT_STOP_ASKED, FULFILMENT_STOP_ANSWERED,
                        REFUND_STARTED, REFUND_PART_PAID, REFUND_SETTLED
                    account: paid 10000, refunded 2000, kept 0, owed 0, held 0
                    journal: HELD 1 A, BACK 1 A, OWED 2000 CARD, CREDITED 2000, REFUND 2000 CARD
                    paid: 2000 on CARD by ORIGINAL
                    marks: PARTIALLY_REFUNDED 2000
                    notices: APPROVED to BUYER, REFUNDED to BUYER
                    alarms: STOP_REFUSED P1
                    tickets: PENDING_REVIEW, resolved, APPROVED, resolved
                    """);
        }

        @Test
        void tooLateIsLeftToAPersonWhoClosesTheCase() {
            bench.warehouse.leaves(OrderId.of("1001"), SampleOrders.P1);
            CaseId id = bench.refunded("1001", 1);
            bench.send(new Commands.CloseCase(Request.of(bench.next(), REVIEWER), id))
                    .get();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY CLOSED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, FULFILMENT_STOP_ASKED, FULFILMENT_STOP_ANSWERED,
                        CASE_CLOSED
                    account: paid 10000, refunded 0, kept 0, owed 0, held 0
                    journal: HELD 1 A, RELEASED 1 A
                    notices: APPROVED to BUYER, CLOSED to BUYER
                    alarms: STOP_REFUSED P1
                    tickets: PENDING_REVIEW, resolved, APPROVED, resolved
                    """);
        }

        @Test
        void inSeveralPlacesIsPaidOnceForWhatWasStopped() {
            bench.warehouse.onStop(Place.NO_PARCEL, new Answer.Pending(""));
            bench.carrier.onInterception("P2", new Answer.Rejected("DELIVERED", Answer.Retry.NEVER));
            CaseId id = bench.approved(bench.opened(
                    SampleOrders.partlySent("1001"), CaseKind.REFUND_ONLY, ItemAsked.of("A", 3, "ORDER_CANCELLED")));
            assertThat(bench.payments.calls()).isZero();
            reports(id, new Answer.Succeeded(""));
            bench.muchLater();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, FULFILMENT_STOP_ASKED, INTERCEPTION_ASKED,
                        FULFILMENT_STOP_ANSWERED, INTERCEPTION_ANSWERED, FULFILMENT_STOP_ANSWERED, GOODS_NOT_STOPPED,
                        REFUND_STARTED, REFUND_PART_PAID, REFUND_SETTLED
                    account: paid 10000, refunded 4000, kept 0, owed 0, held 0
                    journal: HELD 1 A, HELD 1 A, HELD 1 A, RELEASED 1 A, BACK 1 A, BACK 1 A, OWED 4000 CARD,
                        CREDITED 4000, REFUND 4000 CARD
                    paid: 4000 on CARD by ORIGINAL
                    stock: STOPPED 1 MUG
                    marks: PARTIALLY_REFUNDED 4000
                    notices: APPROVED to BUYER, NOT_STOPPED to BUYER, REFUNDED to BUYER
                    alarms: INTERCEPTION_MISSED P2
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        @Test
        void goesOnWithTheAnswerThatAMemberOfTheStaffRecords() {
            CaseId id = unanswered();
            bench.send(Commands.RecordStopAnswer.stopped(
                            Request.of(bench.next(), INSPECTOR), id, stop(id), "on the shelf"))
                    .get();
            bench.warehouse.onStop(SampleOrders.P1, new Answer.Rejected("TOO_LATE", Answer.Retry.NEVER));
            bench.muchLater();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, FULFILMENT_STOP_ASKED, EFFECT_RESOLVED,
                        FULFILMENT_STOP_ANSWERED, REFUND_STARTED, REFUND_PART_PAID, REFUND_SETTLED
                    account: paid 10000, refunded 2000, kept 0, owed 0, held 0
                    journal: HELD 1 A, BACK 1 A, OWED 2000 CARD, CREDITED 2000, REFUND 2000 CARD
                    paid: 2000 on CARD by ORIGINAL
                    marks: PARTIALLY_REFUNDED 2000
                    notices: APPROVED to BUYER, REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        @Test
        void isRecordedOnlyWhileTheAnswerIsAwaited() {
            CaseId id = unanswered();
            EffectKey key = stop(id);
            bench.send(Commands.RecordStopAnswer.notStopped(
                            Request.of(bench.next(), AGENT), id, key, "seen in the van"))
                    .get();
            assertThat(bench.alarmsOf(id)).containsExactly("STOP_REFUSED P1");
            for (EffectKey other : List.of(key, new EffectKey("as-1001-1-unknown"))) {
                var again =
                        Commands.RecordStopAnswer.stopped(Request.of(bench.next(), AGENT), id, other, "on the shelf");
                assertThat(bench.send(again).getLeft().code()).isEqualTo("STOP_NOT_AWAITED");
            }
        }

        @Test
        void parkedAfterAllAttemptsIsAnsweredByAPersonToo() {
            CaseId id = bench.cancelling("1001", 1);
            bench.warehouse.outOfReach(Integer.MAX_VALUE);
            bench.approved(id);
            bench.muchLater();
            assertThat(bench.states(id, Effect.StopFulfilment.class)).containsExactly(OutboxEntry.State.PARKED);
            bench.send(Commands.RecordStopAnswer.stopped(
                            Request.of(bench.next(), INSPECTOR), id, stop(id), "on the shelf"))
                    .get();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.states(id, Effect.StopFulfilment.class)).containsExactly(OutboxEntry.State.DONE);
            assertThat(bench.subject(id).parked()).isEmpty();
        }
    }

    @Nested
    class OnItsWay {
        @Test
        void caughtIsPaidWithoutAnotherWord() {
            CaseId id = bench.approved(onItsWay(bench));
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, INTERCEPTION_ASKED, INTERCEPTION_ANSWERED,
                        REFUND_STARTED, PARCEL_EXPECTED, REFUND_PART_PAID, REFUND_SETTLED
                    account: paid 10000, refunded 2000, kept 0, owed 0, held 0
                    journal: HELD 1 A, BACK 1 A, OWED 2000 CARD, CREDITED 2000, REFUND 2000 CARD
                    paid: 2000 on CARD by ORIGINAL
                    marks: PARTIALLY_REFUNDED 2000
                    notices: APPROVED to BUYER, REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        @Test
        void beingStoppedCanBeWithdrawn() {
            bench.carrier.onInterception("P1", new Answer.Pending(""));
            CaseId id = bench.approved(onItsWay(bench));
            bench.send(new Commands.Withdraw(Request.of(bench.next(), BUYER), id))
                    .get();
            bench.carrier.onInterception("P1", new Answer.Succeeded("SF", "SF-1"));
            bench.muchLater();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY CLOSED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, INTERCEPTION_ASKED, CASE_WITHDRAWN,
                        INTERCEPTION_ANSWERED
                    account: paid 10000, refunded 0, kept 0, owed 0, held 0
                    journal: HELD 1 A, RELEASED 1 A
                    notices: APPROVED to BUYER, CLOSED to BUYER
                    alarms: CAUGHT_UNWANTED P1
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        @Test
        void missedAndGrantedIsPaid() {
            CaseId id = CommandSample.slippedThrough(bench);
            bench.send(new Commands.ConfirmRefund(Request.of(bench.next(), SECOND), id))
                    .get();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, INTERCEPTION_ASKED, INTERCEPTION_ANSWERED,
                        REFUND_STARTED, REFUND_PART_PAID, REFUND_SETTLED
                    account: paid 10000, refunded 2000, kept 0, owed 0, held 0
                    journal: HELD 1 A, BACK 1 A, OWED 2000 CARD, CREDITED 2000, REFUND 2000 CARD
                    paid: 2000 on CARD by ORIGINAL
                    marks: PARTIALLY_REFUNDED 2000
                    notices: APPROVED to BUYER, REFUNDED to BUYER
                    alarms: INTERCEPTION_MISSED P1
                    tickets: PENDING_REVIEW, resolved, APPROVED, resolved
                    """);
        }

        @Test
        void missedAndClosedGivesTheUnitsFree() {
            CaseId id = CommandSample.slippedThrough(bench);
            bench.send(new Commands.CloseCase(Request.of(bench.next(), REVIEWER), id))
                    .get();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    REFUND_ONLY CLOSED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, INTERCEPTION_ASKED, INTERCEPTION_ANSWERED, CASE_CLOSED
                    account: paid 10000, refunded 0, kept 0, owed 0, held 0
                    journal: HELD 1 A, RELEASED 1 A
                    notices: APPROVED to BUYER, CLOSED to BUYER
                    alarms: INTERCEPTION_MISSED P1
                    tickets: PENDING_REVIEW, resolved, APPROVED, resolved
                    """);
        }
    }
}
