package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.missing;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseRejection.IllegalMove;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.cases.CaseRejection.TermsNotPossible;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Returns that are paid before their inspection, and what is short of them afterwards. */
class EarlyReleaseTest {
    private final Shop shop = new Shop(delivered(paidSale()));

    private Life approved(Release release) {
        return shop.opens(returnRefund(item("A", 2, Reason.QUALITY_ISSUE)))
                .approvedBy(REVIEWER, ApprovalTerms.BY_POLICY.release(release));
    }

    private static Life posted(Life life, Actor by) {
        return life.does(
                by,
                (subject, account, context) -> CaseDecisions.posted(subject, account, null, "SF", "RET-1", context));
    }

    private static Parcel arrived(String id, String warehouse, Map<LineId, Long> goods) {
        return Parcel.packed(id, warehouse, goods)
                .handedOver(NOON.minus(Duration.ofDays(1)), "SF", "SF-" + id)
                .delivered(NOON);
    }

    private static Shortfall shortfall(Life life) {
        return life.subject().advance().shortfall();
    }

    private Life recovers(Life life, long minor) {
        return life.does(
                CaseFixtures.FINANCE,
                (subject, account, context) ->
                        CaseDecisions.recoverShortfall(subject, account, minor, "BT-" + minor, context));
    }

