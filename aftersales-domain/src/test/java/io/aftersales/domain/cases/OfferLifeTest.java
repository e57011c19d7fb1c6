package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms that the shop offers to the buyer, and what the buyer says to them. */
class OfferLifeTest {
    private static final ApprovalTerms HALF = agreedOn(2500);

    private final Shop shop = new Shop(delivered(paidSale()));

    private Life opened() {
        return shop.opens(returnRefund(item("A", 2, Reason.QUALITY_ISSUE)));
    }

    private static Notice noticeOf(Life life) {
        return life.last().effects().stream()
                .filter(Effect.Notify.class::isInstance)
                .map(effect -> ((Effect.Notify) effect).notice())
                .findFirst()
                .orElseThrow();
    }

    /** The last thing that the ticket heard: whether its clocks stand still, because it is the buyer's turn. */
    private static boolean buyersTurn(Life life) {
        return life.last().effects().stream()
                .filter(Effect.TellTicket.class::isInstance)
                .map(effect -> ((Effect.TellTicket) effect).buyersTurn())
                .findFirst()
                .orElseThrow();
    }

    /** Of two persons, those of the second: the decision counts from then on. */
    @Test
    void wordsToTheBuyerAreTheOnesOfTheDecisionThatCounts() {
        Life life = opened().does(REVIEWER, words("The box was open.", HALF));
        assertThat(life.subject().submission().remarks())
                .extracting(each -> each.by() + ": " + each.text())
                .containsExactly(REVIEWER + ": The box was open.");
    }

    private Life.Verb words(String words, ApprovalTerms terms) {
        return (subject, account, context) ->
                CaseDecisions.offer(subject, account, terms, words, shop.facts(), context);
    }

    @Nested
    class WithinTheLimits {
        @Test
        void theBuyerIsToldTheAmountAndUntilWhen() {
            Life life = opened().offeredBy(REVIEWER, HALF);
            assertThat(life.lately(1)).containsExactly("OFFERED | OFFER_MADE | NOTIFY(OFFER_MADE)");
            assertThat(buyersTurn(life)).isTrue();
            Notice told = noticeOf(life);
            assertThat(told.amount()).isEqualTo(cny("25.00"));
            assertThat(told.until()).isEqualTo(NOON.plus(Duration.ofDays(3)));
            assertThat(told.code()).isEqualTo(Notice.RETURN_THEN_REFUND);
            assertThat(shop.books()).endsWith("held 2");
            assertThat(life.subject().refundTo())
                    .isEqualTo(life.subject().submission().refundTo());
        }

        @Test
        void theBuyerIsToldThatTheGoodsStay() {
            Notice told = noticeOf(opened().offeredBy(REVIEWER, HALF.keepingGoods()));
            assertThat(told.code()).isEqualTo(Notice.REFUND_WITHOUT_RETURN);
            assertThat(told.amount()).isEqualTo(cny("25.00"));
        }

        @Test
        void acceptingApprovesOnTheTermsAsThoseWhoOffered() {
            Life life = opened().offeredBy(REVIEWER, HALF).accepts();
            assertThat(life.lately(1))
                    .containsExactly("WAITING_RETURN | OFFER_ACCEPTED CASE_APPROVED RETURN_AWAITED"
                            + " | CREATE_RETURN_WAYBILL NOTIFY(APPROVED) RESOLVE_TICKET");
            Review review = life.subject().review();
            assertThat(review.reviewer()).isEqualTo(REVIEWER);
            assertThat(review.terms()).isEqualTo(HALF);
            assertThat(review.approvedAmount()).isEqualTo(cny("25.00"));
            assertThat(review.offer().state()).isEqualTo(Offer.State.ACCEPTED);
            life.received().inspected(good("A", 2)).paid("T1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 2500, kept 2500, owed 0, held 0");
        }

