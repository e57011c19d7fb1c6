package io.aftersales.domain.finance;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Totals of comparisons of two sets of money rules. Totals add up, however the comparisons were divided, on one machine or several. All amounts are minor units of one
 * currency.
 *
 * @param claims the number of claims
 * @param differing the number of claims with a difference
 * @param byReason the money by the code under which a claim is counted
 * @param refusals the number of refusals, by their code
 */
public record WhatIfTotals(long claims, long differing, Map<String, Sides> byReason, Map<String, Sides> refusals)
        implements Serializable {
    /** The totals of no comparison. */
    public static final WhatIfTotals NONE = new WhatIfTotals(0, 0, Map.of(), Map.of());

    /** Copies the maps, sorted by code. */
    public WhatIfTotals {
        byReason = sorted(byReason);
        refusals = sorted(refusals);
    }

    /**
     * A pair of sums, under the first and the second set of rules.
     *
     * @param cases the number of claims in the sums
     * @param one the sum under the first set
     * @param other the sum under the second set
     */
    public record Sides(long cases, long one, long other) implements Serializable {
        /** Returns how much more the second set of rules comes to; negative when less. */
        public long difference() {
            return other - one;
        }

        Sides plus(Sides more) {
            return new Sides(
                    Math.addExact(cases, more.cases), Math.addExact(one, more.one), Math.addExact(other, more.other));
        }
    }

    /** Returns the totals of one claim. */
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
     * Returns the totals of one claim, whatever decided it.
     *
     * @param reason the code under which the claim is counted
     * @param differs whether the two sets of rules differ
     * @param refusedByOne the code of the refusal by the first set; empty for none
     * @param refusedByOther the code of the refusal by the second set; empty for none
     * @param one the refund under the first set
     * @param other the refund under the second set
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

    /** Returns the sum of two totals. */
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

    /** Returns the sums of all money, whatever the reason. */
    public Sides money() {
        return byReason.values().stream().reduce(new Sides(0, 0, 0), Sides::plus);
    }
}
