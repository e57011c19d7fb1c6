package io.aftersales.domain.finance;

import io.aftersales.domain.finance.WhatIfTotals.Sides;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Totals of comparisons of two lists of review rules. Totals add up, however the comparisons were divided, on
 * one machine or several.
 *
 * @param cases the number of cases
 * @param differing the number of cases about which the lists decide otherwise
 * @param changes the number of cases for each pair of decisions, by the codes of what they come to, such as {@code PERSON>APPROVE}
 * @param byRuling the number of cases in which either list makes a decision, by the code of what it comes to
 * @param byRule the number of cases that each rule decides, by its name; empty where no rule applies
 * @param byReason the number of cases for each set of reasons, without a difference ({@code one}) and with a difference ({@code other})
 */
public record WhatIfReviewTotals(
        long cases,
        long differing,
        Map<String, Long> changes,
        Map<String, Sides> byRuling,
        Map<String, Sides> byRule,
        Map<String, Sides> byReason)
        implements Serializable {
    /** The totals of no comparison. */
    public static final WhatIfReviewTotals NONE = new WhatIfReviewTotals(0, 0, Map.of(), Map.of(), Map.of(), Map.of());

    /** Copies the maps, sorted. */
    public WhatIfReviewTotals {
        changes = WhatIfTotals.sorted(changes);
        byRuling = WhatIfTotals.sorted(byRuling);
        byRule = WhatIfTotals.sorted(byRule);
        byReason = WhatIfTotals.sorted(byReason);
    }

    /** Returns the totals of one case. */
    public static WhatIfReviewTotals of(WhatIfReview.Compared each) {
        String one = each.one().ruling().outcome();
        String other = each.other().ruling().outcome();
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

    /** Returns the sum of two totals. */
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
