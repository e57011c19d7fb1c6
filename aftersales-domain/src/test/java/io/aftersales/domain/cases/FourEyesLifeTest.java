package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.SECOND;
import static io.aftersales.domain.cases.CaseFixtures.THIRD;
import static io.aftersales.domain.cases.CaseFixtures.agreedOn;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Amounts that one person alone does not decide, and what the order gets back in the end. */
class FourEyesLifeTest {
    private final Shop shop = new Shop(delivered(paidSale()))
            .under(CasePolicy.builder().fourEyesAbove(cny("50.00")).build());

    private static CaseRejection needsSecond(Actor by) {
        return new CaseRejection.SecondPersonNeeded(by);
    }

    @Nested
    class Approve {
        @Test
        void upToTheLimitTakesOne() {
            Life life =
                    shop.opens(returnRefund(item("A", 2, Reason.QUALITY_ISSUE))).approvedBy(REVIEWER);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
            assertThat(life.subject().review())
                    .isEqualTo(new Review(
                            REVIEWER,
                            null,
                            NOON,
                            ApprovalTerms.BY_POLICY,
                            cny("50.00"),
                            "",
                            "BY_HAND",
                            null,
                            null,
                            null));
        }

        @Test
        void aboveTheLimitIsRecordedFirstAndGrantedByAnother() {
            Life life = shop.opens(AGENT, returnRefund(item("A", 3, Reason.NO_REASON)))
                    .approvedBy(REVIEWER);
            assertThat(life.lately(1))
                    .containsExactly("PENDING_REVIEW | FIRST_APPROVAL_GIVEN | NOTIFY(CONFIRMATION_NEEDED)");
            assertThat(life.subject().review())
                    .isEqualTo(new Review(
                            REVIEWER,
                            null,
                            null,
                            ApprovalTerms.BY_POLICY,
                            cny("60.00"),
                            "",
                            "BY_HAND",
                            null,
                            null,
                            null));
            Actor sameInOtherRole = Actor.supervisor(REVIEWER.id());
            Actor buyer = Actor.reviewer(BUYER.id());
            Actor opener = Actor.reviewer(AGENT.id());
            for (Actor each : List.of(REVIEWER, sameInOtherRole, buyer, opener)) {
                assertThat(life.refuses(each, life.approve(ApprovalTerms.BY_POLICY)))
                        .isEqualTo(needsSecond(each));
                assertThat(life.isPossible(Action.APPROVE, each)).isFalse();
            }
            life.approvedBy(SECOND);
            assertThat(life.lately(1))
                    .containsExactly("WAITING_RETURN | CASE_APPROVED RETURN_AWAITED"
                            + " | CREATE_RETURN_WAYBILL NOTIFY(APPROVED) RESOLVE_TICKET");
            assertThat(life.subject().review())
                    .isEqualTo(new Review(
                            REVIEWER,
                            SECOND,
                            NOON,
                            ApprovalTerms.BY_POLICY,
                            cny("60.00"),
                            "",
                            "BY_HAND",
                            null,
                            null,
                            null));
            life.received().inspected(good("A", 3));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }

