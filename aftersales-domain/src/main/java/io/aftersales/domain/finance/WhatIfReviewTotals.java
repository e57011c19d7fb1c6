package io.aftersales.domain.finance;

import io.aftersales.domain.finance.WhatIfTotals.Sides;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of comparisons of two lists of review rules: they add up, whatever the parts they were made of.
 *
 * @param cases how many cases
 * @param differing about how many of them the lists say something else
 * @param changes how often the one says this and the other that, by both codes, as in {@code PERSON>APPROVE}
 * @param byRuling how often either list says so, by the code of the ruling
 * @param byRule how often each rule decides, by its name; empty where none applies
 * @param byReason how many cases have these reasons, and in how many of them nothing ({@code one}) and something ({@code other}) differs
 */
public record WhatIfReviewTotals(
        long cases,
        long differing,
        Map<String, Long> changes,
        Map<String, Sides> byRuling,
        Map<String, Sides> byRule,
        Map<String, Sides> byReason) {
    /** Nothing compared yet. */
    public static final WhatIfReviewTotals NONE = new WhatIfReviewTotals(0, 0, Map.of(), Map.of(), Map.of(), Map.of());

    /** Copies the maps, sorted. */
    public WhatIfReviewTotals {
        changes = WhatIfTotals.sorted(changes);
        byRuling = WhatIfTotals.sorted(byRuling);
        byRule = WhatIfTotals.sorted(byRule);
        byReason = WhatIfTotals.sorted(byReason);
    }

    /** One case. */
    public static WhatIfReviewTotals of(WhatIfReview.Compared each) {
        String one = each.one().ruling().code();
        String other = each.other().ruling().code();
        boolean differs = each.differs();
        return new WhatIfReviewTotals(
                1,
                differs ? 1 : 0,
                differs ? Map.of(one + ">" + other, 1L) : Map.of(),
                sides(one, other),
                sides(each.one().rule(), each.other().rule()),
                Map.of(each.reasons(), new Sides(1, differs ? 0 : 1, differs ? 1 : 0)));
    }

    private static Map<String, Sides> sides(String one, String other) {
        var sides = new TreeMap<>(Map.of(one, new Sides(1, 1, 0)));
        sides.merge(other, new Sides(other.equals(one) ? 0 : 1, 0, 1), Sides::plus);
        return sides;
    }

    /** Both together. */
    public WhatIfReviewTotals plus(WhatIfReviewTotals more) {
        return new WhatIfReviewTotals(
                Math.addExact(cases, more.cases),
                Math.addExact(differing, more.differing),
                WhatIfTotals.merged(changes, more.changes, Math::addExact),
                WhatIfTotals.merged(byRuling, more.byRuling, Sides::plus),
                WhatIfTotals.merged(byRule, more.byRule, Sides::plus),
                WhatIfTotals.merged(byReason, more.byReason, Sides::plus));
    }
}