        @Test
        void decliningOrSilenceBringsTheApplicationBackToReview() {
            Life life = opened().offeredBy(REVIEWER, HALF).declines();
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | OFFER_ENDED |");
            assertThat(buyersTurn(life)).isFalse();
            assertThat(life.subject().review().offer().state()).isEqualTo(Offer.State.DECLINED);
            life.offeredBy(REVIEWER, HALF)
                    .waitsInVain(Duration.ofDays(3).minusSeconds(1))
                    .waits(Duration.ofSeconds(1));
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | OFFER_ENDED | NOTIFY(OFFER_ENDED)");
            assertThat(buyersTurn(life)).isFalse();
            assertThat(shop.books()).endsWith("held 2");
            life.approvedBy(REVIEWER);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        @Test
        void anOpenOfferCanBeWithdrawnFromAndRejected() {
            Life withdrawn = opened().offeredBy(REVIEWER, HALF).withdrawn();
            assertThat(withdrawn.subject().status()).isEqualTo(CaseStatus.CLOSED);
            assertThat(withdrawn.subject().review().offer().state()).isEqualTo(Offer.State.DECLINED);
            Life rejected = opened().offeredBy(REVIEWER, HALF).rejected();
            assertThat(rejected.subject().status()).isEqualTo(CaseStatus.REJECTED);
            assertThat(rejected.subject().review().offer().state()).isEqualTo(Offer.State.DECLINED);
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void noRuleIsAskedAnyMoreWhenTheOfferIsDeclined() {
            var seen = new ArrayList<ReviewFacts>();
            Life life = opened().offeredBy(REVIEWER, HALF);
            shop.under(CasePolicy.builder()
                    .rules(ReviewRule.own("ALL", seen::add, RuleAction.approve()))
                    .build());
            life.declines().asked().answered();
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | INFO_PROVIDED |");
            assertThat(seen).isEmpty();
        }

        @Test
        void moreThanTheComputedAmountIsNoOffer() {
            Life life = opened();
            assertThat(life.refuses(REVIEWER, life.offer(agreedOn(5001))).code())
                    .isEqualTo("AMOUNT_EXCEEDED");
        }

        @Test
        void whoeverMadeTheOfferDoesNotAnswerIt() {
            AfterSalesCase it = opened().offeredBy(REVIEWER, HALF).subject();
            assertThat(Permissions.allows(Actor.agent(REVIEWER.id()), Action.ANSWER_OFFER, it))
                    .isFalse();
            assertThat(Permissions.allows(AGENT, Action.ANSWER_OFFER, it)).isTrue();
            assertThat(Permissions.allows(BUYER, Action.ANSWER_OFFER, it)).isTrue();
            assertThat(Permissions.allows(REVIEWER, Action.ANSWER_OFFER, it)).isFalse();
        }
    }

    @Nested
    class AboveTheLimits {
        @Test
        void theSameOfferByASecondPersonGoesOut() {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("20.00")).build());
            Life life = opened().offeredBy(REVIEWER, HALF);
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | OFFER_PROPOSED | NOTIFY(CONFIRMATION_NEEDED)");
            assertThat(life.refuses(REVIEWER, life.offer(HALF)))
                    .isEqualTo(new CaseRejection.SecondPersonNeeded(REVIEWER));
            assertThat(life.isPossible(Action.OFFER, REVIEWER)).isFalse();
            assertThat(life.isPossible(Action.OFFER, SECOND)).isTrue();
            assertThat(life.isPossible(Action.APPROVE, REVIEWER))
                    .as("in place of the offer")
                    .isTrue();
            life.does(SECOND, life.offer(agreedOn(2600))); // other terms are a first offer again
            assertThat(life.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
            life.offeredBy(REVIEWER, agreedOn(2600));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.OFFERED);
            life.accepts();
            assertThat(life.subject().review().reviewer()).isEqualTo(SECOND);
            assertThat(life.subject().review().secondApprover()).isEqualTo(REVIEWER);
            life.received().inspected(good("A", 2));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }

