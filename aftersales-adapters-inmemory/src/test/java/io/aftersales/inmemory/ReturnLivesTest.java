package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.INSPECTOR;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static io.aftersales.inmemory.Bench.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect.CreateReturnWaybill;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Money back for goods that come back, from the application to the end, through the desks. */
class ReturnLivesTest {
    private final Bench bench = new Bench();

    static CaseId waiting(Bench bench, ItemAsked... items) {
        return bench.approved(bench.opened(SampleOrders.deliveredWithPoints("1001"), CaseKind.RETURN_REFUND, items));
    }

    private static void arrived(Bench bench, CaseId id, FoundUnits... found) {
        bench.send(Commands.ReportPosted.of(Request.of(bench.next(), BUYER), id, "CARRIER", "RET1"))
                .get();
        bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), id))
                .get();
        bench.send(Commands.InspectReturn.complete(Request.of(bench.next(), INSPECTOR), id, List.of(found)))
                .get();
    }

    @Nested
    class SomeOfTheOrder {
        @Test
        void isPaidOverEveryTenderAndTheCouponStaysUsed() {
            CaseId id = waiting(bench, ItemAsked.of("A", 2, "NOT_LIKED"));
            arrived(bench, id, FoundUnits.of("A", Grade.GOOD, 2));
            assertThat(Story.of(bench, id)).isEqualTo("""
                    RETURN_REFUND REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, RETURN_AWAITED, WAYBILL_CREATED, RETURN_POSTED,
                        RETURN_RECEIVED, FINDINGS_RECORDED, INSPECTION_PASSED, REFUND_STARTED, REFUND_PART_PAID,
                        REFUND_PART_PAID, REFUND_SETTLED, POINTS_GIVEN_BACK
                    account: paid 9000, refunded 3600, kept 0, owed 0, held 0
                    journal: HELD 2 A, BACK 2 A, OWED 2400 CARD, OWED 800 GIFT, OWED 400 PTS, CREDITED 3600,
                        REFUND 2400 CARD, REFUND 800 GIFT, POINTS_BACK 400 PTS
                    paid: 2400 on CARD by ORIGINAL, 800 on GIFT by ORIGINAL
                    stock: SELLABLE 2 MUG at W1
                    given: 40 points
                    marks: PARTIALLY_REFUNDED 3600
                    notices: APPROVED to BUYER, RETURN_RECEIVED to BUYER, REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        @Test
        void isPaidForWhatIsAcceptedOfIt() {
            CaseId id = waiting(bench, ItemAsked.of("A", 2, "NOT_LIKED"), ItemAsked.of("B", 1, "QUALITY_ISSUE"));
            arrived(
                    bench,
                    id,
                    FoundUnits.of("A", Grade.GOOD, 1),
                    FoundUnits.of("A", Grade.DAMAGED, 1),
                    FoundUnits.of("B", Grade.DAMAGED, 1));
            assertThat(Story.of(bench, id)).isEqualTo("""
                    RETURN_REFUND REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, RETURN_AWAITED, WAYBILL_CREATED, RETURN_POSTED,
                        RETURN_RECEIVED, FINDINGS_RECORDED, INSPECTION_PASSED, REFUND_STARTED, REFUND_PART_PAID,
                        REFUND_PART_PAID, REFUND_SETTLED, GOODS_SENT_BACK, POINTS_GIVEN_BACK
                    account: paid 9000, refunded 5400, kept 0, owed 0, held 0
                    journal: HELD 2 A, HELD 1 B, RELEASED 1 A, BACK 1 A, BACK 1 B, OWED 3600 CARD, OWED 1200 GIFT,
                        OWED 600 PTS, CREDITED 5400, REFUND 3600 CARD, REFUND 1200 GIFT, POINTS_BACK 600 PTS
                    paid: 3600 on CARD by ORIGINAL, 1200 on GIFT by ORIGINAL
                    stock: SELLABLE 1 MUG at W1, DAMAGED 1 POT at W1
                    given: 60 points
                    marks: PARTIALLY_REFUNDED 5400
                    notices: APPROVED to BUYER, RETURN_RECEIVED to BUYER, REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        @Test
        void inspectedInPartsIsDecidedWithTheLastOne() {
            CaseId id = waiting(bench, ItemAsked.of("A", 1, "NOT_LIKED"), ItemAsked.of("B", 1, "NOT_LIKED"));
            bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), id))
                    .get();
            bench.send(look(id, FoundUnits.of("A", Grade.GOOD, 1))).get();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.INSPECTING);
            assertThat(bench.payments.calls()).isZero();
            bench.send(look(id, FoundUnits.of("B", Grade.GOOD, 1))).get();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    RETURN_REFUND REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, RETURN_AWAITED, WAYBILL_CREATED, RETURN_RECEIVED,
                        FINDINGS_RECORDED, FINDINGS_RECORDED, INSPECTION_PASSED, REFUND_STARTED, REFUND_PART_PAID,
                        REFUND_PART_PAID, REFUND_SETTLED, POINTS_GIVEN_BACK
                    account: paid 9000, refunded 5400, kept 0, owed 0, held 0
                    journal: HELD 1 A, HELD 1 B, BACK 1 A, BACK 1 B, OWED 3600 CARD, OWED 1200 GIFT, OWED 600 PTS,
                        CREDITED 5400, REFUND 3600 CARD, REFUND 1200 GIFT, POINTS_BACK 600 PTS
                    paid: 3600 on CARD by ORIGINAL, 1200 on GIFT by ORIGINAL
                    stock: SELLABLE 1 MUG 1 POT at W1
                    given: 60 points
                    marks: PARTIALLY_REFUNDED 5400
                    notices: APPROVED to BUYER, RETURN_RECEIVED to BUYER, REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        private Commands.InspectReturn look(CaseId id, FoundUnits found) {
            return Commands.InspectReturn.partial(Request.of(bench.next(), INSPECTOR), id, List.of(found));
        }
    }

    @Nested
    class AllOfTheOrder {
        @Test
        void inTwoCasesGivesTheCouponBackOnceAndMarksTheOrderFullyRefunded() {
            CaseId first = waiting(bench, ItemAsked.of("A", 3, "NOT_LIKED"));
            arrived(bench, first, FoundUnits.of("A", Grade.GOOD, 3));
            CaseId second = waiting(bench, ItemAsked.of("B", 1, "NOT_LIKED"));
            arrived(bench, second, FoundUnits.of("B", Grade.GOOD, 1));
            assertThat(Story.of(bench, second)).isEqualTo("""
                    RETURN_REFUND REFUNDED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, RETURN_AWAITED, WAYBILL_CREATED, RETURN_POSTED,
                        RETURN_RECEIVED, FINDINGS_RECORDED, INSPECTION_PASSED, REFUND_STARTED, REFUND_PART_PAID,
                        REFUND_PART_PAID, REFUND_SETTLED, POINTS_GIVEN_BACK
                    account: paid 9000, refunded 9000, kept 0, owed 0, held 0
                    journal: HELD 3 A, BACK 3 A, OWED 3600 CARD, OWED 1200 GIFT, OWED 600 PTS, CREDITED 5400,
                        REFUND 3600 CARD, REFUND 1200 GIFT, POINTS_BACK 600 PTS, HELD 1 B, BACK 1 B, OWED 2400 CARD,
                        OWED 800 GIFT, OWED 400 PTS, CREDITED 3600, REFUND 2400 CARD, REFUND 800 GIFT, COUPON_BACK,
                        POINTS_BACK 400 PTS
                    paid: 3600 on CARD by ORIGINAL, 1200 on GIFT by ORIGINAL, 2400 on CARD by ORIGINAL,
                        800 on GIFT by ORIGINAL
                    stock: SELLABLE 3 MUG at W1, SELLABLE 1 POT at W1
                    given: 60 points, 40 points, coupon C1
                    marks: PARTIALLY_REFUNDED 5400, FULLY_REFUNDED 9000
                    notices: APPROVED to BUYER, RETURN_RECEIVED to BUYER, REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
            assertThat(bench.account(second).tenders())
                    .allSatisfy(tender -> assertThat(tender.settled())
                            .isEqualTo(tender.tender().captured()));
            assertThat(bench.account(second).remaining()).isZero();
        }
    }

    @Nested
    class NothingAccepted {
        @Test
        void goesBackToTheBuyerAndEndsTheCase() {
            CaseId id = waiting(bench, ItemAsked.of("A", 1, "NOT_LIKED"));
            arrived(bench, id, FoundUnits.of("A", Grade.DAMAGED, 1));
            assertThat(Story.of(bench, id)).isEqualTo("""
                    RETURN_REFUND CLOSED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, RETURN_AWAITED, WAYBILL_CREATED, RETURN_POSTED,
                        RETURN_RECEIVED, FINDINGS_RECORDED, INSPECTION_FAILED, GOODS_SENT_BACK, CASE_CLOSED
                    account: paid 9000, refunded 0, kept 0, owed 0, held 0
                    journal: HELD 1 A, RELEASED 1 A
                    notices: APPROVED to BUYER, RETURN_RECEIVED to BUYER, INSPECTION_FAILED to BUYER, CLOSED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
            assertThat(bench.subject(id).inspection().failure()).isEqualTo("DAMAGED_NOT_CLAIMED");
        }

        @Test
        void withNothingInTheParcelEndsTheCaseAtOnce() {
            CaseId id = waiting(bench, ItemAsked.of("A", 1, "NOT_LIKED"));
            arrived(bench, id);
            assertThat(Story.of(bench, id)).isEqualTo("""
                    RETURN_REFUND CLOSED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, RETURN_AWAITED, WAYBILL_CREATED, RETURN_POSTED,
                        RETURN_RECEIVED, FINDINGS_RECORDED, INSPECTION_FAILED, CASE_CLOSED
                    account: paid 9000, refunded 0, kept 0, owed 0, held 0
                    journal: HELD 1 A, RELEASED 1 A
                    notices: APPROVED to BUYER, RETURN_RECEIVED to BUYER, INSPECTION_FAILED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
        }

        @Test
        void thatNobodyBringsBackNeedsAPerson() {
            bench.carrier.refusesToBringBack();
            CaseId id = waiting(bench, ItemAsked.of("A", 1, "NOT_LIKED"));
            arrived(bench, id, FoundUnits.of("A", Grade.DAMAGED, 1));
            bench.send(new Commands.CloseCase(Request.of(bench.next(), REVIEWER), id))
                    .get();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    RETURN_REFUND CLOSED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, RETURN_AWAITED, WAYBILL_CREATED, RETURN_POSTED,
                        RETURN_RECEIVED, FINDINGS_RECORDED, INSPECTION_FAILED, SEND_BACK_REFUSED, CASE_CLOSED
                    account: paid 9000, refunded 0, kept 0, owed 0, held 0
                    journal: HELD 1 A, RELEASED 1 A
                    notices: APPROVED to BUYER, RETURN_RECEIVED to BUYER, INSPECTION_FAILED to BUYER, CLOSED to BUYER
                    alarms: SEND_BACK_FAILED NO_SERVICE
                    tickets: PENDING_REVIEW, resolved, INSPECTION_FAILED, resolved
                    """);
        }
    }

    @Nested
    class NeverSent {
        @Test
        void isRemindedThenExpiresAndTheWaybillIsCancelled() {
            CaseId id = waiting(bench, ItemAsked.of("A", 1, "NOT_LIKED"));
            EffectKey waybill = bench.owed(id, CreateReturnWaybill.class).get(0).key();
            assertThat(bench.deadlinesAfter(Duration.ofDays(5).minusSeconds(1))).isZero();
            assertThat(bench.deadlinesAfter(Duration.ofSeconds(1))).isEqualTo(1);
            assertThat(bench.timeline(id)).endsWith("REMINDER_SENT");
            assertThat(bench.deadlinesAfter(Duration.ofDays(2).minusSeconds(1))).isZero();
            assertThat(bench.deadlinesAfter(Duration.ofSeconds(1))).isEqualTo(1);
            assertThat(Story.of(bench, id)).isEqualTo("""
                    RETURN_REFUND CLOSED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, RETURN_AWAITED, WAYBILL_CREATED, REMINDER_SENT,
                        CASE_EXPIRED
                    account: paid 9000, refunded 0, kept 0, owed 0, held 0
                    journal: HELD 1 A, RELEASED 1 A
                    notices: APPROVED to BUYER, RETURN_DEADLINE_NEAR to BUYER, EXPIRED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
            assertThat(bench.carrier.isCancelled(waybill)).isTrue();
        }

        @Test
        void expiresWithoutAReminderWhenTheSchedulerWasDownUntilAfterTheDeadline() {
            CaseId id = waiting(bench, ItemAsked.of("A", 1, "NOT_LIKED"));
            assertThat(bench.deadlinesAfter(Duration.ofDays(8))).isEqualTo(1);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.CLOSED);
            assertThat(bench.noticesOf(id)).containsExactly("APPROVED to BUYER", "EXPIRED to BUYER");
        }

        @Test
        void canBeWithdrawnAndAppliedForAgain() {
            CaseId id = waiting(bench, ItemAsked.of("A", 3, "NOT_LIKED"));
            bench.send(new Commands.Withdraw(Request.of(bench.next(), BUYER), id))
                    .get();
            assertThat(Story.of(bench, id)).isEqualTo("""
                    RETURN_REFUND CLOSED
                    timeline: CASE_SUBMITTED, CASE_APPROVED, RETURN_AWAITED, WAYBILL_CREATED, CASE_WITHDRAWN
                    account: paid 9000, refunded 0, kept 0, owed 0, held 0
                    journal: HELD 3 A, RELEASED 3 A
                    notices: APPROVED to BUYER, CLOSED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
            CaseId again = waiting(bench, ItemAsked.of("A", 3, "NOT_LIKED"));
            assertThat(again.number()).isEqualTo(2);
        }
    }

    @Nested
    class WorthMoreThanOneMayGrant {
        @Test
        void isApprovedByTwoAndPaidAfterTheInspectionWithoutAThird() {
            var strict = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
                    .fourEyesAbove(Money.ofMinor(1_000, "CNY"))
                    .build()));
            CaseId id = waiting(strict, ItemAsked.of("A", 2, "NOT_LIKED"));
            assertThat(strict.status(id)).isEqualTo(CaseStatus.PENDING_REVIEW);
            strict.send(Commands.ApproveCase.byPolicy(Request.of(strict.next(), SECOND), id))
                    .get();
            arrived(strict, id, FoundUnits.of("A", Grade.GOOD, 2));
            assertThat(Story.of(strict, id)).isEqualTo("""
                    RETURN_REFUND REFUNDED
                    timeline: CASE_SUBMITTED, FIRST_APPROVAL_GIVEN, CASE_APPROVED, RETURN_AWAITED, WAYBILL_CREATED,
                        RETURN_POSTED, RETURN_RECEIVED, FINDINGS_RECORDED, INSPECTION_PASSED, REFUND_STARTED,
                        REFUND_PART_PAID, REFUND_PART_PAID, REFUND_SETTLED, POINTS_GIVEN_BACK
                    account: paid 9000, refunded 3600, kept 0, owed 0, held 0
                    journal: HELD 2 A, BACK 2 A, OWED 2400 CARD, OWED 800 GIFT, OWED 400 PTS, CREDITED 3600,
                        REFUND 2400 CARD, REFUND 800 GIFT, POINTS_BACK 400 PTS
                    paid: 2400 on CARD by ORIGINAL, 800 on GIFT by ORIGINAL
                    stock: SELLABLE 2 MUG at W1
                    given: 40 points
                    marks: PARTIALLY_REFUNDED 3600
                    notices: CONFIRMATION_NEEDED to REVIEWERS, APPROVED to BUYER, RETURN_RECEIVED to BUYER,
                        REFUNDED to BUYER
                    tickets: PENDING_REVIEW, resolved
                    """);
        }
    }
}
