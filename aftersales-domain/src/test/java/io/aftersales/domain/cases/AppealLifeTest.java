package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Actor;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A decision that the buyer appeals against, and who decides then. */
class AppealLifeTest {
    private static final Actor SUE = Actor.supervisor("sue");
    private static final Actor REVIEWER_AS_SUPERVISOR = Actor.supervisor(REVIEWER.id());

    private final Shop shop = new Shop(delivered(paidSale()));

    private static CaseRejection notPermitted(Action action, Actor by) {
        return new CaseRejection.NotPermitted(action, by);
    }

    private Life rejected() {
        return shop.opens(returnRefund(item("A", 2, Reason.NO_REASON))).rejected();
    }

    private Life nothingAccepted() {
        return shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                .approvedBy(REVIEWER)
                .received()
                .inspected(Finding.of("A", Grade.DAMAGED, 2))
                .hears(Effect.SendBack.class, new Outcome.Done("SF-1"));
    }

    @Nested
    class OfARejection {
        @Test
        void holdsTheUnitsAgainAndOpensATicketForDisputes() {
            Life life = rejected();
            assertThat(shop.books()).endsWith("held 0");
            life.appealed();
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | CASE_APPEALED | OPEN_TICKET");
            assertThat(shop.books()).endsWith("held 2");
            assertThat(life.last().effects())
                    .filteredOn(Effect.OpenTicket.class::isInstance)
                    .extracting(effect -> ((Effect.OpenTicket) effect).group())
                    .containsExactly("disputes");
            assertThat(life.subject().endedAt()).isNull();
            assertThat(life.subject().submission().remarks()).hasSize(1);
        }

        @Test
        void isDecidedByASupervisorWithoutAPartAlone() {
            Life life = rejected().appealed();
            for (Actor each : new Actor[] {REVIEWER, SECOND, REVIEWER_AS_SUPERVISOR}) {
                assertThat(life.refuses(each, life.approve(ApprovalTerms.BY_POLICY)))
                        .isEqualTo(notPermitted(Action.APPROVE, each));
                assertThat(life.refuses(each, life.offer(ApprovalTerms.BY_POLICY)))
                        .isEqualTo(notPermitted(Action.OFFER, each));
                assertThat(life.refuses(
                                each,
                                (subject, account, context) -> CaseDecisions.reject(subject, account, "no", context)))
                        .isEqualTo(notPermitted(Action.REJECT, each));
            }
            life.approvedBy(SUE);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        /** What is for others is refused, and what is not is not: the allowed actions of a case tell the truth. */
        @Test
        void isForOthersThanThoseWhoHadAPart() {
            Life life = rejected();
            assertThat(CaseDecisions.isAppealForOthers(life.subject(), REVIEWER))
                    .as("before the appeal")
                    .isFalse();
            life.appealed();
            for (Action each : new Action[] {Action.APPROVE, Action.OFFER, Action.REJECT}) {
                assertThat(life.isPossible(each, REVIEWER)).isFalse();
                assertThat(life.isPossible(each, REVIEWER_AS_SUPERVISOR)).isFalse();
                assertThat(life.isPossible(each, SUE)).isTrue();
            }
            assertThat(life.isPossible(Action.REQUEST_INFO, REVIEWER)).isTrue();
            assertThat(CaseDecisions.isAppealForOthers(life.subject(), REVIEWER))
                    .isTrue();
            assertThat(CaseDecisions.isAppealForOthers(life.subject(), SUE)).isFalse();
            life.asked();
            assertThat(life.isPossible(Action.REJECT, REVIEWER))
                    .as("while the buyer is asked")
                    .isFalse();
            assertThat(life.isPossible(Action.REJECT, SUE)).isTrue();
            life.does(SUE, (subject, account, context) -> CaseDecisions.reject(subject, account, "no", context));
            assertThat(CaseDecisions.isAppealForOthers(life.subject(), REVIEWER))
                    .as("decided")
                    .isFalse();
        }

        @Test
        void leavesTheSecondApprovalToAnyOtherReviewer() {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("20.00")).build());
            Life approved = rejected().appealed().approvedBy(SUE);
            assertThat(approved.isPossible(Action.APPROVE, REVIEWER)).isTrue();
            assertThat(approved.isPossible(Action.APPROVE, SUE)).isFalse();
            assertThat(approved.isPossible(Action.OFFER, REVIEWER)).isFalse();
            assertThat(approved.isPossible(Action.OFFER, SUE)).isTrue();
        }

