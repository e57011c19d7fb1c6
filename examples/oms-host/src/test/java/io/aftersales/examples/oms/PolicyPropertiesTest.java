package io.aftersales.examples.oms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.policy.OpenCaseRule;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.refunds.ShippingOnFault;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.SlaGoal;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

/** Rules of the shop as properties state them. */
class PolicyPropertiesTest {
    private static ShopPolicy policy(Map<String, String> properties) {
        var conversion = new ApplicationConversionService();
        conversion.addConverter(String.class, Money.class, Money::parse);
        var binder = new Binder(java.util.List.of(new MapConfigurationPropertySource(properties)), null, conversion);
        return binder.bindOrCreate("shop.policy", Bindable.of(PolicyProperties.class))
                .policy(RetryPolicy.STANDARD);
    }

    private static CasePolicy cases(String name, String value) {
        return policy(Map.of("shop.policy." + name, value)).cases();
    }

    private static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }

    @Test
    void whatIsLeftOutIsStandard() {
        assertThat(policy(Map.of())).isEqualTo(ShopPolicy.STANDARD);
    }

    @Test
    void theShopOffersSomeKinds() {
        assertThat(policy(Map.of("shop.policy.kinds", "refund-only, RETURN_REFUND"))
                        .offered())
                .containsExactlyInAnyOrder(CaseKind.REFUND_ONLY, CaseKind.RETURN_REFUND);
    }

    @Test
    void windowsAreForAllReasonsAndForCategories() {
        assertThat(cases("window-days", "30").reason("NOT_LIKED").orElseThrow().windowDays())
                .isEqualTo(30);
        assertThat(cases("window-from", "placed").windows().from()).isEqualTo(WindowRules.Start.PLACED);
        assertThat(cases("calendar-zone", "Asia/Shanghai").calendarZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(cases("windows.APPLIANCE", "365").windows().rules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.name()).isEqualTo("APPLIANCE");
                    assertThat(rule.days()).isEqualTo(365);
                    assertThat(rule.when().categories()).containsExactly("APPLIANCE");
                });
    }

    @Test
    void waitsAreByStatus() {
        assertThat(cases("waits.waiting-return", "14d").waitIn(CaseStatus.WAITING_RETURN))
                .isEqualTo(Duration.ofDays(14));
        assertThat(cases("waits.OFFERED", "36h").waitIn(CaseStatus.OFFERED)).isEqualTo(Duration.ofHours(36));
        assertThat(cases("posted-return-wait", "20d").postedReturnWait()).isEqualTo(Duration.ofDays(20));
        assertThat(cases("reminder-before", "1d").reminderBefore()).isEqualTo(Duration.ofDays(1));
        assertThat(cases("appeal-within", "3d").appealWithin()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void goodsFollowTheirRules() {
        assertThat(cases("not-returnable", "DIGITAL, FOOD").notReturnable())
                .containsExactlyInAnyOrder("DIGITAL", "FOOD");
        assertThat(cases("open-cases", "by-order").openCases()).isEqualTo(OpenCaseRule.BY_ORDER);
        assertThat(cases("release", "on-approval").release()).isEqualTo(Release.ON_APPROVAL);
        assertThat(policy(Map.of(
                                "shop.policy.grades.USED.pays-percent", "80",
                                "shop.policy.grades.USED.disposition", "SECOND_CHOICE"))
                        .cases()
                        .grades())
                .containsExactly(Grade.accepted("USED", 80, Disposition.of("SECOND_CHOICE")));
    }

    @Test
    void amountsLimitWhatPersonsDecide() {
        assertThat(cases("four-eyes-above", "CNY 500.00").needsTwo(cny("500.01")))
                .isTrue();
        assertThat(cases("four-eyes-above", "CNY 500.00").needsTwo(cny("500.00")))
                .isFalse();
        assertThat(cases("reviewer-limit", "CNY 3000.00").reviewerLimit().areExceededBy(cny("3000.01")))
                .isTrue();
        GoodwillLimits goodwill = cases("goodwill-alone", "CNY 20.00").goodwill();
        assertThat(goodwill.areExceededBy(cny("20.00"), GoodwillLimits.Given.NOTHING))
                .isFalse();
        assertThat(goodwill.areExceededBy(cny("20.01"), GoodwillLimits.Given.NOTHING))
                .isTrue();
        assertThatThrownBy(() -> cases("four-eyes-above", "500")).hasMessageContaining("four-eyes-above");
    }

    @Test
    void moneyGoesWhereTheShopLetsIt() {
        CasePolicy credit = policy(Map.of(
                        "shop.policy.destinations", "ORIGINAL, STORE_CREDIT",
                        "shop.policy.credit-bonus.percent", "10",
                        "shop.policy.credit-bonus.most", "CNY 20.00"))
                .cases();
        assertThat(credit.allows(RefundDestination.STORE_CREDIT)).isTrue();
        assertThat(credit.creditBonus().of(cny("100.00"))).isEqualTo(cny("10.00"));
        assertThat(credit.creditBonus().of(cny("900.00"))).isEqualTo(cny("20.00"));
        assertThat(cases("exchange-value", "even-only").exchangeValue()).isEqualTo(ExchangeValue.EVEN_ONLY);
        assertThat(policy(Map.of("shop.policy.exchange-value", "waive", "shop.policy.waived-up-to", "CNY 5.00"))
                        .cases()
                        .exchangeValue())
                .isEqualTo(ExchangeValue.waivingUpTo(cny("5.00")));
        ShopPolicy fees = policy(Map.of(
                "shop.policy.restocking-fee.percent", "5",
                "shop.policy.restocking-fee.amount", "CNY 2.00",
                "shop.policy.shipping-on-fault", "none"));
        assertThat(fees.refunds().restockingFee()).isEqualTo(new RestockingFee(5, 200));
        assertThat(fees.refunds().shippingOnFault()).isEqualTo(ShippingOnFault.NONE);
    }

    @Test
    void rulesApproveInTheOrderInWhichTheyAreDescribed() {
        assertThat(policy(Map.of(
                                "shop.policy.automatic.clean-record-below", "CNY 200.00",
                                "shop.policy.automatic.fault-below", "CNY 100.00",
                                "shop.policy.automatic.keep-up-to", "CNY 20.00",
                                "shop.policy.automatic.reship-below", "CNY 100.00",
                                "shop.policy.automatic.risk-from", "50",
                                "shop.policy.automatic.unshipped", "true"))
                        .cases()
                        .rules()
                        .rules())
                .extracting(ReviewRule::name)
                .containsExactly(
                        "UNSHIPPED_REFUND",
                        "RISK",
                        "VERIFIED_RESHIP",
                        "NOT_WORTH_THE_WAY_BACK",
                        "SELLERS_FAULT",
                        "CLEAN_RECORD");
    }

    @Test
    void ticketsHaveTimeLimitsInWorkingHours() {
        ShopPolicy policy = policy(Map.of(
                "shop.policy.tickets.high-response", "30m",
                "shop.policy.tickets.resolution", "48h",
                "shop.policy.tickets.next-reply", "2h",
                "shop.policy.tickets.warn-at-percent", "50",
                "shop.policy.tickets.escalates-overdue", "false",
                "shop.policy.tickets.working-hours.zone", "Asia/Shanghai",
                "shop.policy.tickets.working-hours.days", "MONDAY, TUESDAY",
                "shop.policy.tickets.working-hours.from", "10:00",
                "shop.policy.tickets.working-hours.to", "16:00",
                "shop.policy.tickets.working-hours.holidays", "2026-03-03"));
        var sla = policy.tickets().sla();
        CaseKind kind = CaseKind.RETURN_REFUND;
        assertThat(sla.limit(SlaGoal.RESPONSE, Priority.HIGH, kind)).isEqualTo(Duration.ofMinutes(30));
        assertThat(sla.limit(SlaGoal.RESPONSE, Priority.NORMAL, kind)).isEqualTo(Duration.ofHours(4));
        assertThat(sla.limit(SlaGoal.NEXT_REPLY, Priority.NORMAL, kind)).isEqualTo(Duration.ofHours(2));
        assertThat(sla.limit(SlaGoal.RESOLUTION, Priority.NORMAL, kind)).isEqualTo(Duration.ofHours(48));
        assertThat(sla.warning(SlaGoal.RESPONSE, Priority.NORMAL, kind)).isEqualTo(Duration.ofHours(2));
        assertThat(policy.tickets().escalatesOverdue()).isFalse();
        Instant monday = Instant.parse("2026-03-02T00:00:00Z");
        assertThat(sla.calendar().open(monday, monday.plus(Duration.ofDays(7))))
                .as("six hours on Monday, and Tuesday is a holiday")
                .isEqualTo(Duration.ofHours(6));
    }
}
