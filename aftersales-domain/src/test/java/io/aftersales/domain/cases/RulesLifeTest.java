package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.SECOND;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.shipped;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.DeliveryProgress;
import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.review.RuleDecision.HeldBack;
import io.aftersales.domain.review.StandardRules;
import io.aftersales.domain.shared.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When rules are asked, and what comes of what they say. */
class RulesLifeTest {
    private static final Criterion SHOWN = new Criterion.EvidenceAtLeast(1);
    private static final ReviewRule ALL = new ReviewRule("ALL", new Criterion.Always(), RuleAction.approve());
    private static final ReviewRule WHEN_SHOWN = new ReviewRule("WHEN_SHOWN", SHOWN, RuleAction.approve());
    private static final ReviewRule NONE_SHOWN =
            new ReviewRule("NONE_SHOWN", Criterion.not(SHOWN), RuleAction.person("photos"));
    private static final ReviewRule NOT_SHOWN =
            new ReviewRule("NOT_SHOWN", Criterion.not(SHOWN), RuleAction.reject("NOTHING_TO_SEE"));

    private final Shop shop = new Shop(delivered(paidSale()));

    private Life applied(ReviewRule... rules) {
        shop.under(CasePolicy.builder().rules(rules).build());
        return shop.opens(returnRefund(item("A", 1, Reason.QUALITY_ISSUE)));
    }

    private static RuleDecision verdict(Life life) {
        return life.subject().review().verdict();
    }

    private static List<Actor> by(Life life) {
        return life.last().events().stream().map(TimelineEntry::by).toList();
    }

    /** Dearer goods are not sent before the buyer pays for them, and only that is a reason to put the release off. */
    @ParameterizedTest
    @CsvSource({
        "MUG-2, ON_APPROVAL, , true",
        "MUG-2, AFTER_INSPECTION, AFTER_INSPECTION, false",
        "MUG-3, ON_APPROVAL, ON_APPROVAL, false"
    })
    void aRuleReleasesNewGoodsEarlyUnlessTheBuyerHasToPayForThem(
            String sku, Release asked, @Nullable Release granted, boolean putOff) {
        Shop exchanging = ExchangeLives.stocked(new Shop(delivered(paidSale())))
                .under(CasePolicy.builder()
                        .rules(new ReviewRule("ALL", new Criterion.Always(), RuleAction.approve(asked)))
                        .build());
        Life life = exchanging
                .opens(ExchangeLives.exchange(item("A", 2, Reason.NO_REASON).wanting(sku)))
                .reserved();
        assertThat(life.subject().review().terms().release()).isEqualTo(granted);
        assertThat(life.lately(1).get(0).contains("RELEASE_PUT_OFF")).isEqualTo(putOff);
    }

    @Nested
    class AfterTheApplication {
        @Test
        void aRuleGrants() {
            Life life = applied(ALL);
            assertThat(life.lately(1))
                    .containsExactly("WAITING_RETURN | CASE_SUBMITTED RULE_APPLIED CASE_APPROVED RETURN_AWAITED"
                            + " | CREATE_RETURN_WAYBILL NOTIFY(APPROVED)");
            assertThat(by(life)).containsExactly(BUYER, Actor.SYSTEM, Actor.SYSTEM, Actor.SYSTEM);
            assertThat(life.subject().review().reviewer()).isNull();
            assertThat(life.subject().review().rule()).isEqualTo("ALL");
            assertThat(life.subject().inbounds().get(0).warehouse()).isEqualTo("WH-1");
        }

