package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import io.aftersales.domain.policy.AmountBand;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.StandardRules;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** ApprovalAuthority are kept by currency: a limit in one currency never touches that of another. */
@PropertyDefaults(tries = 200)
class LimitsByCurrencyProperties {
    private static final List<String> CURRENCIES = List.of("CNY", "USD", "JPY", "KWD");

    @Property
    void theLastFourEyesLimitOfEachCurrencyStands(@ForAll("limits") List<Money> given) {
        CasePolicy policy = CasePolicy.STANDARD;
        for (Money limit : given) {
            policy = policy.toBuilder().fourEyesAbove(limit).build();
        }
        Map<String, Money> last = lastOfEach(given);
        for (String currency : CURRENCIES) {
            Money limit = last.get(currency);
            assertThat(policy.needsTwo(Money.ofMinor(Long.MAX_VALUE, currency))).isEqualTo(limit != null);
            if (limit != null) {
                assertThat(policy.needsTwo(limit)).isFalse();
                assertThat(policy.needsTwo(oneMore(limit))).isTrue();
            }
        }
    }

    @Property
    void theLastReviewerLimitOfEachCurrencyStands(@ForAll("limits") List<Money> given) {
        CasePolicy policy = CasePolicy.STANDARD;
        for (Money limit : given) {
            policy = policy.toBuilder().reviewerLimit(limit).build();
        }
        Map<String, Money> last = lastOfEach(given);
        for (String currency : CURRENCIES) {
            Money limit = last.get(currency);
            assertThat(policy.band(Money.ofMinor(Long.MAX_VALUE, currency)))
                    .isEqualTo(limit == null ? AmountBand.WITHIN_LIMIT : AmountBand.ABOVE_LIMIT);
            if (limit != null) {
                assertThat(policy.band(limit)).isEqualTo(AmountBand.WITHIN_LIMIT);
                assertThat(policy.band(oneMore(limit))).isEqualTo(AmountBand.ABOVE_LIMIT);
            }
        }
    }

    @Property
    void theLastLimitToGoodwillOfEachCurrencyStands(@ForAll("limits") List<Money> given) {
        var builder = GoodwillLimits.builder();
        given.forEach(limit -> builder.eachCase(limit).eachDay(limit).eachMonth(limit));
        GoodwillLimits limits = builder.build();
        MoneyLimits last = MoneyLimits.of(lastOfEach(given).values().toArray(Money[]::new));
        assertThat(limits).isEqualTo(new GoodwillLimits(true, last, last, last, limits.zone()));
        assertThat(limits.areCounted()).isEqualTo(!given.isEmpty());
    }

    @Property
    void aDayIsLimitedInEachCurrency(
            @ForAll("limits") List<Money> given, @ForAll @LongRange(max = 1_000_000) long granted) {
        Map<String, Money> last = lastOfEach(given);
        DailyLimit day = DailyLimit.of(ZoneOffset.UTC, last.values().toArray(Money[]::new));
        for (String currency : CURRENCIES) {
            Money limit = last.get(currency);
            Optional<Money> said = day.exceededBy(granted, Money.ofMinor(Long.MAX_VALUE, currency));
            assertThat(said).isEqualTo(Optional.ofNullable(limit));
            if (limit != null) {
                Money left = Money.ofMinor(limit.minor() - granted, currency);
                assertThat(day.exceededBy(granted, left)).isEmpty();
                assertThat(day.exceededBy(granted, oneMore(left))).contains(limit);
            }
        }
    }

    @Property
    void rulesTrustAmountsBelowTheLimitOfTheirCurrency(@ForAll("limits") List<Money> given) {
        Assume.that(!given.isEmpty());
        Map<String, Money> last = lastOfEach(given);
        ReviewRule rule = StandardRules.verifiedReshipBelow(last.values().toArray(Money[]::new));
        for (String currency : CURRENCIES) {
            Money limit = last.get(currency);
            Money amount = limit == null ? Money.ofMinor(1, currency) : limit;
            assertThat(grants(rule, amount)).isFalse();
            assertThat(grants(rule, amount.minus(Money.ofMinor(1, currency)))).isEqualTo(limit != null);
        }
    }

    private static boolean grants(ReviewRule rule, Money amount) {
        return rule.when()
                .holds(ReviewFactsFixture.aReturn()
                        .of(CaseKind.RESHIP)
                        .verified()
                        .worth(amount)
                        .facts());
    }

    private static Money oneMore(Money limit) {
        return limit.plus(Money.ofMinor(1, limit.currency()));
    }

    private static Map<String, Money> lastOfEach(List<Money> given) {
        var last = new HashMap<String, Money>();
        given.forEach(limit -> last.put(limit.currency().getCurrencyCode(), limit));
        return last;
    }

    @Provide
    Arbitrary<List<Money>> limits() {
        return Combinators.combine(Arbitraries.longs().between(0, 1_000_000), Arbitraries.of(CURRENCIES))
                .as(Money::ofMinor)
                .list()
                .ofMaxSize(12);
    }
}