        @Test
        void aFirstOfferIsNoFirstApproval() {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("20.00")).build());
            Life life = opened().offeredBy(REVIEWER, HALF).approvedBy(SECOND, HALF);
            assertThat(life.lately(1))
                    .containsExactly("PENDING_REVIEW | FIRST_APPROVAL_GIVEN | NOTIFY(CONFIRMATION_NEEDED)");
            assertThat(life.subject().review().offer()).isNull();
        }

        @Test
        void aReviewerOffersNothingAboveTheReviewersLimit() {
            shop.under(CasePolicy.builder().reviewerLimit(cny("20.00")).build());
            Life life = opened();
            assertThat(life.refuses(REVIEWER, life.offer(HALF)))
                    .isEqualTo(new CaseRejection.AboveLimit(Action.OFFER, REVIEWER, cny("25.00")));
        }
    }

    @Test
    void anOfferThatHasComeToMoreIsReviewedAgain() {
        Life other = shop.opens(returnRefund(item("B", 1, Reason.NO_REASON)));
        Life life =
                shop.opens(returnRefund(item("A", 3, Reason.NO_REASON))).offeredBy(REVIEWER, ApprovalTerms.BY_POLICY);
        Money offered = life.subject().review().offer().amount();
        other.approvedBy(REVIEWER).received().inspected(good("B", 1)).paid("T1");
        life.accepts();
        Offer offer = life.subject().review().offer();
        assertThat(offer.amount()).isEqualTo(offered);
        assertThat(life.subject().status())
                .as("the last units bring the shipping fee with them")
                .isEqualTo(CaseStatus.PENDING_REVIEW);
        assertThat(offer.state()).isEqualTo(Offer.State.DECLINED);
    }

    /** Rows: what is applied for, the terms of the offer, and the code and the amount in the notice to the buyer. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "UNSHIPPED, PLAIN,       REFUND_FOLLOWS,           40.00",
        "RETURN,    PLAIN,       RETURN_THEN_REFUND,       40.00",
        "RETURN,    KEEPING,     REFUND_WITHOUT_RETURN,    40.00",
        "RETURN,    ON_SCAN,     SCAN_THEN_REFUND,         40.00",
        "RETURN,    ON_RECEIPT,  ARRIVAL_THEN_REFUND,      40.00",
        "RETURN,    ON_APPROVAL, REFUND_THEN_RETURN,       40.00",
        "HERE,      PLAIN,       INSPECTION_THEN_REFUND,   40.00",
        "EVEN,      PLAIN,       RETURN_THEN_EXCHANGE,",
        "EVEN,      AFTER_INSPECTION, RETURN_THEN_EXCHANGE,",
        "EVEN,      ON_SCAN,     SCAN_THEN_EXCHANGE,",
        "EVEN,      ON_RECEIPT,  ARRIVAL_THEN_EXCHANGE,",
        "EVEN,      ON_APPROVAL, EXCHANGE_THEN_RETURN,",
        "DEARER,    PLAIN,       EXCHANGE_ASKS_DIFFERENCE, 10.00",
        "DEARER,    AFTER_INSPECTION, EXCHANGE_ASKS_DIFFERENCE, 10.00",
        "CHEAPER,   PLAIN,       EXCHANGE_PAYS_BACK,       10.00",
        "CHEAPER,   ON_SCAN,     SCAN_THEN_EXCHANGE,"
    })
    void whatTheOfferTellsIsWhatItsApprovalTells(String what, String on, String code, @Nullable String amount) {
        ApprovalTerms terms = switch (on) {
            case "PLAIN" -> ApprovalTerms.BY_POLICY;
            case "KEEPING" -> ApprovalTerms.BY_POLICY.keepingGoods();
            default -> ApprovalTerms.BY_POLICY.release(Release.valueOf(on));
        };
        Life life = applied(what).offeredBy(REVIEWER, terms);
        Notice offered = noticeOf(life);
        assertThat(offered.code()).isEqualTo(code);
        assertThat(offered.amount()).isEqualTo(amount == null ? null : cny(amount));
        life.accepts();
        Notice approved = life.lastOf(Effect.Notify.class).stream()
                .map(each -> ((Effect.Notify) each).notice())
                .filter(each -> each.kind() == Notice.Kind.APPROVED)
                .findFirst()
                .orElseThrow();
        assertThat(approved.amount()).isEqualTo(offered.amount());
        assertThat(approved.code()).isEqualTo(what.equals("UNSHIPPED") ? Notice.STOP_THEN_REFUND : code);
    }

    private static Life applied(String what) {
        CaseItem mugs = item("A", 2, Reason.NO_REASON);
        Shop mine = ExchangeLives.stocked(
                new Shop(what.equals("UNSHIPPED") ? unshipped(paidSale()) : delivered(paidSale())));
        return switch (what) {
            case "UNSHIPPED" -> mine.opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)));
            case "RETURN" -> mine.opens(returnRefund(mugs));
            case "HERE" ->
                mine.opens(
                        AGENT,
                        new Application(
                                CaseFixtures.ORDER,
                                CaseKind.RETURN_REFUND,
                                List.of(mugs),
                                null,
                                "WH-1",
                                null,
                                null,
                                "",
                                List.of()));
            case "EVEN" -> mine.opens(ExchangeLives.exchange(mugs)).reserved();
            case "DEARER" ->
                mine.opens(ExchangeLives.exchange(mugs.wanting("MUG-2"))).reserved();
            default -> mine.opens(ExchangeLives.exchange(mugs.wanting("MUG-3"))).reserved();
        };
    }

    @Test
    void isPossibleWhileTheCaseIsReviewedAndItsGoodsAreThere() {
        Life life = opened();
        assertThat(isPossible(life)).isTrue();
        assertThat(isPossible(life.offeredBy(REVIEWER, HALF))).isFalse();
        Shop mugs = ExchangeLives.stocked(new Shop(delivered(paidSale())));
        Life exchange = mugs.opens(ExchangeLives.exchange(item("A", 2, Reason.NO_REASON)));
        assertThat(isPossible(exchange)).isFalse();
        assertThat(isPossible(exchange.reserved())).isTrue();
    }

    private static boolean isPossible(Life life) {
        return CaseDecisions.isPossible(life.subject(), Action.OFFER);
    }

    @ParameterizedTest
    @CsvSource({"true, ACCEPT", "false, DECLINE"})
    void isAnsweredOnlyWhileItIsOpen(boolean accepts, CaseMove move) {
        Life life = opened();
        assertThat(life.refuses(BUYER, life.answerOffer(accepts)))
                .isEqualTo(new CaseRejection.IllegalMove(life.subject().kind(), CaseStatus.PENDING_REVIEW, move));
    }

    @Test
    void isToldOnceItIsMadeAndIsByBothWhoMadeIt() {
        shop.under(CasePolicy.builder().fourEyesAbove(cny("20.00")).build());
        Life life = opened().offeredBy(REVIEWER, HALF);
        Offer proposed = life.subject().review().offer();
        assertThat(proposed.isTold()).isFalse();
        assertThat(proposed.isBy(REVIEWER)).isTrue();
        assertThat(proposed.isBy(SECOND)).isFalse();
        Offer made = life.offeredBy(SECOND, HALF).subject().review().offer();
        assertThat(made.isTold()).isTrue();
        assertThat(made.isBy(REVIEWER)).isTrue();
        assertThat(made.isBy(SECOND)).isTrue();
        assertThat(made.isBy(AGENT)).isFalse();
    }

    @Nested
    class AfterAnAppeal {
        private final Actor sue = Actor.supervisor("sv-9");

        @Test
        void theSecondPersonOffersTheTermsOfTheFirstAndNoOthers() {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("20.00")).build());
            Life life = opened().rejected().appealed().offeredBy(sue, HALF);
            assertThat(life.refuses(REVIEWER, life.offer(agreedOn(3000))))
                    .isEqualTo(new CaseRejection.NotPermitted(Action.OFFER, REVIEWER));
            life.offeredBy(REVIEWER, HALF);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.OFFERED);
        }

        @Test
        void anOfferThatWasDeclinedIsNoFirstOne() {
            Life life = opened().rejected().appealed().offeredBy(sue, HALF).declines();
            assertThat(life.refuses(REVIEWER, life.offer(HALF)))
                    .isEqualTo(new CaseRejection.NotPermitted(Action.OFFER, REVIEWER));
        }
    }

    @Test
    void goodwillHasNoOffers() {
        Life life = shop.compensates(AGENT, new Goodwill(List.of(), false, 500));
        assertThat(life.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
        assertThat(life.refuses(REVIEWER, life.offer(ApprovalTerms.BY_POLICY)))
                .isEqualTo(new CaseRejection.TermsNotPossible(life.subject().kind()));
        assertThat(CaseDecisions.isPossible(life.subject(), Action.OFFER)).isFalse();
    }

    @Test
    void theOfferOfAnExchangeSaysWhatIsAskedAndEndsWithItsStock() {
        Shop mugs = ExchangeLives.stocked(new Shop(delivered(paidSale())));
        Life life = mugs.opens(
                        ExchangeLives.exchange(item("A", 2, Reason.NO_REASON).wanting("MUG-2")))
                .reserved()
                .offeredBy(REVIEWER, new ApprovalTerms(ApprovalTerms.BY_POLICY.shipping(), 0, null, 600L));
        assertThat(noticeOf(life).code()).isEqualTo(Notice.EXCHANGE_ASKS_DIFFERENCE);
        assertThat(noticeOf(life).amount()).isEqualTo(cny("6.00"));
        life.hears(Effect.ReserveStock.class, new Outcome.TakenBack("gone"));
        assertThat(life.subject().status()).isEqualTo(CaseStatus.REJECTED);
        assertThat(life.subject().review().offer().state()).isEqualTo(Offer.State.DECLINED);
        assertThat(List.of(life.subject().review().rejection())).containsExactly("OUT_OF_STOCK");
    }
}