        @Test
        void aRuleRefusesForItsReason() {
            Life life = applied(NOT_SHOWN);
            assertThat(life.lately(1))
                    .containsExactly("REJECTED | CASE_SUBMITTED RULE_APPLIED CASE_REJECTED | NOTIFY(REJECTED)");
            assertThat(by(life)).containsExactly(BUYER, Actor.SYSTEM, Actor.SYSTEM);
            assertThat(life.subject().review())
                    .isEqualTo(new Review(
                            null,
                            null,
                            NOON,
                            ApprovalTerms.BY_POLICY,
                            null,
                            "NOTHING_TO_SEE",
                            "NOT_SHOWN",
                            new RuleDecision(
                                    "NOT_SHOWN",
                                    RuleAction.reject("NOTHING_TO_SEE"),
                                    null,
                                    verdict(life).seen()),
                            null,
                            null));
            assertThat(life.lastOf(Effect.Notify.class))
                    .containsExactly(new Effect.Notify(
                            life.keyOf(Effect.Notify.class),
                            Notice.toBuyer(Notice.Kind.REJECTED, "b-1").because("NOTHING_TO_SEE")));
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void aRuleLeavesItToAPersonAndThatIsToldAndKept() {
            Life life = applied(NONE_SHOWN, ALL);
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | CASE_SUBMITTED RULE_APPLIED | OPEN_TICKET");
            assertThat(by(life)).containsExactly(BUYER, Actor.SYSTEM);
            assertThat(life.last().events().get(1).event()).isEqualTo(new CaseEvent.RuleApplied(verdict(life)));
            assertThat(verdict(life).ruling()).isEqualTo(RuleAction.person("photos"));
            assertThat(life.subject().review().rule()).isEmpty();
            RuleDecision before = verdict(life);
            life.approvedBy(REVIEWER);
            assertThat(life.subject().review())
                    .isEqualTo(new Review(
                            REVIEWER,
                            null,
                            NOON,
                            ApprovalTerms.BY_POLICY,
                            cny("30.00"),
                            "",
                            "BY_HAND",
                            before,
                            null,
                            null));
        }

        @Test
        void whatWasSeenIsKeptThoughNoRuleApplies() {
            Life life = applied(WHEN_SHOWN);
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | CASE_SUBMITTED | OPEN_TICKET");
            assertThat(verdict(life).rule()).isEmpty();
            assertThat(verdict(life).seen().amount()).isEqualTo(cny("30.00"));
            life.rejected();
            assertThat(life.subject().review().verdict()).isNotNull();
        }

        @Test
        void whoHasNoRulesKeepsNothing() {
            assertThat(verdict(applied())).isNull();
        }

        @Test
        void aRuleSeesTheBuyersRecordAndWhatWasShownBefore() {
            shop.knows(BuyerFacts.of(4, 3, 2, 1).asVip(), "sha256:00");
            shop.under(CasePolicy.builder().rules(NONE_SHOWN).build());
            Life life = shop.opens(
                    AGENT, returnRefund(item("A", 1, Reason.QUALITY_ISSUE)).showing(PHOTO, PHOTO));
            assertThat(verdict(life).seen())
                    .isEqualTo(new ReviewFacts(
                            CaseKind.RETURN_REFUND,
                            life.subject().submission().items(),
                            cny("30.00"),
                            2,
                            true,
                            DeliveryProgress.DELIVERED,
                            "WH-1",
                            true,
                            new BuyerFacts(true, true, "", 4, 3, 2, 1, 0),
                            List.of(),
                            0,
                            false,
                            List.of()));
        }

        @Test
        void anotherPhotoWasNotShownBefore() {
            shop.knows(BuyerFacts.UNKNOWN, "sha256:01")
                    .under(CasePolicy.builder().rules(NONE_SHOWN).build());
            Life life =
                    shop.opens(returnRefund(item("A", 1, Reason.QUALITY_ISSUE)).showing(PHOTO));
            assertThat(verdict(life).seen().evidenceReused()).isFalse();
        }
    }

    @Nested
    class AfterTheBuyersAnswer {
        @Test
        void aRuleGrants() {
            Life life = applied(WHEN_SHOWN).asked().answered();
            assertThat(life.lately(1))
                    .containsExactly("WAITING_RETURN | INFO_PROVIDED RULE_APPLIED CASE_APPROVED RETURN_AWAITED"
                            + " | CREATE_RETURN_WAYBILL NOTIFY(APPROVED) RESOLVE_TICKET");
            assertThat(by(life)).containsExactly(BUYER, Actor.SYSTEM, Actor.SYSTEM, Actor.SYSTEM);
            assertThat(life.subject().review().rule()).isEqualTo("WHEN_SHOWN");
            assertThat(verdict(life).seen().evidence()).isEqualTo(1);
        }

