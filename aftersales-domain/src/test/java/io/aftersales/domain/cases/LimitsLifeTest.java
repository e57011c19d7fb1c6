package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.SECOND;
import static io.aftersales.domain.cases.CaseFixtures.THIRD;
import static io.aftersales.domain.cases.CaseFixtures.agreedOn;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one person may grant: an amount at a time, so much in a day, and above the four-eyes limit nothing alone. */
class LimitsLifeTest {
    private final Shop shop = new Shop(delivered(paidSale()));

    /** A return of two mugs, worth 40.00, for which an agent applied. */
    private Life applied() {
        return shop.opens(AGENT, returnRefund(item("A", 2, Reason.NO_REASON)));
    }

    private static DailyLimit daily(String most) {
        return DailyLimit.of(ZoneOffset.UTC, cny(most));
    }

    private String answer(Life life, Actor by, Life.Verb verb) {
        return verb.on(life.subject(), shop.account(), shop.context(by)).fold(Rejection::code, change -> "OK");
    }

    @Nested
    class AnAmount {
        @ParameterizedTest(name = "{0} under a limit of {1}: {2}")
        @CsvSource({
            "REVIEWER,   40.00, OK",
            "REVIEWER,   39.99, ABOVE_LIMIT",
            "REVIEWER,    0.00, ABOVE_LIMIT",
            "REVIEWER,        , OK",
            "SUPERVISOR, 39.99, OK",
            "SUPERVISOR,  0.00, OK"
        })
        void isApprovedUpToTheReviewersLimitAndAboveItBySupervisors(Role role, String limit, String answer) {
            if (limit != null) {
                shop.under(CasePolicy.builder().reviewerLimit(cny(limit)).build());
            }
            Life life = applied();
            assertThat(answer(life, new Actor("p-1", role), life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo(answer);
        }

        @Test
        void ofAnotherCurrencyHasNoLimit() {
            shop.under(
                    CasePolicy.builder().reviewerLimit(Money.ofMinor(1, "JPY")).build());
            assertThat(applied().approvedBy(REVIEWER).subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        @Test
        void isWhatIsAgreedOn() {
            shop.under(CasePolicy.builder().reviewerLimit(cny("30.00")).build());
            Life life = applied();
            assertThat(life.refuses(REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo(new CaseRejection.AboveLimit(Action.APPROVE, REVIEWER, cny("40.00")));
            life.approvedBy(REVIEWER, agreedOn(3000));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        @Test
        void isConfirmedUnderTheSameLimit() {
            Life life = missed();
            shop.under(CasePolicy.builder().reviewerLimit(cny("29.99")).build());
            assertThat(life.refuses(SECOND, life.confirm()))
                    .isEqualTo(new CaseRejection.AboveLimit(Action.CONFIRM_REFUND, SECOND, cny("30.00")));
            life.confirmedBy(THIRD);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }

        @Test
        void aboveItsLimitIsNotEvenTheFirstOfTwoApprovals() {
            shop.under(CasePolicy.builder()
                    .reviewerLimit(cny("39.99"))
                    .fourEyesAbove(cny("10.00"))
                    .build());
            Life life = applied();
            assertThat(answer(life, REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo("ABOVE_LIMIT");
            life.approvedBy(THIRD);
            assertThat(answer(life, REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo("ABOVE_LIMIT");
            life.approvedBy(Actor.supervisor("sv-2"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }
    }

    /** A refund of 30.00 of a parcel that could not be stopped, approved by the reviewer and waiting to be confirmed. */
    private Life missed() {
        Parcel one = Parcel.packed("P-1", "WH-1", Map.of(LineId.of("A"), 1L)).handedOver(NOON, "SF", "SF-1");
        Parcel rest = Parcel.packed("P-2", "WH-1", Map.of(LineId.of("A"), 2L, LineId.of("B"), 1L))
                .handedOver(NOON, "SF", "SF-2");
        shop.sees(order(paidSale(), OrderState.SHIPPED, one, rest));
        return shop.opens(refundOnly(item("A", 1, Reason.LOST_IN_TRANSIT)))
                .approvedBy(REVIEWER)
                .hears(Effect.InterceptParcel.class, new Outcome.Refused("GONE"));
    }

    @Nested
    class ADay {
        @ParameterizedTest(name = "{0} granted, 40.00 more, under a limit of {1}: {2}")
        @CsvSource({
            "   0, 40.00, OK",
            "   0, 39.99, DAILY_LIMIT_REACHED",
            "6000, 100.00, OK",
            "6001, 100.00, DAILY_LIMIT_REACHED",
            "9999999999, 100.00, DAILY_LIMIT_REACHED"
        })
        void hasALimitThatMayBeReachedAndNotExceeded(long granted, String limit, String answer) {
            shop.under(CasePolicy.builder().dailyLimit(daily(limit)).build()).granted(granted);
            Life life = applied();
            assertThat(answer(life, REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo(answer);
            assertThat(answer(life, THIRD, life.approve(ApprovalTerms.BY_POLICY)))
                    .as("supervisors too")
                    .isEqualTo(answer);
        }

        @Test
        void saysWhatWasAskedAndWhatTheLimitIs() {
            shop.under(CasePolicy.builder().dailyLimit(daily("50.00")).build()).granted(1001);
            Life life = applied();
            Rejection refused = life.refuses(REVIEWER, life.approve(ApprovalTerms.BY_POLICY));
            assertThat(refused).isEqualTo(new CaseRejection.DailyLimitReached(REVIEWER, cny("40.00"), cny("50.00")));
            assertThat(refused.kind()).isEqualTo(Rejection.Kind.NOT_ALLOWED);
        }

        @Test
        void boundsItsCurrencyOnly() {
            shop.under(CasePolicy.builder()
                    .dailyLimit(DailyLimit.of(ZoneOffset.UTC, Money.ofMinor(0, "JPY")))
                    .build());
            assertThat(applied().approvedBy(REVIEWER).subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        @Test
        void countsAConfirmationByAnotherInFullAndByTheSamePersonNotAgain() {
            Life life = missed();
            shop.under(CasePolicy.builder().dailyLimit(daily("50.00")).build()).granted(3000);
            assertThat(answer(life, SECOND, life.confirm())).isEqualTo("DAILY_LIMIT_REACHED");
            assertThat(answer(life, REVIEWER, life.confirm())).isEqualTo("OK");
        }

        /** 20.00 were approved, and 30.00 are to be confirmed: the same person grants 10.00 more. */
        @ParameterizedTest
        @CsvSource({"2000, OK", "2001, DAILY_LIMIT_REACHED"})
        void countsOnlyWhatTheSamePersonConfirmsOnTop(long granted, String answer) {
            Review review = Review.NONE.approved(REVIEWER, NOON, ApprovalTerms.BY_POLICY, cny("20.00"));
            shop.under(CasePolicy.builder().dailyLimit(daily("30.00")).build()).granted(granted);
            Money more = ApprovalAuthority.onTop(review, cny("30.00"), shop.context(REVIEWER));
            assertThat(more).isEqualTo(cny("10.00"));
            assertThat(ApprovalAuthority.refusal(
                                    Action.CONFIRM_REFUND, cny("30.00"), more, shop.facts(), shop.context(REVIEWER))
                            .map(Rejection::code)
                            .orElse("OK"))
                    .isEqualTo(answer);
            assertThat(ApprovalAuthority.onTop(review, cny("20.00"), shop.context(REVIEWER)))
                    .isEqualTo(cny("0.00"));
            assertThat(ApprovalAuthority.onTop(review, cny("19.99"), shop.context(REVIEWER)))
                    .isEqualTo(cny("0.00"));
            assertThat(ApprovalAuthority.onTop(review, cny("30.00"), shop.context(SECOND)))
                    .isEqualTo(cny("30.00"));
        }

        @Test
        void isLookedAtBeforeTheSecondPerson() {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("10.00")).build()).granted(0);
            Life life = applied().approvedBy(REVIEWER);
            assertThat(answer(life, REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo("SECOND_PERSON_NEEDED");
            shop.under(shop.policy().toBuilder().dailyLimit(daily("10.00")).build());
            assertThat(answer(life, REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo("DAILY_LIMIT_REACHED");
        }

        @Test
        void isNoMatterOfRules() {
            shop.under(CasePolicy.builder()
                            .dailyLimit(daily("0.00"))
                            .reviewerLimit(cny("0.00"))
                            .rules(new ReviewRule("ALL", new Criterion.Always(), RuleAction.approve()))
                            .build())
                    .granted(99);
            assertThat(applied().subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
        }

        @ParameterizedTest
        @CsvSource({
            "Asia/Shanghai, 2026-03-09T16:00:00Z, 2026-03-09T16:00:00Z",
            "Asia/Shanghai, 2026-03-09T15:59:59Z, 2026-03-08T16:00:00Z",
            "UTC,           2026-03-10T12:00:00Z, 2026-03-10T00:00:00Z",
            "America/Sao_Paulo, 2018-11-04T12:00:00Z, 2018-11-04T03:00:00Z" // the day that had no midnight
        })
        void beginsInItsZone(String zone, Instant now, Instant start) {
            assertThat(DailyLimit.of(ZoneId.of(zone), cny("1.00")).startOfDay(now))
                    .isEqualTo(start);
        }

        @Test
        void hasNoNegativeLimit() {
            assertThatIllegalArgumentException().isThrownBy(() -> daily("-0.01"));
        }
    }

    @Nested
    class TheSecondPerson {
        @ParameterizedTest(name = "{0} {1}: {2}")
        @CsvSource({
            "REVIEWER,   rv-1, SECOND_PERSON_NEEDED", // who approved first
            "SUPERVISOR, rv-1, SECOND_PERSON_NEEDED",
            "REVIEWER,   b-1,  SECOND_PERSON_NEEDED", // the buyer
            "SUPERVISOR, b-1,  SECOND_PERSON_NEEDED",
            "REVIEWER,   ag-1, SECOND_PERSON_NEEDED", // who applied
            "SUPERVISOR, ag-1, SECOND_PERSON_NEEDED",
            "REVIEWER,   rv-2, OK",
            "SUPERVISOR, sv-1, OK"
        })
        void isNeitherTheFirstNorTheBuyerNorWhoApplied(Role role, String id, String answer) {
            shop.under(CasePolicy.builder().fourEyesAbove(cny("10.00")).build());
            Life life = applied().approvedBy(REVIEWER);
            assertThat(answer(life, new Actor(id, role), life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo(answer);
        }
    }

    @Test
    void nothingIsWrittenOfWhatIsRefused() {
        shop.under(CasePolicy.builder().reviewerLimit(cny("1.00")).build());
        Life life = applied();
        assertThat(answer(life, REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                .isEqualTo("ABOVE_LIMIT");
        assertThat(life.subject().review()).isEqualTo(Review.NONE);
    }
}
