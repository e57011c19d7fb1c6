package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.cases.CaseRejection.NothingAsked;
import io.aftersales.domain.cases.CaseRejection.OrderNotFound;
import io.aftersales.domain.cases.CaseRejection.TermsNotPossible;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.AccountRejection.UnknownLine;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GoodwillLifeTest {
    private final Shop shop = new Shop(unshipped(paidSale()))
            .under(CasePolicy.builder().goodwill(GoodwillLimits.NONE).build());

    private static Goodwill onOrder(long minor) {
        return Goodwill.onOrder(minor);
    }

    private Shop limited(GoodwillLimits.Builder limits) {
        return shop.under(CasePolicy.builder().goodwill(limits.build()).build());
    }

    @Nested
    class Given {
        @Test
        void isPaidAtOnceAndHoldsNothing() {
            Life life = shop.compensates(AGENT, onOrder(500)).paid("T1");
            assertThat(life.story()).isEqualTo(lines("""
                    REFUNDING | GOODWILL_PROPOSED GOODWILL_GRANTED REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 500)
                    REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(500) NOTIFY(REFUNDED)
                    """));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 500, kept 0, owed 0, held 0");
            assertThat(life.subject().review().reviewer()).isEqualTo(AGENT);
        }

        @Test
        void leavesEveryUnitToBeReturned() {
            shop.compensates(AGENT, Goodwill.onLines(500, LineId.of("A"))).paid("T1");
            Life life = shop.opens(refundOnly(item("A", 3, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER)
                    .stopped()
                    .paid("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(life.subject().refund().breakdown().total()).isEqualTo(6_000 - 500);
        }

        @Test
        void isACompensationInTheJournal() {
            Change paid = shop.compensates(AGENT, onOrder(500)).paid("T1").last();
            assertThat(paid.account().entries())
                    .extracting(AccountEntry::kind)
                    .containsExactly(AccountEntry.Kind.GOODWILL);
        }
    }

    @Nested
    class Refused {
        @Test
        void forOnesOwnOrderForNothingForAnotherLineAndForMoreThanIsLeft() {
            Actor buyerAtWork = Actor.agent(BUYER.id());
            assertThat(shop.refusesCompensation(buyerAtWork, onOrder(500)))
                    .isEqualTo(new NotPermitted(Action.GIVE_GOODWILL, buyerAtWork));
            assertThat(shop.refusesCompensation(AGENT, onOrder(0))).isEqualTo(new NothingAsked());
            assertThat(shop.refusesCompensation(AGENT, Goodwill.onLines(1, LineId.of("X"))))
                    .isEqualTo(new UnknownLine(LineId.of("X")));
            assertThat(shop.refusesCompensation(AGENT, onOrder(11_001))).isInstanceOf(AmountExceeded.class);
            assertThat(shop.refusesCompensation(AGENT, onOrder(Long.MAX_VALUE))).isInstanceOf(AmountExceeded.class);
            shop.compensates(AGENT, onOrder(11_000)).paid("T1");
            assertThat(shop.refusesCompensation(AGENT, onOrder(1))).isInstanceOf(AmountExceeded.class);
        }
    }

    @Test
    void anOrderThatTheHostDoesNotKnowIsNotFound() {
        Life life = limited(GoodwillLimits.builder().eachCase(cny("1.00"))).compensates(AGENT, onOrder(500));
        shop.sees(null);
        assertThat(shop.refusesCompensation(AGENT, onOrder(500))).isEqualTo(new OrderNotFound(CaseFixtures.ORDER));
        assertThat(life.refuses(REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                .isEqualTo(new OrderNotFound(CaseFixtures.ORDER));
    }

    @Test
    void nobodyGivesAnyAloneUnlessTheShopSaysHowMuch() {
        shop.under(CasePolicy.STANDARD);
        assertThat(shop.compensates(AGENT, onOrder(1)).subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
    }

    @Nested
    class AboveALimit {
        @ParameterizedTest
        @CsvSource({
            // amount, today by them, this month by all
            "500, 0, 0, true",
            "501, 0, 0, false",
            "300, 700, 0, true",
            "301, 700, 0, false",
            "200, 0, 9800, true",
            "201, 0, 9800, false",
            "1, 9223372036854775807, 0, false",
        })
        void itWaitsForASecondPerson(long amount, long today, long month, boolean paid) {
            limited(GoodwillLimits.builder()
                            .eachCase(cny("5.00"))
                            .eachDay(cny("10.00"))
                            .eachMonth(cny("100.00")))
                    .gave(today, month);
            Life life = shop.compensates(AGENT, onOrder(amount));
            assertThat(life.subject().status()).isEqualTo(paid ? CaseStatus.REFUNDING : CaseStatus.PENDING_REVIEW);
        }

        @Test
        void anotherApprovesAndTheProposerDoesNot() {
            limited(GoodwillLimits.builder().eachCase(cny("1.00")));
            Life life = shop.compensates(AGENT, onOrder(500));
            assertThat(life.story()).containsExactly("PENDING_REVIEW | GOODWILL_PROPOSED | OPEN_TICKET");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0");
            assertThat(Permissions.allows(Actor.reviewer(AGENT.id()), Action.APPROVE, life.subject()))
                    .as("whoever proposed it, in any role")
                    .isFalse();
            life.approvedBy(REVIEWER).paid("T1");
            assertThat(life.lately(2))
                    .containsExactly(
                            "REFUNDING | GOODWILL_GRANTED REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 500) RESOLVE_TICKET",
                            "REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(500) NOTIFY(REFUNDED)");
        }

        @Test
        void isRefusedByAPersonAndNothingMoves() {
            limited(GoodwillLimits.builder().eachCase(cny("1.00")));
            Life refused = shop.compensates(AGENT, onOrder(500)).rejected();
            assertThat(refused.lately(1))
                    .as("a buyer hears nothing of what they never asked for")
                    .containsExactly("REJECTED | CASE_REJECTED | RESOLVE_TICKET");
            assertThat(shop.compensates(AGENT, onOrder(500)).withdrawn().lately(1))
                    .containsExactly("CLOSED | CASE_WITHDRAWN | RESOLVE_TICKET");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0");
        }

        @ParameterizedTest
        @EnumSource(names = {"VIEW", "WITHDRAW", "PROVIDE_INFO", "RATE"})
        void isNothingToTheBuyerUntilItIsGrantedOrTheyAreAsked(Action action) {
            limited(GoodwillLimits.builder().eachCase(cny("1.00")));
            Life life = shop.compensates(AGENT, onOrder(500));
            assertThat(Permissions.allows(BUYER, action, life.subject())).isFalse();
            assertThat(Permissions.allows(AGENT, Action.VIEW, life.subject())).isTrue();
            assertThat(Permissions.allows(BUYER, action, life.asked().subject()))
                    .isTrue();
            assertThat(Permissions.allows(BUYER, action, life.answered().subject()))
                    .isTrue();

            Life refused = shop.compensates(AGENT, onOrder(500)).rejected();
            assertThat(Permissions.allows(BUYER, action, refused.subject())).isFalse();
            Life granted = shop.compensates(AGENT, onOrder(500)).approvedBy(REVIEWER);
            assertThat(Permissions.allows(BUYER, action, granted.subject())).isTrue();
        }

        @Test
        void isNotBargainedAbout() {
            limited(GoodwillLimits.builder().eachCase(cny("1.00")));
            Life life = shop.compensates(AGENT, onOrder(500));
            assertThat(life.refuses(REVIEWER, life.approve(new ApprovalTerms(ShippingChoice.BY_POLICY, 0, 300L, null))))
                    .isEqualTo(new TermsNotPossible(CaseKind.REFUND_ONLY));
        }

        @Test
        void isRefusedWhenMeanwhileLessIsLeft() {
            limited(GoodwillLimits.builder().eachCase(cny("1.00")));
            Life life = shop.compensates(AGENT, onOrder(8_000));
            shop.opens(refundOnly(item("A", 3, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER)
                    .stopped();
            assertThat(life.refuses(REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                    .isInstanceOf(AmountExceeded.class);
        }

        @Test
        void noRuleDecidesIt() {
            var all = new ReviewRule("ALL", new Criterion.Always(), RuleAction.approve());
            shop.under(CasePolicy.builder()
                    .goodwill(GoodwillLimits.builder().eachCase(cny("1.00")).build())
                    .rules(all)
                    .build());
            Life life = shop.compensates(AGENT, onOrder(500)).asked().answered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
        }

        @ParameterizedTest
        @CsvSource({"500, true", "501, false"})
        void whatAPersonMayGrantInADayHoldsForItAsWell(long amount, boolean paid) {
            shop.under(CasePolicy.builder()
                            .goodwill(GoodwillLimits.NONE)
                            .dailyLimit(DailyLimit.of(ZoneOffset.UTC, cny("20.00")))
                            .build())
                    .granted(1_500);
            assertThat(shop.compensates(AGENT, onOrder(amount)).subject().status())
                    .isEqualTo(paid ? CaseStatus.REFUNDING : CaseStatus.PENDING_REVIEW);
        }

        @Test
        void fourEyesAndTheReviewersLimitHoldForItAsWell() {
            shop.under(CasePolicy.builder()
                    .goodwill(GoodwillLimits.NONE)
                    .fourEyesAbove(cny("4.00"))
                    .build());
            assertThat(shop.compensates(AGENT, onOrder(500)).subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
            shop.under(CasePolicy.builder()
                    .goodwill(GoodwillLimits.NONE)
                    .reviewerLimit(cny("4.00"))
                    .build());
            Life waiting = shop.compensates(AGENT, onOrder(500));
            assertThat(waiting.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
            waiting.does(
                    CaseFixtures.THIRD,
                    (subject, account, context) -> CaseDecisions.approve(
                            subject, account, ApprovalTerms.BY_POLICY, "We are sorry.", shop.facts(), context));
            assertThat(waiting.subject().submission().remarks())
                    .extracting(each -> each.text())
                    .contains("We are sorry.");
        }
    }

    @Test
    void daysAndMonthsBeginInTheirZone() {
        var limits = GoodwillLimits.builder().zone(ZoneId.of("Asia/Shanghai")).build();
        assertThat(limits.areCounted()).isFalse();
        assertThat(limits.startOfDay(NOON)).isBeforeOrEqualTo(NOON).isAfter(NOON.minusSeconds(86_400));
        assertThat(limits.startOfDay(Instant.parse("2026-03-31T16:00:00Z"))).isEqualTo("2026-03-31T16:00:00Z");
        assertThat(limits.startOfMonth(Instant.parse("2026-04-30T15:59:59Z"))).isEqualTo("2026-03-31T16:00:00Z");
    }
}
