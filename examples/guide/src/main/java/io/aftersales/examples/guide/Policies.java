package io.aftersales.examples.guide;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.DiscountRule;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.review.StandardRules;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Duration;
import java.time.ZoneId;

/** The rules of an invented shop. */
final class Policies {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Policies() {}

    static CasePolicy cases() {
        // guide:start case-policy
        var goodwill = GoodwillLimits.builder()
                .eachCase(Money.of("20.00", "CNY"))
                .eachMonth(Money.of("5000.00", "CNY"))
                .zone(SHANGHAI)
                .build();
        var cases = CasePolicy.builder()
                .windowDays(14)
                .calendarZone(SHANGHAI)
                .returnDeadline(Duration.ofDays(10))
                .fourEyesAbove(Money.of("500.00", "CNY"))
                .fourEyesAbove(Money.of("70.00", "USD"))
                .reviewerLimit(Money.of("2000.00", "CNY"))
                .dailyLimit(DailyLimit.of(SHANGHAI, Money.of("10000.00", "CNY")))
                .goodwill(goodwill)
                .rules(StandardRules.below(Money.of("100.00", "CNY")))
                .build();
        // guide:end case-policy
        return cases;
    }

    static RefundPolicy refunds() {
        // guide:start money-rules
        var refunds = RefundPolicy.STANDARD
                .named("spring-2026", 1)
                .withDiscounts(DiscountRule.KEPT_UNTIL_FULL_RETURN, DiscountRule.PRO_RATA)
                .withRestockingFee(RestockingFee.percent(10));
        // guide:end money-rules
        return refunds;
    }

    static ShopPolicy shop(CasePolicy cases, RefundPolicy refunds) {
        // guide:start shop
        var rules = ShopPolicy.STANDARD
                .with(cases)
                .with(refunds)
                .offering(CaseKind.REFUND_ONLY, CaseKind.RETURN_REFUND, CaseKind.EXCHANGE);
        // guide:end shop
        return rules;
    }
}
