package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.SECOND;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static io.aftersales.domain.cases.ReviewFactsFixture.aReturn;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.finance.ReviewDryRun;
import io.aftersales.domain.finance.WhatIfReview;
import io.aftersales.domain.finance.WhatIfReviewTotals;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.review.StandardRules;
import io.aftersales.domain.shared.Rejection;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Returns that are paid while the goods stay with the buyer: by a person's term, and by a rule up to an amount. */
class KeptGoodsLifeTest {
    private static final ApprovalTerms KEEPING = ApprovalTerms.BY_POLICY.keepingGoods();
    private static final ReviewRule ALL = new ReviewRule("ALL", new Criterion.Always(), RuleAction.approve());

    private final Shop shop = new Shop(delivered(paidSale()));

    /** A return of two mugs, worth 40.00. */
    private Life applied() {
        return shop.opens(returnRefund(item("A", 2, Reason.NOT_LIKED)));
    }

    private static ReviewRule keeping(String upTo) {
        return new ReviewRule("KEEP", new Criterion.Always(), RuleAction.approveKeeping(cny(upTo)));
    }

    @Nested
    class APerson {
        @Test
        void paysAtOnceAndNothingComesBack() {
            Life life = applied().approvedBy(REVIEWER, KEEPING);
            assertThat(life.lately(1).get(0))
                    .startsWith("REFUNDING | CASE_APPROVED GOODS_LEFT_WITH_BUYER REFUND_STARTED | ");
            assertThat(life.owed())
                    .noneMatch(Effect.CreateReturnWaybill.class::isInstance)
                    .noneMatch(Effect.Restock.class::isInstance);
            assertThat(life.subject().inbounds()).isEmpty();
            assertThat(life.subject().goodsKept()).isTrue();
            assertThat(shop.lines()).containsExactly("A held 0, back 2, moved 0, again 0");
            assertThat(shop.books()).contains("refunded 4000").endsWith("held 0");
        }

        @Test
        void hasTheBuyerToldThatNothingIsToBeSentBack() {
            Life life = applied().approvedBy(REVIEWER, KEEPING);
            assertThat(life.lastOf(Effect.Notify.class))
                    .first()
                    .satisfies(effect -> assertThat(((Effect.Notify) effect).notice())
                            .isEqualTo(Notice.toBuyer(Notice.Kind.APPROVED, "b-1")
                                    .because(Notice.REFUND_WITHOUT_RETURN)
                                    .about(cny("40.00"))));
        }

        @Test
        void paysAnAgreedAmountAndLeavesTheGoods() {
            Life life =
                    applied().approvedBy(REVIEWER, CaseFixtures.agreedOn(1500).keepingGoods());
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            assertThat(shop.books()).contains("refunded 1500").contains("kept 2500");
        }

        @Test
        void leavesNothingToBeClaimedOrReceived() {
            Life life = applied().approvedBy(REVIEWER, KEEPING);
            assertThat(shop.refuses(returnRefund(item("A", 2, Reason.NOT_LIKED))))
                    .isEqualTo(shop.refuses(refundOnly(item("A", 2, Reason.QUALITY_ISSUE))))
                    .isInstanceOf(AccountRejection.QuantityExceeded.class);
            assertThat(life.refuses(CaseFixtures.INSPECTOR, life.receive(null, "WH-1", false)))
                    .isInstanceOf(Rejection.class);
            assertThat(CaseDecisions.isPossible(life.subject(), Action.RECEIVE)).isFalse();
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "RETURN_REFUND, OK",
            "REFUND_ONLY, TERMS_NOT_POSSIBLE",
            "EXCHANGE, TERMS_NOT_POSSIBLE",
            "RESHIP, TERMS_NOT_POSSIBLE"
        })
        void leavesTheGoodsOfAReturnAlone(CaseKind kind, String answer) {
            shop.stocks("MUG", 9);
            Reason reason =
                    kind == CaseKind.RETURN_REFUND || kind == CaseKind.EXCHANGE ? Reason.NOT_LIKED : Reason.DAMAGED;
            Life life = shop.opens(Application.of(CaseFixtures.ORDER, kind, item("A", 1, reason))
                    .showing(PHOTO));
            if (kind == CaseKind.EXCHANGE) {
                life.reserved();
            }
            assertThat(answer(life)).isEqualTo(answer);
        }

        @Test
        void cannotLeaveGoodsThatAreAtTheShop() {
            Life life = shop.opens(
                    AGENT, returnRefund(item("A", 1, Reason.NOT_LIKED)).withGoodsIn("WH-9"));
            assertThat(life.refuses(REVIEWER, life.approve(KEEPING)))
                    .isEqualTo(new CaseRejection.TermsNotPossible(CaseKind.RETURN_REFUND));
        }