    @Nested
    class Pays {
        @Test
        void atTheApproval() {
            Life life = approved(Release.ON_APPROVAL);
            assertThat(life.lately(1).get(0))
                    .startsWith("REFUNDING | CASE_APPROVED RETURN_AWAITED RELEASED_EARLY REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 5000)");
            life.paid("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(life.subject().holds()).isEmpty();
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 5000, kept 0, owed 0, held 0");
            life.received().inspected(good("A", 2));
            assertThat(life.lately(1)).containsExactly("REFUNDED | FINDINGS_RECORDED | RESTOCK(SELLABLE)");
            assertThat(shortfall(life)).isNull();
        }

        @Test
        void atAScanOfTheShopsLabelAndNotOnTheBuyersWord() {
            Life life = approved(Release.ON_SCAN);
            life.hears(Effect.CreateReturnWaybill.class, new Outcome.Done("SF", "RET-1"));
            posted(life, CaseFixtures.BUYER);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
            posted(life, Actor.SYSTEM);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }

        @Test
        void onArrivalOfWhatWasNeverScanned() {
            Life life = approved(Release.ON_SCAN).received();
            assertThat(life.lately(1).get(0)).contains("RETURN_RECEIVED RELEASED_EARLY REFUND_STARTED");
        }

        @Test
        void onReceipt() {
            Life life = approved(Release.ON_RECEIPT);
            life.hears(Effect.CreateReturnWaybill.class, new Outcome.Done("SF", "RET-1"));
            posted(life, Actor.SYSTEM);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
            life.received();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }

        @Test
        void asThePolicySaysWhereTheApprovalSaysNothing() {
            Shop generous = new Shop(delivered(paidSale()))
                    .under(CasePolicy.builder().release(Release.ON_APPROVAL).build());
            Life life =
                    generous.opens(returnRefund(item("A", 1, Reason.NO_REASON))).approvedBy(REVIEWER);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            assertThat(life.subject().review().terms().release()).isEqualTo(Release.ON_APPROVAL);
        }

        @Test
        void afterTheInspectionWhenMoreIsDueByThenThanWasApproved() {
            Life late = shop.opens(returnRefund(item("A", 3, Reason.NO_REASON)))
                    .approvedBy(REVIEWER, ApprovalTerms.BY_POLICY.release(Release.ON_RECEIPT));
            shop.opens(returnRefund(item("B", 1, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .received()
                    .inspected(good("B", 1))
                    .paid("T1");
            late.received(); // the last units now, with which the shipping goes back
            assertThat(late.lately(1).get(0)).contains("RELEASE_PUT_OFF");
            assertThat(late.subject().status()).isEqualTo(CaseStatus.RETURNED);
        }

        @Test
        void onceAndItCannotBeWithdrawn() {
            Life life = approved(Release.ON_APPROVAL).paid("T1");
            assertThat(life.refuses(
                            CaseFixtures.BUYER,
                            (subject, account, context) -> CaseDecisions.withdraw(subject, account, context)))
                    .isEqualTo(new IllegalMove(CaseKind.RETURN_REFUND, CaseStatus.REFUNDED, CaseMove.WITHDRAW));
            life.received().inspected(good("A", 2));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 5000, kept 0, owed 0, held 0");
        }
    }

    @Test
    void otherKindsHaveNoSuchMoment() {
        var unshipped = new Shop(CaseFixtures.unshipped(paidSale()));
        Life life = unshipped.opens(CaseFixtures.refundOnly(item("A", 1, Reason.ORDER_CANCELLED)));
        assertThat(life.refuses(REVIEWER, life.approve(ApprovalTerms.BY_POLICY.release(Release.ON_APPROVAL))))
                .isEqualTo(new TermsNotPossible(CaseKind.REFUND_ONLY));
    }

    @Nested
    class IsShort {
        /** A has 3 units of 20.00; two of them are returned through the seller's fault, with 10.00 of shipping. */
        @ParameterizedTest
        @CsvSource({
            "2, 0, 0, 0, 0", // all good
            "1, 1, 0, 1, 2000", // one missing
            "0, 2, 0, 2, 5000", // all missing: what was paid for shipping as well
            "1, 0, 1, 1, 2000" // one damaged, which was not claimed
        })
        void byWhatDidNotComeBackAsItWasPaidFor(long fine, long gone, long broken, long units, long amount) {
            Life life = approved(Release.ON_APPROVAL).paid("T1").received();
            var findings = new java.util.ArrayList<Finding>();
            add(findings, good("A", 1), fine);
            add(findings, missing("A", 1), gone);
            add(findings, Finding.of("A", Grade.refused("WORN_OUT", Disposition.DAMAGED), 1), broken);
            life.inspected(findings.toArray(Finding[]::new));
            if (amount == 0) {
                assertThat(shortfall(life)).isNull();
            } else {
                assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", units)), amount, 0, 0));
                assertThat(life.lately(1).get(0)).contains("SHORTFALL_CHANGED").contains("ALARM(SHORTFALL)");
                assertThat(life.subject().attention().needed()).isTrue();
            }
        }

        private void add(List<Finding> findings, Finding one, long units) {
            for (long i = 0; i < units; i++) {
                findings.add(one);
            }
        }

        @Test
        void byWhatAGradePaysLess() {
            Life life = approved(Release.ON_APPROVAL).paid("T1").received();
            life.inspected(good("A", 1), Finding.of("A", Grade.accepted("USED", 75, Disposition.of("SECOND")), 1));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(), 500, 0, 0));
        }

        @Test
        void byWhatWasNeverPosted() {
            Life life = approved(Release.ON_APPROVAL).paid("T1").waits(Duration.ofDays(8));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 2)), 5000, 0, 0));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void byTheAgreedAmountInProportion() {
            Life life = shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                    .approvedBy(
                            REVIEWER,
                            new ApprovalTerms(io.aftersales.domain.refunds.ShippingChoice.BY_POLICY, 0, 3000L, null)
                                    .release(Release.ON_APPROVAL))
                    .paid("T1")
                    .received()
                    .inspected(good("A", 1), missing("A", 1));
            assertThat(shortfall(life).amount()).isEqualTo(1500);
        }
    }

    @Nested
    class IsSettled {
        @Test
        void byThePaymentOfTheBuyerWhichTheShopKeeps() {
            Life life = approved(Release.ON_APPROVAL).paid("T1").received().inspected(good("A", 1), missing("A", 1));
            recovers(life, 500);
            assertThat(shortfall(life).state()).isEqualTo(Shortfall.State.OPEN);
            recovers(life, 1500);
            assertThat(shortfall(life).state()).isEqualTo(Shortfall.State.RECOVERED);
            assertThat(shop.books()).isEqualTo("paid 13000, refunded 5000, kept 2000, owed 0, held 0");
            assertThat(life.subject().attention().needed()).isFalse();
        }

        @Test
        void byTheShopThatBearsIt() {
            Life life = approved(Release.ON_APPROVAL).paid("T1").received().inspected(good("A", 1), missing("A", 1));
            life.does(REVIEWER, CaseDecisions::writeOffShortfall);
            assertThat(shortfall(life).state()).isEqualTo(Shortfall.State.WRITTEN_OFF);
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 5000, kept 0, owed 0, held 0");
            assertThat(life.refuses(REVIEWER, CaseDecisions::writeOffShortfall))
                    .isEqualTo(new AmountExceeded(cny("0.00"), cny("0.00")));
        }

        @Test
        void byFinanceOrByReviewersEachInTheirOwnWay() {
            Life life = approved(Release.ON_APPROVAL).paid("T1").received().inspected(good("A", 1), missing("A", 1));
            assertThat(life.refuses(CaseFixtures.FINANCE, CaseDecisions::writeOffShortfall))
                    .isEqualTo(new NotPermitted(Action.SETTLE_SHORTFALL, CaseFixtures.FINANCE));
            assertThat(life.refuses(
                            REVIEWER,
                            (subject, account, context) ->
                                    CaseDecisions.recoverShortfall(subject, account, 1, "BT-1", context)))
                    .isEqualTo(new NotPermitted(Action.SETTLE_SHORTFALL, REVIEWER));
            assertThat(life.refuses(
                            CaseFixtures.FINANCE,
                            (subject, account, context) ->
                                    CaseDecisions.recoverShortfall(subject, account, 2001, "BT-1", context)))
                    .isEqualTo(new AmountExceeded(cny("20.01"), cny("20.00")));
        }

        @Test
        void andRefusedGoodsGoBackOnlyThen() {
            Life life = shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                    .approvedBy(REVIEWER, ApprovalTerms.BY_POLICY.release(Release.ON_APPROVAL))
                    .paid("T1")
                    .received()
                    .inspected(good("A", 1), damaged("A", 1));
            assertThat(life.lastOf(Effect.SendBack.class)).isEmpty();
            recovers(life, 2000);
            assertThat(life.lastOf(Effect.SendBack.class))
                    .extracting(each -> ((Effect.SendBack) each).goods())
                    .containsExactly(List.of(new Goods("MUG", 1)));
        }

        @Test
        void andWhatComesLaterIsGivenBack() {
            Life life = approved(Release.ON_APPROVAL).paid("T1").waits(Duration.ofDays(8));
            recovers(life, 5000);
            assertThat(shop.books()).isEqualTo("paid 16000, refunded 5000, kept 5000, owed 0, held 0");
            life.received().inspected(good("A", 2));
            assertThat(shop.books()).isEqualTo("paid 16000, refunded 10000, kept 0, owed 5000, held 0");
            assertThat(shortfall(life)).isNull();
        }

        /** Two mugs go to two warehouses: the one that was refused went back for its price, the other was borne and then came. */
        @Test
        void andWhatComesLaterPaysNothingBackForGoodsThatTheBuyerHas() {
            Shop two = new Shop(order(
                    paidSale(),
                    OrderState.DELIVERED,
                    arrived("P-1", "WH-1", Map.of(LineId.of("A"), 1L)),
                    arrived("P-2", "WH-2", Map.of(LineId.of("A"), 2L, LineId.of("B"), 1L))));
            Life life = two.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                    .approvedBy(REVIEWER, ApprovalTerms.BY_POLICY.release(Release.ON_APPROVAL))
                    .paid("T1");
            life.received(1, null).inspected(1, InspectionReport.complete(damaged("A", 1)));
            recovers(life, 2000);
            assertThat(life.lastOf(Effect.SendBack.class)).hasSize(1);
            life.waits(Duration.ofDays(8)).does(REVIEWER, CaseDecisions::writeOffShortfall);
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 2)), 4000, 2000, 2000));
            life.received(2, null).inspected(2, InspectionReport.complete(good("A", 1)));
            assertThat(two.books()).isEqualTo("paid 13000, refunded 4000, kept 2000, owed 0, held 0");
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 1)), 2000, 2000, 2000));
        }

        @Test
        void andIsGivenBackUnitByUnitAsItIsFound() {
            Life life = approved(Release.ON_APPROVAL).paid("T1").waits(Duration.ofDays(8));
            recovers(life, 5000);
            life.received().inspected(InspectionReport.partial(good("A", 1)));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 1)), 2000, 2000, 0));
            assertThat(shop.books()).isEqualTo("paid 16000, refunded 8000, kept 2000, owed 3000, held 0");
            life.inspected(InspectionReport.complete(good("A", 1)));
            assertThat(shortfall(life)).isNull();
            assertThat(shop.books()).isEqualTo("paid 16000, refunded 10000, kept 0, owed 5000, held 0");
        }
    }
}
