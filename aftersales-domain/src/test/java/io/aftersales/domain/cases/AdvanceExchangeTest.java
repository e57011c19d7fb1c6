package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.missing;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseRejection.IllegalMove;
import io.aftersales.domain.cases.CaseRejection.NotYet;
import io.aftersales.domain.cases.CaseRejection.TermsNotPossible;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.ExchangeTotal;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Actor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exchanges whose new goods go out before the inspection of the old ones. */
class AdvanceExchangeTest extends ExchangeLives {
    private static final Grade USED = Grade.accepted("USED", 80, Disposition.of("SECOND_CHOICE"));
    private static final Grade WORN_OUT = Grade.refused("WORN_OUT", Disposition.of("WASTE"));
    private static final ApprovalTerms AT_ONCE = ApprovalTerms.BY_POLICY.release(Release.ON_APPROVAL);

    private static Life sent(Life opened) {
        return opened.reserved().approvedBy(REVIEWER, AT_ONCE).ordered("R-1");
    }

    private static Finding worn(long units) {
        return Finding.of("A", WORN_OUT, units);
    }

    private static Shortfall shortfall(Life life) {
        return life.subject().advance().shortfall();
    }

    private static ExchangeTotal settled(Life life) {
        return life.subject().replacement().difference().total();
    }

    private static Life recovers(Life life, long minor) {
        return life.does(
                FINANCE,
                (subject, account, context) ->
                        CaseDecisions.recoverShortfall(subject, account, minor, "BT-" + minor, context));
    }

    private static Life stopped(Life life) {
        return life.converted().hears(Effect.CancelReplacementOrder.class, done());
    }

    @Nested
    class GoesOut {
        @Test
        void atTheApprovalAndIsBookedAtTheInspection() {
            Life life = even().reserved().approvedBy(REVIEWER, AT_ONCE);
            assertThat(life.lately(1).get(0))
                    .startsWith("EXCHANGING | CASE_APPROVED RETURN_AWAITED RELEASED_EARLY | ")
                    .contains("CREATE_REPLACEMENT_ORDER")
                    .contains("NOTIFY(APPROVED");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 2");
            assertThat(shop.account().replacements()).isEmpty();

            life.ordered("R-1").shipped("SF", "S-1").delivered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);

            life.received().inspected(good("A", 2));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(life.lately(1).get(0))
                    .startsWith("EXCHANGED | FINDINGS_RECORDED EXCHANGE_BOOKED EXCHANGE_COMPLETED");
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
            assertThat(shop.account().replacements()).hasSize(1).allSatisfy(line -> {
                assertThat(line.net()).isEqualTo(4000);
                assertThat(line.deliveredAt()).isNotNull();
            });
            assertThat(shortfall(life)).isNull();
        }

        @Test
        void onAScanOfTheShopsLabel() {
            Life life = even().reserved().approvedBy(REVIEWER, ApprovalTerms.BY_POLICY.release(Release.ON_SCAN));
            life.hears(Effect.CreateReturnWaybill.class, new Outcome.Done("SF", "RET-1"));
            posted(life, BUYER);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
            posted(life, Actor.SYSTEM);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
        }

        @Test
        void onReceipt() {
            Life life = even().reserved().approvedBy(REVIEWER, ApprovalTerms.BY_POLICY.release(Release.ON_RECEIPT));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
            life.received();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            life.inspected(good("A", 2));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            life.ordered("R-1").delivered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
        }

        @Test
        void onlyWhereTheBuyerIsAskedForNothing() {
            Life life = dearer().reserved();
            assertThat(life.refuses(REVIEWER, life.approve(AT_ONCE)))
                    .isEqualTo(new TermsNotPossible(CaseKind.EXCHANGE));
            assertThat(life.refuses(REVIEWER, life.offer(AT_ONCE))).isEqualTo(new TermsNotPossible(CaseKind.EXCHANGE));
            life.approvedBy(
                    REVIEWER, new ApprovalTerms(ShippingChoice.BY_POLICY, 0, null, 0L).release(Release.ON_APPROVAL));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
        }

