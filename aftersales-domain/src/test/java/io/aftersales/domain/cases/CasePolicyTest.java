package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.CreditBonus;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.policy.OpenCaseRule;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.StandardRules;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CasePolicyTest {
    private static final Money DOLLARS = Money.of("15.00", "USD");

    /** Everything that can be decided, decided otherwise than by {@link CasePolicy#STANDARD}. */
    private static CasePolicy another() {
        return CasePolicy.builder()
                .namespace("shop")
                .reasons(List.of(Reason.NO_REASON))
                .windowDays(30)
                .calendarZone(ZoneId.of("Asia/Shanghai"))
                .windows(WindowRules.NONE.from(WindowRules.Start.PLACED))
                .openCases(OpenCaseRule.BY_ORDER)
                .notReturnable(Set.of("HATS"))
                .acceptedDamaged(Set.of(Reason.DAMAGED.code()))
                .fourEyesAbove(cny("100.00"))
                .fourEyesAbove(DOLLARS)
                .release(Release.ON_SCAN)
                .grades(Grade.accepted("USED", 80, Disposition.of("SECOND_CHOICE")))
                .routes(Route.ORIGINAL, Route.OFFLINE)
                .destinations(Set.of(RefundDestination.values()))
                .creditBonus(CreditBonus.percent(10, cny("20.00")))
                .returnDeadline(Duration.ofDays(14))
                .waitIn(CaseStatus.AWAITING_INFO, Duration.ofDays(1))
                .postedReturnWait(Duration.ofDays(9))
                .reminderBefore(Duration.ofDays(4))
                .appealWithin(Duration.ofDays(30))
                .exchangeValue(ExchangeValue.WAIVE)
                .reservedFor(Duration.ofDays(90))
                .rules(StandardRules.UNSHIPPED_REFUND)
                .reviewerLimit(cny("50.00"))
                .reviewerLimit(DOLLARS)
                .dailyLimit(DailyLimit.of(ZoneOffset.UTC, cny("500.00")))
                .goodwill(GoodwillLimits.NONE)
                .build();
    }

    @Test
    void aBuilderSetsEveryRule() throws ReflectiveOperationException {
        CasePolicy another = another();
        for (RecordComponent rule : CasePolicy.class.getRecordComponents()) {
            assertThat(rule.getAccessor().invoke(another))
                    .as(rule.getName())
                    .isNotEqualTo(rule.getAccessor().invoke(CasePolicy.STANDARD));
        }
        assertThat(another.reasons()).containsExactly(Reason.NO_REASON.within(30));
        assertThat(another.fourEyesAbove()).isEqualTo(MoneyLimits.of(cny("100.00"), DOLLARS));
        assertThat(another.reviewerLimit()).isEqualTo(MoneyLimits.of(cny("50.00"), DOLLARS));
        assertThat(another.waitIn(CaseStatus.WAITING_RETURN)).isEqualTo(Duration.ofDays(14));
        assertThat(another.waitIn(CaseStatus.AWAITING_INFO)).isEqualTo(Duration.ofDays(1));
        assertThat(another.waitIn(CaseStatus.EXCHANGING))
                .as("as it was")
                .isEqualTo(CasePolicy.STANDARD.waitIn(CaseStatus.EXCHANGING));
        assertThat(Arrays.asList(another.notReturnable(), another.routes()))
                .containsExactly(Set.of("HATS"), List.of(Route.ORIGINAL, Route.OFFLINE));
    }

    @Test
    void aBuilderChangesNothingByItself() {
        assertThat(CasePolicy.builder().build()).isEqualTo(CasePolicy.STANDARD);
        assertThat(another().toBuilder().build()).isEqualTo(another());
    }

    @Test
    void aBuilderTakesAwayAgain() {
        CasePolicy less = another().toBuilder()
                .withoutCalendarDays()
                .withoutDailyLimit()
                .withoutWindows()
                .fourEyesAbove(MoneyLimits.NONE)
                .reviewerLimit(MoneyLimits.of(DOLLARS))
                .rules()
                .build();
        assertThat(less.calendarZone()).isNull();
        assertThat(less.dailyLimit()).isNull();
        assertThat(less.reasons()).containsExactly(Reason.NO_REASON.within(null));
        assertThat(less.fourEyesAbove()).isEqualTo(MoneyLimits.NONE);
        assertThat(less.reviewerLimit()).isEqualTo(MoneyLimits.of(DOLLARS));
        assertThat(less.rules()).isEqualTo(ReviewRules.NONE);
    }
}
