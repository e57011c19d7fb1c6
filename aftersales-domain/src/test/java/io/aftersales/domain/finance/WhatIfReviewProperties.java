package io.aftersales.domain.finance;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.finance.WhatIfReview.Compared;
import io.aftersales.domain.finance.WhatIfTotals.Sides;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.DeliveryProgress;
import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.RuleAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two lists of rules on the same facts. */
class WhatIfReviewProperties {
    @Provide
    Arbitrary<ReviewRules> rules() {
        Arbitrary<Criterion> when = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3).map(Criterion.EvidenceAtLeast::new),
                Arbitraries.longs()
                        .between(0, 10_000)
                        .map(minor -> new Criterion.AmountBelow(Money.ofMinor(minor, "CNY"))),
                Arbitraries.just(new Criterion.Always()));
        Arbitrary<RuleAction> then = Arbitraries.of(
                RuleAction.approve(),
                RuleAction.approveKeeping(Money.ofMinor(5_000, "CNY")),
                RuleAction.person(),
                RuleAction.person("x"),
                RuleAction.reject("NO"));
        return Combinators.combine(when, then)
                .as(Map::entry)
                .list()
                .ofMaxSize(4)
                .map(rows -> {
                    var inOrder = new ArrayList<ReviewRule>();
                    rows.forEach(
                            row -> inOrder.add(new ReviewRule("R" + inOrder.size(), row.getKey(), row.getValue())));
                    return ReviewRules.of(inOrder.toArray(ReviewRule[]::new));
                });
    }

    @Provide
    Arbitrary<List<ReviewFacts>> facts() {
        return Combinators.combine(
                        Arbitraries.of(Reason.NOT_LIKED, Reason.DAMAGED),
                        Arbitraries.longs().between(0, 10_000),
                        Arbitraries.integers().between(0, 3))
                .as((reason, minor, evidence) -> new ReviewFacts(
                        CaseKind.RETURN_REFUND,
                        List.of(CaseItem.of("A", 1, reason)),
                        Money.ofMinor(minor, "CNY"),
                        evidence,
                        false,
                        DeliveryProgress.DELIVERED,
                        "",
                        true,
                        BuyerFacts.UNKNOWN,
                        List.of(),
                        0,
                        false,
                        List.of()))
                .list()
                .ofMaxSize(20);
    }

    private static WhatIfReviewTotals sum(WhatIfReview lists, List<ReviewFacts> facts) {
        return facts.stream()
                .map(lists::compare)
                .map(WhatIfReviewTotals::of)
                .reduce(WhatIfReviewTotals.NONE, WhatIfReviewTotals::plus);
    }

    @Property
    void aListDiffersFromItselfInNothing(@ForAll("rules") ReviewRules rules, @ForAll("facts") List<ReviewFacts> facts) {
        WhatIfReviewTotals same = sum(new WhatIfReview(rules, rules), facts);
        assertThat(same.differing()).isZero();
        assertThat(same.changes()).isEmpty();
        assertThat(same.byRule().values()).allMatch(sides -> sides.one() == sides.other());
    }

    @Property
    void partsAddUpToTheWhole(
            @ForAll("rules") ReviewRules one,
            @ForAll("rules") ReviewRules other,
            @ForAll("facts") List<ReviewFacts> some,
            @ForAll("facts") List<ReviewFacts> more) {
        var lists = new WhatIfReview(one, other);
        var all = new ArrayList<>(some);
        all.addAll(more);
        assertThat(sum(lists, some).plus(sum(lists, more)))
                .isEqualTo(sum(lists, all))
                .isEqualTo(sum(lists, more).plus(sum(lists, some)));
    }

    @Property
    void totalsAreWhatEitherListSaysByItself(
            @ForAll("rules") ReviewRules one,
            @ForAll("rules") ReviewRules other,
            @ForAll("facts") List<ReviewFacts> facts) {
        WhatIfReviewTotals totals = sum(new WhatIfReview(one, other), facts);

        assertThat(totals.cases()).isEqualTo(facts.size());
        long differing = facts.stream()
                .filter(each ->
                        !one.about(each).ruling().equals(other.about(each).ruling()))
                .count();
        assertThat(totals.differing()).isEqualTo(differing);
        assertThat(totals.changes().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(differing);
        assertThat(ones(totals.byRule())).isEqualTo(counted(one, facts));
        var swapped = sum(new WhatIfReview(other, one), facts);
        assertThat(ones(swapped.byRule())).isEqualTo(counted(other, facts));
        assertThat(totals.byReason().values().stream().mapToLong(Sides::other).sum())
                .isEqualTo(differing);
        assertThat(totals.byReason().values().stream().mapToLong(Sides::cases).sum())
                .isEqualTo(facts.size());
    }

    private static Map<String, Long> counted(ReviewRules list, List<ReviewFacts> facts) {
        var counted = new HashMap<String, Long>();
        facts.forEach(each -> counted.merge(list.about(each).rule(), 1L, Long::sum));
        return counted;
    }

    private static Map<String, Long> ones(Map<String, Sides> sides) {
        var ones = new HashMap<String, Long>();
        sides.forEach((rule, each) -> {
            if (each.one() > 0) {
                ones.put(rule, each.one());
            }
        });
        return ones;
    }

    @Property
    void aCaseIsCountedUnderItsReasons(@ForAll("rules") ReviewRules rules) {
        var both = new ReviewFacts(
                CaseKind.EXCHANGE,
                List.of(CaseItem.of("A", 1, Reason.NOT_LIKED), CaseItem.of("B", 1, Reason.DAMAGED)),
                Money.ofMinor(1, "CNY"),
                0,
                false,
                DeliveryProgress.DELIVERED,
                "",
                true,
                BuyerFacts.UNKNOWN,
                List.of(),
                0,
                false,
                List.of());
        Compared compared = new WhatIfReview(rules, rules).compare(both);
        assertThat(compared.reasons()).isEqualTo("DAMAGED+NOT_LIKED");
    }
}