        @Test
        void asThePolicySaysWhereTheApprovalSaysNothingAndTheBuyerIsAskedForNothing() {
            shop.under(CasePolicy.builder().release(Release.ON_APPROVAL).build());
            Life paysBack =
                    shop.opens(exchange(mugs(1).wanting("MUG-3"))).reserved().approvedBy(REVIEWER);
            assertThat(paysBack.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            Life asks =
                    shop.opens(exchange(mugs(1).wanting("MUG-2"))).reserved().approvedBy(REVIEWER);
            assertThat(asks.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
            assertThat(asks.subject().review().terms().release()).isNull();
        }

        @Test
        void byARuleOnlyWhereTheBuyerIsAskedForNothing() {
            shop.under(CasePolicy.builder()
                    .rules(new ReviewRule("AT_ONCE", new Criterion.Always(), RuleAction.approve(Release.ON_APPROVAL)))
                    .build());
            Life paysBack = shop.opens(exchange(mugs(1).wanting("MUG-3"))).reserved();
            assertThat(paysBack.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            Life asks = shop.opens(exchange(mugs(1).wanting("MUG-2"))).reserved();
            assertThat(asks.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
            assertThat(asks.lately(1).get(0)).contains("RELEASE_PUT_OFF");
        }

        @Test
        void andCannotBeWithdrawnOrClosed() {
            Life life = sent(even());
            assertThat(life.refuses(BUYER, CaseDecisions::withdraw))
                    .isEqualTo(new IllegalMove(CaseKind.EXCHANGE, CaseStatus.EXCHANGING, CaseMove.WITHDRAW));
            assertThat(life.refuses(REVIEWER, CaseDecisions::close))
                    .isEqualTo(new NotYet(CaseMove.CLOSE, NotYet.Obstacle.NEW_GOODS_SENT));
        }

        private static void posted(Life life, Actor by) {
            life.does(
                    by,
                    (subject, account, context) ->
                            CaseDecisions.posted(subject, account, null, "SF", "RET-1", context));
        }
    }

    @Nested
    class IsBooked {
        /** Two mugs at 20.00, wanted for two of 15.00: 10.00 would go back. Nothing is ever asked for; what is not kept is short. */
        @ParameterizedTest(name = "fee {0}, {1} good, {2} used, {3} worn out: difference {4}, kept {5}, short {6}")
        @CsvSource({
            "   0, 2, 0, 0, -1000,    0,    0",
            " 300, 2, 0, 0, -1000,  300,    0",
            "   0, 1, 1, 0, -1000,  400,    0",
            " 900, 0, 2, 0, -1000, 1000,  700",
            "   0, 1, 0, 1,  -500,    0, 2000",
            " 700, 1, 0, 1,  -500,  500, 2000",
            "   0, 0, 1, 1,  -500,  400, 2000"
        })
        void withNothingAskedFor(long fee, long fine, long used, long worn, long difference, long kept, long missing) {
            Life life = cheaper()
                    .reserved()
                    .approvedBy(
                            REVIEWER,
                            new ApprovalTerms(ShippingChoice.BY_POLICY, fee, null, null).release(Release.ON_APPROVAL))
                    .ordered("R-1")
                    .received()
                    .inspected(findings(fine, used, worn));
            assertThat(settled(life).difference()).isEqualTo(difference);
            assertThat(settled(life).kept()).isEqualTo(kept);
            assertThat(settled(life).asked()).isZero();
            assertThat(shortfall(life) == null ? 0 : shortfall(life).amount()).isEqualTo(missing);
            assertThat(shop.account().kept()).isEqualTo(kept);
            assertThat(shop.account().refunded()).isEqualTo(-difference - kept);
        }

        private static Finding[] findings(long fine, long used, long worn) {
            var all = new java.util.ArrayList<Finding>();
            if (fine > 0) {
                all.add(good("A", fine));
            }
            if (used > 0) {
                all.add(Finding.of("A", USED, used));
            }
            if (worn > 0) {
                all.add(worn(worn));
            }
            return all.toArray(Finding[]::new);
        }

        @Test
        void forTheUnitsThatWereAcceptedWhileTheOthersStayHeld() {
            Life life = sent(even()).received().inspected(good("A", 1), missing("A", 1));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            assertThat(shop.account().replacements())
                    .singleElement()
                    .satisfies(line -> assertThat(line.quantity()).isEqualTo(1));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 1)), 2000, 0, 0));
            assertThat(life.lately(1).get(0)).contains("ALARM(SHORTFALL)");
            life.delivered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
        }

