package io.aftersales.domain.goods;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The claims that a window rule applies to. Every criterion that is named has to be met, one that is not named is met by all; start from
 * {@link #ANY}.
 *
 * @param kinds the kinds of case; empty for all
 * @param reasons the codes of the reasons; empty for all
 * @param faults the parties at fault; empty for all
 * @param categories the categories of goods; empty for all
 * @param groups the buyers' groups; empty for all
 * @param vip whether the buyer has to be a VIP, or must not be one; null for all. An unknown buyer is none
 * @param placedFrom the first moment at which the order was placed; null for no limit
 * @param placedBefore the moment before which the order was placed; null for no limit
 */
public record WindowCriteria(
        Set<CaseKind> kinds,
        Set<String> reasons,
        Set<Fault> faults,
        Set<String> categories,
        Set<String> groups,
        @Nullable Boolean vip,
        @Nullable Instant placedFrom,
        @Nullable Instant placedBefore) {
    /** The criteria that every claim meets. */
    public static final WindowCriteria ANY =
            new WindowCriteria(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null, null);

    /** Copies the sets; refuses a time that ends before it begins with an {@link IllegalArgumentException}. */
    public WindowCriteria {
        kinds = Set.copyOf(kinds);
        reasons = Set.copyOf(reasons);
        faults = Set.copyOf(faults);
        categories = Set.copyOf(categories);
        groups = Set.copyOf(groups);
        if (placedFrom != null && placedBefore != null && !placedFrom.isBefore(placedBefore)) {
            throw new IllegalArgumentException("no order is placed from " + placedFrom + " and before " + placedBefore);
        }
    }

    /** Returns the criteria for claims of these kinds alone. */
    public WindowCriteria kinds(CaseKind... only) {
        return new WindowCriteria(Set.of(only), reasons, faults, categories, groups, vip, placedFrom, placedBefore);
    }

    /** Returns the criteria for claims for these reasons alone. */
    public WindowCriteria reasons(Reason... only) {
        Set<String> codes = Arrays.stream(only).map(Reason::code).collect(Collectors.toSet());
        return new WindowCriteria(kinds, codes, faults, categories, groups, vip, placedFrom, placedBefore);
    }

    /** Returns the criteria for claims through the fault of these parties alone. */
    public WindowCriteria faults(Fault... only) {
        return new WindowCriteria(kinds, reasons, Set.of(only), categories, groups, vip, placedFrom, placedBefore);
    }

    /** Returns the criteria for goods of these categories alone. */
    public WindowCriteria categories(String... only) {
        return new WindowCriteria(kinds, reasons, faults, Set.of(only), groups, vip, placedFrom, placedBefore);
    }

    /** Returns the criteria for buyers in these groups alone. */
    public WindowCriteria groups(String... only) {
        return new WindowCriteria(kinds, reasons, faults, categories, Set.of(only), vip, placedFrom, placedBefore);
    }

    /** Returns the criteria for VIPs alone, or for all buyers but VIPs. */
    public WindowCriteria vip(boolean only) {
        return new WindowCriteria(kinds, reasons, faults, categories, groups, only, placedFrom, placedBefore);
    }

    /**
     * Returns the criteria for orders that were placed in a time alone.
     *
     * @param from the first moment; null for no limit
     * @param before the moment after the last one; null for no limit
     */
    public WindowCriteria placed(@Nullable Instant from, @Nullable Instant before) {
        return new WindowCriteria(kinds, reasons, faults, categories, groups, vip, from, before);
    }

    /** Tells whether a claim meets every criterion. */
    boolean hold(WindowRules.Facts claim) {
        return isNamed(kinds, claim.kind())
                && isNamed(reasons, claim.reason().code())
                && isNamed(faults, claim.reason().fault())
                && isNamed(categories, claim.category())
                && isNamed(groups, claim.group())
                && (vip == null || vip == claim.vip())
                && (placedFrom == null || !claim.placedAt().isBefore(placedFrom))
                && (placedBefore == null || claim.placedAt().isBefore(placedBefore));
    }

    private static <T> boolean isNamed(Set<T> named, T value) {
        return named.isEmpty() || named.contains(value);
    }

    /** Tells whether a criterion is about the buyer. */
    boolean lookAtBuyer() {
        return vip != null || !groups.isEmpty();
    }
}