        @Test
        void aRuleRefuses() {
            shop.under(CasePolicy.STANDARD);
            Life life =
                    shop.opens(returnRefund(item("A", 1, Reason.QUALITY_ISSUE))).asked();
            shop.under(CasePolicy.builder()
                    .rules(new ReviewRule("SHOWN", SHOWN, RuleAction.reject("SEEN_ENOUGH")))
                    .build());
            life.answered();
            assertThat(life.lately(1))
                    .containsExactly(
                            "REJECTED | INFO_PROVIDED RULE_APPLIED CASE_REJECTED | NOTIFY(REJECTED) RESOLVE_TICKET");
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void aRuleStillLeavesItToAPerson() {
            var always = new ReviewRule("PEOPLE", new Criterion.Always(), RuleAction.person());
            Life life = applied(always).asked().answered();
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | INFO_PROVIDED RULE_APPLIED |");
        }

        @Test
        void theSameOnTheSameFactsIsNoNews() {
            Life life = applied(NONE_SHOWN).asked();
            life.does(
                    BUYER,
                    (it, account, context) ->
                            CaseDecisions.provideInfo(it, account, "None.", List.of(), shop.facts(), context));
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | INFO_PROVIDED |");
        }

        @Test
        void whatWasOnceSeenToBeUsedBeforeStaysSo() {
            shop.knows(BuyerFacts.UNKNOWN, "sha256:00")
                    .under(CasePolicy.builder().rules(NONE_SHOWN).build());
            Life life = shop.opens(
                            returnRefund(item("A", 1, Reason.QUALITY_ISSUE)).showing(PHOTO))
                    .asked();
            shop.knows(BuyerFacts.UNKNOWN);
            life.answered();
            assertThat(verdict(life).seen().evidenceReused()).isTrue();
        }

        @Test
        void factsAreFresh() {
            var here = new Shop(unshipped(paidSale()));
            here.under(CasePolicy.builder()
                    .rules(NONE_SHOWN, StandardRules.UNSHIPPED_REFUND)
                    .build());
            Life life =
                    here.opens(refundOnly(item("A", 1, Reason.ORDER_CANCELLED))).asked();
            assertThat(verdict(life).seen().handover()).isEqualTo(DeliveryProgress.NOT_HANDED_OVER);
            here.sees(shipped(paidSale()));
            life.answered();
            assertThat(verdict(life).seen().handover()).isEqualTo(DeliveryProgress.WITH_CARRIER);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
        }

        @Test
        void noRuleIsAskedWhenTheHostDoesNotKnowTheOrderAnyMore() {
            Life life = applied(WHEN_SHOWN).asked();
            life.does(
                    BUYER,
                    (it, account, context) -> CaseDecisions.provideInfo(
                            it, account, "That.", List.of(PHOTO), CaseFacts.NOTHING, context));
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | INFO_PROVIDED |");
        }

        @Test
        void noRuleIsAskedOnceOneOfTwoPersonsHasApproved() {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("10.00")).build());
            Life life = shop.opens(returnRefund(item("A", 1, Reason.QUALITY_ISSUE)))
                    .approvedBy(REVIEWER)
                    .asked();
            shop.under(shop.policy().toBuilder()
                    .rules(new ReviewRule("NEVER", new Criterion.Always(), RuleAction.reject("NO")))
                    .build());
            life.answered();
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | INFO_PROVIDED |");
            life.approvedBy(SECOND);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }
    }

    @Nested
    class WhenTheGoodsOfAnExchangeAreReserved {
        private Life exchange(ReviewRule... rules) {
            shop.stocks("MUG", 9).under(CasePolicy.builder().rules(rules).build());
            return shop.opens(Application.of(ORDER, CaseKind.EXCHANGE, item("A", 2, Reason.QUALITY_ISSUE)));
        }

        @Test
        void aRuleGrantsAndNotBefore() {
            Life life = exchange(ALL);
            assertThat(verdict(life).heldBack()).isEqualTo(HeldBack.STOCK_NOT_RESERVED);
            life.reserved();
            assertThat(life.story()).isEqualTo(lines("""
                    PENDING_REVIEW | CASE_SUBMITTED RULE_APPLIED | RESERVE_STOCK(2 MUG)
                    WAITING_RETURN | STOCK_RESERVED RULE_APPLIED CASE_APPROVED RETURN_AWAITED\
                     | CREATE_RETURN_WAYBILL NOTIFY(APPROVED)
                    """));
            assertThat(life.subject().review().rule()).isEqualTo("ALL");
            assertThat(life.subject().review().approvedAmount()).isEqualTo(cny("50.00"));
            assertThat(verdict(life).heldBack()).isNull();
            assertThat(life.subject().inbounds().get(0).warehouse()).isEqualTo("WH-1");
            assertThat(by(life)).containsOnly(Actor.SYSTEM);
        }

