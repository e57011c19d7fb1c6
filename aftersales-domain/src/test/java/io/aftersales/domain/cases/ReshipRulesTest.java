package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.SECOND;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.shipped;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.review.StandardRules;
import io.aftersales.domain.shared.TenderId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules that decide about reshipments without a person. */
class ReshipRulesTest extends ReshipLives {
    @Nested
    class Rules {
        private String statusUnder(CasePolicy policy, Application application) {
            shop.under(policy);
            Life life = shop.opens(application);
            return life.subject().status() + " " + life.subject().review().rule();
        }

        @Test
        void applyBelowTheirLimitOnly() {
            assertThat(statusUnder(CasePolicy.builder().rules(below("50.00")).build(), reship(lostMugs(2))))
                    .isEqualTo("PENDING_REVIEW ");
            assertThat(shop.account().unitsHeld()).isEqualTo(2);
        }

        @Test
        void doNotPayForGoodsThatStayWithTheBuyer() {
            var arrived = new Shop(delivered(paidSale()))
                    .under(CasePolicy.builder().rules(below("999.00")).build());
            Life life = arrived.opens(reship(item("A", 1, Reason.DAMAGED)).showing(PHOTO));
            life.hears(Effect.ReserveStock.class, new Outcome.Refused("OUT_OF_STOCK"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.APPROVED);
            assertThat(life.subject().attention().needed())
                    .as("a person decides")
                    .isTrue();
            life.converted();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }

        @Test
        void seeWhatTheGoodsAreWorthEvenWhereARefundWouldPayNothing() {
            shop.opens(reship(lostMugs(1)));
            var chargedBack = new BookingContext(null, CaseFixtures.FINANCE, shop.now());
            shop.saves(shop.account()
                    .external(chargedBack, TenderId.of("T1"), shop.account().payable(), "cb-1", shop.now(), List.of())
                    .get()
                    .account());
            assertThat(statusUnder(CasePolicy.builder().rules(below("10.00")).build(), reship(lostMugs(1))))
                    .isEqualTo("PENDING_REVIEW ");
        }

        /** Of goods that never arrived a rule's grant is paid at once where there are none to send; of damaged ones a person decides. */
        @Test
        void payAtOnceWhereNothingArrivedAndNothingCanBeSent() {
            shop.under(CasePolicy.builder().rules(below("999.00")).build());
            Life lost = shop.opens(reship(lostMugs(1))).outOfStock();
            assertThat(lost.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            assertThat(lost.subject().review().reviewer()).isNull();
        }

        @Test
        void applyToTheirCurrencyOnly() {
            var yen = StandardRules.verifiedReshipBelow(io.aftersales.domain.money.Money.of("9999999", "JPY"));
            assertThat(statusUnder(CasePolicy.builder().rules(yen).build(), reship(lostMugs(2))))
                    .isEqualTo("PENDING_REVIEW ");
        }

        @Test
        void applyToReshipmentsOnly() {
            assertThat(statusUnder(
                            CasePolicy.builder().rules(below("999.00")).build(),
                            refundOnly(item("A", 1, Reason.LOST_IN_TRANSIT))))
                    .isEqualTo("PENDING_REVIEW ");
        }

        @Test
        void haveAnOrderAndTheFirstThatAppliesDecides() {
            var person = ReviewRule.own("A_PERSON", seen -> true, RuleAction.person());
            assertThat(statusUnder(
                            CasePolicy.builder().rules(person, below("999.00")).build(), reship(lostMugs(1))))
                    .isEqualTo("PENDING_REVIEW ");
            assertThat(statusUnder(
                            CasePolicy.builder().rules(below("999.00"), person).build(), reship(lostMugs(1))))
                    .isEqualTo("APPROVED VERIFIED_RESHIP");
        }

        @Test
        void neverStandInForOneOfTwoPersons() {
            CasePolicy policy = CasePolicy.builder()
                    .rules(below("999.00"))
                    .fourEyesAbove(cny("49.99"))
                    .build();
            assertThat(statusUnder(policy, reship(lostMugs(1)))).isEqualTo("APPROVED VERIFIED_RESHIP");
            Life life = applied();
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | CASE_SUBMITTED RULE_APPLIED | OPEN_TICKET");
            assertThat(life.subject().review().verdict())
                    .isEqualTo(new RuleDecision(
                            "VERIFIED_RESHIP", RuleAction.approve(), RuleDecision.HeldBack.TWO_PERSONS, twoLostMugs()));
            life.approvedBy(REVIEWER).approvedBy(SECOND);
            assertThat(life.lately(1).get(0)).startsWith("APPROVED | CASE_APPROVED | RESERVE_STOCK(2 MUG)");
        }

        @Test
        void areToldWhetherTheReasonIsBorneOut() {
            assertThat(seen(shipped(paidSale()), reship(lostMugs(1)))).isTrue();
            assertThat(seen(
                            delivered(paidSale()),
                            reship(item("A", 1, Reason.SHORTAGE)).showing(PHOTO)))
                    .isTrue();
            assertThat(seen(delivered(paidSale()), refundOnly(item("A", 1, Reason.QUALITY_ISSUE))))
                    .isFalse();
            assertThat(seen(
                            delivered(paidSale()),
                            refundOnly(item("A", 1, Reason.QUALITY_ISSUE)).showing(PHOTO)))
                    .isTrue();
            assertThat(seen(shipped(paidSale()), refundOnly(item("A", 1, Reason.LOST_IN_TRANSIT))))
                    .as("nobody asked the carrier")
                    .isFalse();
            assertThat(seen(
                            shipped(paidSale()),
                            refundOnly(item("A", 1, Reason.LOST_IN_TRANSIT)).showing(PHOTO)))
                    .isFalse();
        }

        private static boolean seen(OrderFacts order, Application application) {
            var verified = new java.util.ArrayList<Boolean>();
            var rule = ReviewRule.own("LOOKS", seen -> verified.add(seen.verified()), RuleAction.person());
            new Shop(order)
                    .hears("P-1", CarrierScan.LOST)
                    .under(CasePolicy.builder().rules(rule).build())
                    .opens(application);
            return verified.get(0);
        }

        @Test
        void seeWhatIsAskedForAndWhatItIsWorth() {
            var seen = new java.util.ArrayList<ReviewFacts>();
            shop.under(CasePolicy.builder()
                    .rules(ReviewRule.own("LOOKS", seen::add, RuleAction.person()))
                    .build());
            applied();
            assertThat(seen).containsExactly(twoLostMugs());
        }

        @Test
        void decideNothingInAQuote() {
            var asked = new java.util.ArrayList<ReviewFacts>();
            shop.under(CasePolicy.builder()
                    .rules(ReviewRule.own("ALL", seen -> asked.add(seen), RuleAction.approve()))
                    .build());
            var here = new Shop(unshipped(paidSale()));
            Application all = refundOnly(item("A", 3, Reason.ORDER_CANCELLED));
            assertThat(CaseDecisions.quote(
                                    all,
                                    null,
                                    io.aftersales.domain.refunds.RefundPolicy.STANDARD,
                                    here.facts(),
                                    shop.context(BUYER))
                            .get()
                            .breakdown()
                            .total())
                    .isEqualTo(6000);
            assertThat(asked).isEmpty();
        }

        @Test
        void approveARefundToo() {
            var here = new Shop(unshipped(paidSale()))
                    .under(CasePolicy.builder()
                            .rules(ReviewRule.own("ALL", seen -> true, RuleAction.approve()))
                            .build());
            Life life = here.opens(refundOnly(item("A", 1, Reason.ORDER_CANCELLED)));
            assertThat(life.lately(1))
                    .containsExactly("APPROVED | CASE_SUBMITTED RULE_APPLIED CASE_APPROVED FULFILMENT_STOP_ASKED"
                            + " | STOP_FULFILMENT NOTIFY(APPROVED)");
        }

        @Test
        void haveAName() {
            org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                    .isThrownBy(() -> ReviewRule.own(" ", seen -> true, RuleAction.person()));
        }
    }
}