        @Test
        void hasTheLimitsThatTheAmountHas() {
            Life life = applied();
            shop.under(CasePolicy.builder().reviewerLimit(cny("39.99")).build());
            assertThat(answer(life)).isEqualTo("ABOVE_LIMIT");
            shop.under(CasePolicy.builder()
                    .dailyLimit(DailyLimit.of(ZoneOffset.UTC, cny("50.00")))
                    .build());
            shop.granted(1001);
            assertThat(answer(life)).isEqualTo("DAILY_LIMIT_REACHED");
            shop.granted(1000);
            assertThat(answer(life)).isEqualTo("OK");
        }

        @Test
        void isOneOfTwoWhoAgreeOnKeepingToo() {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("10.00")).build());
            Life life = applied().approvedBy(REVIEWER, KEEPING);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
            assertThat(life.refuses(REVIEWER, life.approve(KEEPING)).code()).isEqualTo("SECOND_PERSON_NEEDED");
            life.approvedBy(SECOND);
            assertThat(life.subject().status())
                    .as("sending back is other terms, so these are first ones")
                    .isEqualTo(CaseStatus.PENDING_REVIEW);
            life.approvedBy(REVIEWER, KEEPING).approvedBy(SECOND, KEEPING);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }

        private String answer(Life life) {
            return life.approve(KEEPING)
                    .on(life.subject(), shop.account(), shop.context(REVIEWER))
                    .fold(Rejection::code, change -> "OK");
        }
    }

    @Nested
    class ARule {
        /** What a rule up to 20.00 for buyers who have kept at most one sees, and whether it matches. */
        static Stream<Arguments> table() {
            BuyerFacts once = BuyerFacts.of(3, 2, 1, 0).keptBefore(1);
            return Stream.of(
                    row("below", aReturn().worth("19.99").by(once), true),
                    row("at", aReturn().worth("20.00").by(once), true),
                    row("above", aReturn().worth("20.01").by(once), false),
                    row("free", aReturn().worth("0.00").by(once), true),
                    row(
                            "in another currency",
                            aReturn().worth(Money.ofMinor(1, "JPY")).by(once),
                            false),
                    row("of a buyer who kept nothing", aReturn().by(once.keptBefore(0)), true),
                    row("of a buyer who kept two", aReturn().by(once.keptBefore(2)), false),
                    row("of a stranger", aReturn(), false),
                    row("of goods at the shop", aReturn().by(once).here(), false),
                    row("refund only", aReturn().by(once).of(CaseKind.REFUND_ONLY), false),
                    row("exchange", aReturn().by(once).of(CaseKind.EXCHANGE), false),
                    row("reship", aReturn().by(once).of(CaseKind.RESHIP), false));
        }

        private static Arguments row(String what, ReviewFactsFixture facts, boolean matches) {
            return Arguments.of(what, facts.facts(), matches);
        }

        @ParameterizedTest(name = "{0}: {2}")
        @MethodSource("table")
        void matchesUpToItsAmountForBuyersWhoKeptLittle(String what, ReviewFacts facts, boolean matches) {
            var rules = ReviewRules.of(
                    new ReviewRule("KEEP", Criterion.keptBeforeAtMost(1), RuleAction.approveKeeping(cny("20.00"))),
                    ALL);
            assertThat(rules.about(facts).rule()).isEqualTo(matches ? "KEEP" : "ALL");
        }

        @Test
        void paysAtOnceAndIsWrittenDown() {
            shop.under(CasePolicy.builder().rules(keeping("40.00"), ALL).build());
            Life life = applied();
            assertThat(life.lately(1).get(0))
                    .startsWith("REFUNDING | CASE_SUBMITTED RULE_APPLIED CASE_APPROVED GOODS_LEFT_WITH_BUYER"
                            + " REFUND_STARTED | ");
            assertThat(life.subject().review().rule()).isEqualTo("KEEP");
            assertThat(life.subject().review().terms()).isEqualTo(KEEPING);
            assertThat(life.subject().goodsKept()).isTrue();
        }

        @Test
        void isPassedOverAboveItsAmountAndTheNextOneDecides() {
            shop.under(CasePolicy.builder().rules(keeping("39.99"), ALL).build());
            Life life = applied();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
            assertThat(life.subject().review().rule()).isEqualTo("ALL");
            assertThat(life.subject().goodsKept()).isFalse();
        }

        @Test
        void isPassedOverForGoodsAtTheShop() {
            shop.under(CasePolicy.builder().rules(keeping("99.00"), ALL).build());
            Life life = shop.opens(
                    AGENT, returnRefund(item("A", 1, Reason.NOT_LIKED)).withGoodsIn("WH-9"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.RETURNED);
            assertThat(life.subject().review().rule()).isEqualTo("ALL");
        }

        @Test
        void isNoneOfTwoPersons() {
            shop.under(CasePolicy.builder()
                    .rules(keeping("99.00"))
                    .fourEyesAbove(cny("10.00"))
                    .build());
            Life life = applied();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
            assertThat(life.subject().review().verdict())
                    .extracting(RuleDecision::heldBack)
                    .isEqualTo(RuleDecision.HeldBack.TWO_PERSONS);
        }

        @Test
        void saysInWordsWhatItDoes() {
            assertThat(keeping("20.00").describe())
                    .isEqualTo("KEEP: always -> approve, the buyer keeps goods worth up to CNY 20.00");
        }
    }

    @Nested
    class TheStandardRule {
        private final ReviewRules rules = ReviewRules.of(StandardRules.notWorthTheWayBack(cny("20.00")));
        private final BuyerFacts known = BuyerFacts.of(3, 1, 1, 0);

        @Test
        void leavesCheapFaultyGoodsWithABuyerWhoHasKeptNone() {
            assertThat(rules.about(aReturn()
                                    .because(Reason.DAMAGED)
                                    .showing(1)
                                    .by(known)
                                    .facts())
                            .ruling())
                    .isEqualTo(RuleAction.approveKeeping(cny("20.00")));
        }

        @Test
        void doesNotFor() {
            for (ReviewFactsFixture other : List.of(
                    aReturn().because(Reason.DAMAGED).showing(1).by(known.keptBefore(1)),
                    aReturn().because(Reason.DAMAGED).showing(1).by(known).worth("20.01"),
                    aReturn().because(Reason.DAMAGED).by(known),
                    aReturn().because(Reason.DAMAGED).showing(1).reused().by(known),
                    aReturn().because(Reason.NOT_LIKED).showing(1).by(known))) {
                assertThat(rules.about(other.facts()).rule()).isEmpty();
            }
        }
    }

    @Nested
    class AComparison {
        private final ReviewRules keep = ReviewRules.of(keeping("40.00"), ALL);
        private final ReviewRules less = ReviewRules.of(keeping("39.99"), ALL);
        private final ReviewRules more = ReviewRules.of(keeping("50.00"), ALL);

        @Test
        void tellsKeepingFromSendingBackAndNoTwoLimitsApart() {
            shop.under(CasePolicy.builder().rules(keep).build());
            AfterSalesCase kept = applied().subject();
            assertThat(ReviewDryRun.of(more, List.of(kept)).different()).isEmpty();
            assertThat(ReviewDryRun.of(less, List.of(kept)).different())
                    .singleElement()
                    .satisfies(each -> assertThat(each.would().rule()).isEqualTo("ALL"));
        }

        @Test
        void countsBothByWhatTheyComeTo() {
            ReviewFacts facts = aReturn().worth("40.00").facts();
            assertThat(WhatIfReviewTotals.of(new WhatIfReview(keep, less).compare(facts))
                            .changes())
                    .isEqualTo(Map.of("APPROVE_KEEPING>APPROVE", 1L));
            assertThat(WhatIfReviewTotals.of(new WhatIfReview(keep, more).compare(facts))
                            .differing())
                    .isZero();
        }
    }

    @Nested
    class GoodsAreKept {
        @Test
        void whereDeliveredGoodsArePaidWithoutAReturn() {
            Life life =
                    shop.opens(refundOnly(item("A", 1, Reason.QUALITY_ISSUE)).showing(PHOTO));
            assertThat(life.subject().goodsKept()).as("not paid yet").isFalse();
            assertThat(life.approvedBy(REVIEWER).subject().goodsKept()).isTrue();
        }

        @Test
        void notWhereTheWarehouseKeptThem() {
            var here = new Shop(unshipped(paidSale()));
            Life life = here.opens(refundOnly(item("A", 1, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER)
                    .stopped();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            assertThat(life.subject().goodsKept()).isFalse();
        }

        @Test
        void notWhereTheyCameBack() {
            Life life = applied().approvedBy(REVIEWER).received().inspected(CaseFixtures.good("A", 2));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            assertThat(life.subject().goodsKept()).isFalse();
        }
    }
}