        @Test
        void notForWhatWasNeverPosted() {
            Life life = sent(even()).delivered().waits(Duration.ofDays(8));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 2)), 4000, 0, 0));
            assertThat(shop.account().replacements()).isEmpty();
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 2");
        }

        @Test
        void forGoodsThatComeLaterAndShrinkTheShortfall() {
            Life life = sent(cheaper()).delivered().waits(Duration.ofDays(8)).received();
            assertThat(shortfall(life).amount()).isEqualTo(4000);
            life.inspected(good("A", 2));
            assertThat(shortfall(life)).isNull();
            assertThat(settled(life)).isEqualTo(ExchangeTotal.of(-1000));
            life.paid("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 0, held 0");
        }
    }

    @Nested
    class IsShort {
        private Life oneShort(Life opened) {
            return sent(opened).received().inspected(good("A", 1), worn(1));
        }

        @Test
        void andTheBuyerPaysSoTheUnitsAreTheBuyersAgain() {
            Life life = oneShort(even()).delivered();
            assertThat(life.story()).noneMatch(each -> each.contains("SEND_BACK"));
            recovers(life, 2000);
            assertThat(life.lately(1).get(0)).contains("SEND_BACK");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(shortfall(life).state()).isEqualTo(Shortfall.State.RECOVERED);
            assertThat(shop.books()).isEqualTo("paid 13000, refunded 0, kept 2000, owed 0, held 0");
            assertThat(shop.account().replacements())
                    .singleElement()
                    .satisfies(line -> assertThat(line.quantity()).isEqualTo(1));
        }

        @Test
        void andTheInspectionTellsWhatWasAccepted() {
            Life life = oneShort(even());
            assertThat(life.subject().inspection().accepted()).containsExactly(Units.of("A", 1));
        }

        @Test
        void andTheShopBearsItSoTheExchangeIsBookedForThemToo() {
            Life life = oneShort(even()).delivered();
            life.does(REVIEWER, CaseDecisions::writeOffShortfall);
            assertThat(life.lately(1).get(0)).contains("SHORTFALL_WRITTEN_OFF EXCHANGE_BOOKED EXCHANGE_COMPLETED");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
            assertThat(shop.account().replacements()).hasSize(2);
        }

        @Test
        void andNothingGoesBackForCheaperGoodsThatAreWrittenOff() {
            Life life = oneShort(cheaper()).paid("T1").delivered();
            life.does(REVIEWER, CaseDecisions::writeOffShortfall);
            assertThat(settled(life)).isEqualTo(new ExchangeTotal(-1000, 500, 0));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 500, kept 500, owed 0, held 0");
        }

        @Test
        void andIsNotWrittenOffWhileTheNewGoodsMayBeStopped() {
            Life life = oneShort(even());
            assertThat(life.refuses(REVIEWER, CaseDecisions::writeOffShortfall))
                    .isEqualTo(new NotYet(CaseMove.EXCHANGE_DELIVERED, NotYet.Obstacle.NOT_ARRIVED));
            assertThat(life.isPossible(Action.SETTLE_SHORTFALL, REVIEWER)).isFalse();
            assertThat(life.isPossible(Action.SETTLE_SHORTFALL, CaseFixtures.FINANCE))
                    .as("the buyer may have paid")
                    .isTrue();
        }

        @Test
        void andTheUnitsComeAfterTheBuyerHasPaidForThem() {
            Life life = sent(even()).delivered().waits(Duration.ofDays(8));
            recovers(life, 4000);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(shop.books()).isEqualTo("paid 15000, refunded 0, kept 4000, owed 0, held 0");

            life.received();
            assertThat(shop.books()).endsWith("held 2");
            life.inspected(good("A", 2));
            assertThat(life.lately(1).get(0)).as("the order is marked again").contains("EXCHANGED(0 R-1)");
            assertThat(shop.account().kept()).isZero();
            assertThat(shop.account().replacements())
                    .singleElement()
                    .satisfies(line -> assertThat(line.deliveredAt()).isNotNull());
            life.paid("T1", "shortfall-1");
            assertThat(shop.books()).isEqualTo("paid 15000, refunded 4000, kept 0, owed 0, held 0");
        }
    }

    @Test
    void goodsThatTheBuyerHasPaidForAndThatAreNotAcceptedGoBackAgain() {
        Life life = sent(even()).delivered().waits(Duration.ofDays(8));
        recovers(life, 4000);
        life.received().inspected(good("A", 1), worn(1));
        assertThat(life.lately(1).get(0)).contains("SEND_BACK");
        assertThat(shop.books()).endsWith("held 0");
        assertThat(shop.account().kept()).isEqualTo(2000);
        assertThat(shop.account().replacements())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(1));
    }

    @Nested
    class IsStopped {
        @Test
        void andWaitsForTheOldGoodsAndPaysForWhatIsAccepted() {
            Life life = stopped(sent(even()));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            assertThat(life.subject().advance()).isNull();
            assertThat(life.refuses(CaseFixtures.AGENT, CaseDecisions::delivered))
                    .isEqualTo(new IllegalMove(CaseKind.EXCHANGE, CaseStatus.EXCHANGING, CaseMove.EXCHANGE_DELIVERED));
            assertThat(life.refuses(REVIEWER, CaseDecisions::close))
                    .isEqualTo(new NotYet(CaseMove.CLOSE, NotYet.Obstacle.GOODS_STILL_EXPECTED));
            life.received().inspected(good("A", 1), missing("A", 1)).paid("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 0, held 0");
        }

        @Test
        void andExpiresWhenNothingIsPosted() {
            Life life = stopped(sent(even())).waits(Duration.ofDays(8));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
            assertThat(life.subject().closing().reason()).isEqualTo(Closing.Reason.EXPIRED);
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
        }

        @Test
        void andExpiresAtOnceWhenTheDeadlineHasPassed() {
            Life life = stopped(sent(even()).waits(Duration.ofDays(8)));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
            assertThat(life.subject().closing().reason()).isEqualTo(Closing.Reason.EXPIRED);
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
        }

        @Test
        void andClosesOnceTheGoodsThatWereNotAcceptedAreSentBack() {
            Life life = stopped(sent(even())).received().inspected(worn(2));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            life.hears(Effect.SendBack.class, new Outcome.Done("BACK-1"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
            assertThat(life.subject().closing().reason()).isEqualTo(Closing.Reason.NOTHING_ACCEPTED);
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
        }

        @Test
        void afterTheInspectionAndPaysWhatWasBooked() {
            Life life = stopped(sent(even()).received().inspected(good("A", 1), worn(1)));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            assertThat(life.lately(1).get(0)).contains("SEND_BACK");
            assertThat(life.subject().advance()).isNull();
            life.paid("T1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 0, held 0");
        }

        @Test
        void andWhatTheBuyerPaidForTheShortfallGoesBack() {
            Life life = sent(even()).received().inspected(worn(2));
            recovers(life, 1000);
            stopped(life);
            assertThat(shop.account().kept()).isZero();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            life.paid("T1", "shortfall-1").hears(Effect.SendBack.class, new Outcome.Done("BACK-1"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 1000, kept 0, owed 0, held 0");
        }

        @Test
        void becauseTheOrderForItFailed() {
            Life life = sent(even()).failed("BROKEN");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            life.received().inspected(good("A", 2)).paid("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
        }
    }
}
