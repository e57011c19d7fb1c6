package io.aftersales.domain.finance;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Sums of comparisons: they add up, whatever the parts they were made of. All amounts are minor units of one currency.
 *
 * @param claims how many claims
 * @param differing how many of them come to something else
 * @param byReason by the code a claim is counted under
 * @param refusals how often each refusal was given
 */
public record WhatIfTotals(long claims, long differing, Map<String, Sides> byReason, Map<String, Sides> refusals) {
    /** Nothing compared yet. */
    public static final WhatIfTotals NONE = new WhatIfTotals(0, 0, Map.of(), Map.of());

    /** Copies the maps, sorted by code. */
    public WhatIfTotals {
        byReason = sorted(byReason);
        refusals = sorted(refusals);
    }

    /**
     * Under the one rules and under the other.
     *
     * @param cases how many claims it is about
     */
    public record Sides(long cases, long one, long other) {
        /** More under the other rules; negative when less. */
        public long difference() {
            return other - one;
        }

        Sides plus(Sides more) {
            return new Sides(
                    Math.addExact(cases, more.cases), Math.addExact(one, more.one), Math.addExact(other, more.other));
        }
    }

    /** One claim. */
    public static WhatIfTotals of(WhatIf.Compared each) {
        return of(
                each.asked().reason(),
                each.differs(),
                WhatIf.Compared.code(each.one()),
                WhatIf.Compared.code(each.other()),
                WhatIf.Compared.minor(each.one()),
                WhatIf.Compared.minor(each.other()));
    }

    /**
     * One claim, however it was decided.
     *
     * @param refusedByOne the code of the refusal; empty for none
     * @param refusedByOther the same under the other rules
     */
    public static WhatIfTotals of(
            String reason, boolean differs, String refusedByOne, String refusedByOther, long one, long other) {
        var refusals = new TreeMap<String, Sides>();
        if (!refusedByOne.isEmpty()) {
            refusals.put(refusedByOne, new Sides(1, 1, 0));
        }
        if (!refusedByOther.isEmpty()) {
            refusals.merge(refusedByOther, new Sides(refusedByOther.equals(refusedByOne) ? 0 : 1, 0, 1), Sides::plus);
        }
        return new WhatIfTotals(1, differs ? 1 : 0, Map.of(reason, new Sides(1, one, other)), refusals);
    }

    /** Both together. */
    public WhatIfTotals plus(WhatIfTotals more) {
        return new WhatIfTotals(
                Math.addExact(claims, more.claims),
                Math.addExact(differing, more.differing),
                merged(byReason, more.byReason, Sides::plus),
                merged(refusals, more.refusals, Sides::plus));
    }

    static <V> Map<String, V> sorted(Map<String, V> some) {
        return Collections.unmodifiableMap(new TreeMap<>(some));
    }

    static <V> Map<String, V> merged(Map<String, V> some, Map<String, V> more, BinaryOperator<V> plus) {
        var all = new TreeMap<>(some);
        more.forEach((code, value) -> all.merge(code, value, plus));
        return all;
    }

    /** All money, whatever the reason. */
    public Sides money() {
        return byReason.values().stream().reduce(new Sides(0, 0, 0), Sides::plus);
    }
}