        @Test
        void underOtherTermsIsAFirstOneAgain() {
            Life life = shop.opens(returnRefund(item("A", 3, Reason.NO_REASON))).approvedBy(REVIEWER);
            ApprovalTerms less = agreedOn(5500);
            life.does(SECOND, life.approve(less));
            assertThat(life.lately(1))
                    .containsExactly("PENDING_REVIEW | FIRST_APPROVAL_GIVEN | NOTIFY(CONFIRMATION_NEEDED)");
            assertThat(life.subject().review())
                    .isEqualTo(new Review(SECOND, null, null, less, cny("55.00"), "", "BY_HAND", null, null, null));
            assertThat(life.refuses(SECOND, life.approve(less))).isEqualTo(needsSecond(SECOND));
            assertThat(life.isPossible(Action.APPROVE, SECOND)).isFalse();
            assertThat(life.isPossible(Action.APPROVE, REVIEWER)).isTrue();

            life.does(REVIEWER, life.approve(less));

            assertThat(life.subject().review())
                    .isEqualTo(new Review(SECOND, REVIEWER, NOON, less, cny("55.00"), "", "BY_HAND", null, null, null));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        @Test
        void backWithinTheLimitTakesTheFirstPersonAlone() {
            Life life = shop.opens(returnRefund(item("A", 3, Reason.NO_REASON))).approvedBy(REVIEWER);
            ApprovalTerms within = agreedOn(4000);

            life.does(REVIEWER, life.approve(within));

            assertThat(life.subject().review())
                    .isEqualTo(new Review(REVIEWER, null, NOON, within, cny("40.00"), "", "BY_HAND", null, null, null));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        @Test
        void mayEndInARejectionAfterTheFirst() {
            Life life = shop.opens(returnRefund(item("A", 3, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .rejected();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REJECTED);
            assertThat(shop.books()).endsWith("owed 0, held 0");
        }
    }

    @Nested
    class ConfirmRefund {
        private Life aboveApproved() {
            return shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .received()
                    .inspected(InspectionReport.complete(good("A", 2)).blaming(Fault.SELLER));
        }

        @Test
        void isWaitedForWhenMoreIsDueThanWasApproved() {
            Life life = aboveApproved();
            assertThat(life.lately(1))
                    .containsExactly("INSPECTION_PASSED | FINDINGS_RECORDED INSPECTION_PASSED"
                            + " CONFIRMATION_NEEDED | RESTOCK(SELLABLE) NOTIFY(CONFIRMATION_NEEDED) OPEN_TICKET");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 2");
            assertThat(life.isPossible(Action.CONFIRM_REFUND, SECOND)).isTrue();
            for (Actor each : List.of(REVIEWER, Actor.reviewer(BUYER.id()))) {
                assertThat(life.refuses(each, life.confirm())).isEqualTo(needsSecond(each));
                assertThat(life.isPossible(Action.CONFIRM_REFUND, each)).isFalse();
            }
            life.confirmedBy(SECOND).paid("T1");
            assertThat(life.lately(2)).isEqualTo(lines("""
                    REFUNDING | REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 5000) RESOLVE_TICKET
                    REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(5000) NOTIFY(REFUNDED)
                    """));
            assertThat(life.subject().review())
                    .isEqualTo(new Review(
                            REVIEWER,
                            SECOND,
                            NOON,
                            ApprovalTerms.BY_POLICY,
                            cny("50.00"),
                            "",
                            "BY_HAND",
                            null,
                            null,
                            null));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 5000, kept 0, owed 0, held 0");
        }

        @Test
        void isWaitedForWhenTheLimitWasLoweredMeanwhile() {
            Life life = shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .received();
            shop.under(CasePolicy.builder().fourEyesAbove(cny("30.00")).build());
            life.inspected(good("A", 2));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.INSPECTION_PASSED);
            assertThat(life.refuses(REVIEWER, life.confirm())).isEqualTo(needsSecond(REVIEWER));
            life.confirmedBy(SECOND);
        }

        @Test
        void takesSomebodyWhoHasNotApprovedBefore() {
            Life life = shop.opens(returnRefund(item("A", 3, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .approvedBy(SECOND)
                    .received()
                    .inspected(InspectionReport.complete(good("A", 3)).blaming(Fault.SELLER));
            for (Actor each : List.of(REVIEWER, SECOND)) {
                assertThat(life.refuses(each, life.confirm())).isEqualTo(needsSecond(each));
            }
            life.confirmedBy(THIRD);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }

        @Test
        void isWaitedForWhenACaughtParcelIsWorthMoreThanWasApproved() {
            Parcel two =
                    Parcel.packed("P-1", "WH-1", Map.of(LineId.of("A"), 2L)).handedOver(NOON, "SF", "SF-1");
            Parcel rest = Parcel.packed("P-2", "WH-1", Map.of(LineId.of("A"), 1L, LineId.of("B"), 1L))
                    .handedOver(NOON, "SF", "SF-2");
            shop.sees(order(paidSale(), OrderState.SHIPPED, rest, two));
            Life life =
                    shop.opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED))).approvedBy(REVIEWER);
            shop.opens(refundOnly(item("A", 1, Reason.ORDER_CANCELLED), item("B", 1, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER, agreedOn(100))
                    .hears(Effect.InterceptParcel.class, new Outcome.Done("SF", "ok"));
            life.hears(Effect.InterceptParcel.class, new Outcome.Done("SF", "ok"));
            assertThat(life.lately(1)) // the last units back bring the shipping fee with them
                    .containsExactly("APPROVED | INTERCEPTION_ANSWERED CONFIRMATION_NEEDED"
                            + " | NOTIFY(CONFIRMATION_NEEDED) OPEN_TICKET");
            life.confirmedBy(SECOND);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }

        @Test
        void isNotWaitedForWhenLessIsDue() {
            Life life = shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .received()
                    .inspected(good("A", 1));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }
    }

    @Nested
    class WhatTheOrderIsTold {
        private final Shop withCoupon = new Shop(delivered(
                sale().discountedBy(Discount.coupon("C-9", 1000)).paidBy(Tender.money("T1", "ALIPAY", 10000))));

        private Life back(CaseItem item) {
            return withCoupon
                    .opens(returnRefund(item))
                    .approvedBy(REVIEWER)
                    .received()
                    .inspected(Finding.of(item.line().value(), Grade.GOOD, item.quantity()));
        }

        @Test
        void countsUpAndTheCouponComesBackOnceWithTheLastCase() {
            Life first = back(item("A", 3, Reason.NO_REASON)).paid("T1");
            Life second = back(item("B", 1, Reason.NO_REASON)).paid("T1");
            assertThat(first.lately(1))
                    .containsExactly(
                            "REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(5400) NOTIFY(REFUNDED)");
            assertThat(second.lately(1))
                    .containsExactly("REFUNDED | REFUND_PART_PAID REFUND_SETTLED"
                            + " | GIVE_BACK_COUPON FULLY_REFUNDED(10000) NOTIFY(REFUNDED)");
            assertThat(second.lastOf(Effect.GiveBackCoupon.class))
                    .containsExactly(
                            new Effect.GiveBackCoupon(new EffectKey("as-1001-2-coupon-8"), "NO_REASON", "C-9", "b-1"));
            second.takenBack("T1").retried().paid("T1");
            assertThat(second.lately(1))
                    .containsExactly(
                            "REFUNDED | REFUND_PART_PAID REFUND_SETTLED | FULLY_REFUNDED(10000) NOTIFY(REFUNDED)");
            assertThat(withCoupon.books()).isEqualTo("paid 10000, refunded 10000, kept 0, owed 0, held 0");
        }

        @Test
        void isNotFullyBeforeEveryCaseIsPaid() {
            Life first = back(item("A", 3, Reason.NO_REASON));
            Life second = back(item("B", 1, Reason.NO_REASON)).paid("T1");
            assertThat(second.lately(1))
                    .containsExactly(
                            "REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(4600) NOTIFY(REFUNDED)");
            first.paid("T1");
            assertThat(first.lately(1))
                    .containsExactly("REFUNDED | REFUND_PART_PAID REFUND_SETTLED"
                            + " | GIVE_BACK_COUPON FULLY_REFUNDED(10000) NOTIFY(REFUNDED)");
        }
    }
}