        @Test
        void aRuleThatLeftItToAPersonSaysNothingNew() {
            Life life = exchange(NONE_SHOWN).reserved();
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | STOCK_RESERVED |");
            life.approvedBy(REVIEWER);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        @Test
        void theBuyerWhoIsAskedMeanwhileAnswersFirst() {
            Life life = exchange(ALL).asked().reserved();
            assertThat(life.lately(1)).containsExactly("AWAITING_INFO | STOCK_RESERVED |");
            life.answered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        @Test
        void theBuyerWhoAnswersFirstWaitsForTheGoods() {
            Life life = exchange(WHEN_SHOWN).asked().answered();
            assertThat(verdict(life).heldBack()).isEqualTo(HeldBack.STOCK_NOT_RESERVED);
            life.reserved();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        @Test
        void whatTheUnitsAreWorthThenCounts() {
            Life life = exchange(ALL);
            shop.opens(returnRefund(item("B", 1, Reason.QUALITY_ISSUE)))
                    .received()
                    .inspected(CaseFixtures.good("B", 1)); // which pays the shipping fee back
            life.reserved();
            assertThat(life.subject().review().approvedAmount()).isEqualTo(cny("40.00"));
            assertThat(verdict(life).seen().amount()).isEqualTo(cny("40.00"));
        }

        @Test
        void theRulesOfThatMomentAreAsked() {
            Life life = exchange(ALL);
            shop.under(CasePolicy.builder().rules(NOT_SHOWN).build());
            life.reserved();
            assertThat(life.lately(1))
                    .containsExactly("REJECTED | STOCK_RESERVED RULE_APPLIED CASE_REJECTED"
                            + " | RELEASE_STOCK(rest) NOTIFY(REJECTED)");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
        }

        @Test
        void aCaseThatNoRulesHaveSeenIsAPersons() {
            Life life = exchange();
            shop.under(CasePolicy.builder().rules(ALL).build());
            life.reserved();
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | STOCK_RESERVED |");
        }

        @Test
        void twoPersonsDecideAboveTheLimit() {
            shop.stocks("MUG", 9)
                    .under(CasePolicy.builder()
                            .rules(ALL)
                            .fourEyesAbove(cny("49.99"))
                            .build());
            Life life = shop.opens(Application.of(ORDER, CaseKind.EXCHANGE, item("A", 2, Reason.QUALITY_ISSUE)))
                    .reserved();
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | STOCK_RESERVED |");
            assertThat(verdict(life).heldBack()).isEqualTo(HeldBack.TWO_PERSONS);
            life.approvedBy(REVIEWER).approvedBy(SECOND);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }
    }

    @Nested
    class AnApprovalIsHeldBack {
        @Test
        void whenMoneyWouldBePaidForGoodsThatStayWithTheBuyer() {
            shop.under(
                    CasePolicy.builder().rules(ALL).fourEyesAbove(cny("0.01")).build());
            Life life =
                    shop.opens(refundOnly(item("A", 1, Reason.QUALITY_ISSUE)).showing(PHOTO));
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | CASE_SUBMITTED RULE_APPLIED | OPEN_TICKET");
            assertThat(verdict(life).heldBack()).isEqualTo(HeldBack.STAYS_WITH_BUYER);
            life.asked().answered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
        }

        @Test
        void aboveTheAmountThatTwoPersonsDecideAbout() {
            shop.under(
                    CasePolicy.builder().rules(ALL).fourEyesAbove(cny("29.99")).build());
            Life life = shop.opens(returnRefund(item("A", 1, Reason.QUALITY_ISSUE)));
            assertThat(verdict(life).heldBack()).isEqualTo(HeldBack.TWO_PERSONS);
            life.asked().answered();
            assertThat(verdict(life).heldBack()).isEqualTo(HeldBack.TWO_PERSONS);
            life.approvedBy(REVIEWER);
            assertThat(life.subject().status())
                    .as("a rule is not the first of two persons")
                    .isEqualTo(CaseStatus.PENDING_REVIEW);
        }

        @Test
        void notAtTheLimitItself() {
            shop.under(
                    CasePolicy.builder().rules(ALL).fourEyesAbove(cny("30.00")).build());
            Life life = shop.opens(returnRefund(item("A", 1, Reason.QUALITY_ISSUE)));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        @Test
        void butARefusalIsNot() {
            shop.under(CasePolicy.builder()
                    .rules(NOT_SHOWN)
                    .fourEyesAbove(cny("0.01"))
                    .build());
            Life life = shop.opens(returnRefund(item("A", 1, Reason.QUALITY_ISSUE)));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REJECTED);
        }
    }
}