        @Test
        void leavesTheSecondOfferToAnyOtherReviewer() {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("20.00")).build());
            Life offered = rejected().appealed().offeredBy(SUE, ApprovalTerms.BY_POLICY);
            assertThat(offered.isPossible(Action.OFFER, REVIEWER)).isTrue();
            assertThat(offered.isPossible(Action.OFFER, SUE)).isFalse();
        }

        @Test
        void isNotPossibleOnceAnotherCaseHasTheUnits() {
            Life life = rejected();
            assertThat(life.isPossible(Action.APPEAL, BUYER)).isTrue();
            shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)));
            assertThat(life.isPossible(Action.APPEAL, BUYER)).isFalse();
        }

        @Test
        void isPossibleForSomeTimeAndOnce() {
            Life life = rejected();
            CasePolicy policy = CasePolicy.builder().build();
            assertThat(CaseDecisions.appealUntil(life.subject(), policy))
                    .contains(AppealDecision.until(life.subject(), policy));
            life.appealed();
            assertThat(CaseDecisions.appealUntil(life.subject(), policy)).isEmpty();
        }

        @Test
        void isApprovedWithWordsToTheBuyer() {
            Life life = rejected().appealed();
            life.does(
                    SUE,
                    (subject, account, context) -> CaseDecisions.approve(
                            subject, account, ApprovalTerms.BY_POLICY, "We looked again.", shop.facts(), context));
            assertThat(life.subject().submission().remarks())
                    .extracting(each -> each.by() + ": " + each.text())
                    .contains(SUE + ": We looked again.");
        }

        @Test
        void refusesOthersWhateverTheyWouldGrant() {
            Life life = rejected().appealed();
            assertThat(life.refuses(REVIEWER, life.approve(agreedOn(9_999_999))))
                    .isEqualTo(notPermitted(Action.APPROVE, REVIEWER));
            assertThat(life.refuses(REVIEWER, life.offer(agreedOn(9_999_999))))
                    .isEqualTo(notPermitted(Action.OFFER, REVIEWER));
        }

        @Test
        void aboveFourEyesAnyOtherReviewerIsTheSecondPerson() {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("20.00")).build());
            Life life = rejected().appealed().approvedBy(SUE);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
            assertThat(life.refuses(REVIEWER, life.approve(agreedOn(3000))))
                    .as("other terms would be a first approval")
                    .isEqualTo(notPermitted(Action.APPROVE, REVIEWER));
            life.approvedBy(REVIEWER);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        @Test
        void aFirstApprovalFromBeforeCountsNoLonger() {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("20.00")).build());
            Life life = shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .rejected()
                    .appealed();
            life.approvedBy(SUE);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
        }

        @Test
        void isMadeOnceAndRejectedAgainIsFinal() {
            Life life = rejected()
                    .appealed()
                    .does(SUE, (subject, account, context) -> CaseDecisions.reject(subject, account, "no", context));
            assertThat(life.refuses(BUYER, life.appeal()))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.RETURN_REFUND, CaseStatus.REJECTED, CaseMove.APPEAL));
            assertThat(CaseDecisions.isPossible(life.subject(), Action.APPEAL)).isFalse();
        }

        @Test
        void withdrawnIsFinal() {
            Life life = rejected().appealed().withdrawn();
            assertThat(life.refuses(BUYER, life.appeal()).code()).isEqualTo("ILLEGAL_MOVE");
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void isPossibleForSevenDays() {
            Life late = rejected();
            Life inTime =
                    shop.opens(returnRefund(item("B", 1, Reason.NO_REASON))).rejected();
            shop.after(Duration.ofDays(7));
            inTime.appealed();
            shop.after(Duration.ofSeconds(1));
            assertThat(late.refuses(BUYER, late.appeal()))
                    .isEqualTo(new CaseRejection.AppealClosed(NOON.plus(Duration.ofDays(7))));
        }

        @Test
        void isRefusedWhereOthersHaveTheUnits() {
            Life life = rejected();
            shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)));
            assertThat(life.refuses(BUYER, life.appeal()).code()).isEqualTo("QUANTITY_EXCEEDED");
        }

        @Test
        void noRuleIsAskedAnyMore() {
            var seen = new ArrayList<ReviewFacts>();
            Life life = rejected();
            shop.under(CasePolicy.builder()
                    .rules(ReviewRule.own("ALL", seen::add, RuleAction.approve()))
                    .build());
            life.appealed().asked().answered();
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | INFO_PROVIDED |");
            assertThat(seen).isEmpty();
            shop.opens(returnRefund(item("B", 1, Reason.NO_REASON)));
            assertThat(seen).as("a case without an appeal").hasSize(1);
        }

        @Test
        void keepsTheReasonThatItIsAgainst() {
            Life life = rejected();
            String reason = life.subject().review().rejection();
            assertThat(reason).isNotEmpty();
            life.appealed();
            assertThat(life.subject().review().rejection())
                    .as("nothing is decided")
                    .isEmpty();
            assertThat(life.subject().review().appeal()).returns(reason, Appeal::against);
        }

        @Test
        void whoeverAppealedForTheBuyerDoesNotDecide() {
            Life life = rejected();
            life.does(AGENT, life.appeal());
            assertThat(Permissions.allows(Actor.supervisor(AGENT.id()), Action.APPROVE, life.subject()))
                    .isFalse();
        }
    }

    @Nested
    class OfAnInspectionThatAcceptedNothing {
        @Test
        void letsTheGoodsComeOnceMoreAndCountsOnlyWhatIsFoundThen() {
            Life life = nothingAccepted();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
            life.appealed().approvedBy(SUE);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
            assertThat(life.subject().inbounds()).hasSize(2);
            life.received(2, null).inspected(2, InspectionReport.complete(good("A", 1)));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            assertThat(life.subject().inspection().findings()).hasSize(2);
            life.paid("T1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 0, held 0");
        }

        @Test
        void canFailOnceMoreAndIsClosedForGood() {
            Life life = nothingAccepted().appealed().approvedBy(SUE).received(2, null);
            life.inspected(2, InspectionReport.complete(Finding.of("A", Grade.DAMAGED, 2)))
                    .hears(Effect.SendBack.class, new Outcome.Done("SF-2"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
            assertThat(life.refuses(BUYER, life.appeal()).code()).isEqualTo("ILLEGAL_MOVE");
        }

        @Test
        void endsWithItsUnitsReleasedWhenTheGoodsAreNotPostedAgain() {
            Life life = nothingAccepted().appealed().approvedBy(SUE).waits(Duration.ofDays(7));
            assertThat(life.lately(1)).containsExactly("CLOSED | CASE_EXPIRED | CANCEL_RETURN_WAYBILL NOTIFY(EXPIRED)");
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void isWithdrawnUntilTheGoodsArePostedAgain() {
            Life life = shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .posted("SF", "SF-7")
                    .received()
                    .inspected(Finding.of("A", Grade.DAMAGED, 2))
                    .hears(Effect.SendBack.class, new Outcome.Done("SF-1"))
                    .appealed()
                    .approvedBy(SUE)
                    .withdrawn();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void isClosedWhenTheBuyersCarrierLostTheGoodsThatWerePostedAgain() {
            Life life = nothingAccepted().appealed().approvedBy(SUE);
            assertThat(life.refuses(REVIEWER, CaseDecisions::close).code()).isEqualTo("NOT_YET");
            life.posted("YTO", "Y-1").closed();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void aCaseClosedOtherwiseIsNotAppealedAgainst() {
            Life life = shop.opens(returnRefund(item("A", 2, Reason.NO_REASON))).withdrawn();
            assertThat(life.refuses(BUYER, life.appeal()).code()).isEqualTo("ILLEGAL_MOVE");
        }

        @Test
        void anExchangeReservesItsGoodsAgain() {
            Shop mugs = ExchangeLives.stocked(new Shop(delivered(paidSale())));
            Life life = mugs.opens(ExchangeLives.exchange(item("A", 2, Reason.NO_REASON)))
                    .comesBack(Finding.of("A", Grade.DAMAGED, 2))
                    .hears(Effect.SendBack.class, new Outcome.Done("SF-1"))
                    .appealed();
            assertThat(life.lately(1))
                    .containsExactly("PENDING_REVIEW | CASE_APPEALED | RESERVE_STOCK(2 MUG) OPEN_TICKET");
            assertThat(life.refuses(SUE, life.approve(ApprovalTerms.BY_POLICY)).code())
                    .isEqualTo("NOT_RESERVED_YET");
            life.reserved().approvedBy(SUE).received(2, null).inspected(2, InspectionReport.complete(good("A", 2)));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
        }
    }
}
