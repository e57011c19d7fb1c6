package io.aftersales.domain.goods;

import io.aftersales.domain.goods.WindowRules.Start;
import io.aftersales.domain.shared.RuleName;
import org.jspecify.annotations.Nullable;

/**
 * A rule about the windows of some claims. It replaces the window of the reason, also of a reason that has none.
 *
 * @param name the name in upper case, such as {@code HOLIDAYS}, which stands on cases and in refusals
 * @param when the claims it applies to
 * @param days the days in which a claim can be made, at least 1; null for ever
 * @param from the moment from which the days count
 */
public record WindowRule(
        String name, WindowCriteria when, @Nullable Integer days, Start from) {
    /** Refuses a name that is not in upper case, and less than a day, with an {@link IllegalArgumentException}. */
    public WindowRule {
        RuleName.checked(name);
        if (days != null && days < 1) {
            throw new IllegalArgumentException("a window has at least 1 day: " + days + " days");
        }
    }

    /** Returns a rule that grants some days from the delivery of the units in question. */
    public static WindowRule within(String name, WindowCriteria when, int days) {
        return new WindowRule(name, when, days, Start.OWN_PARCEL);
    }

    /** Returns a rule that lets claims be made for ever. */
    public static WindowRule forEver(String name, WindowCriteria when) {
        return new WindowRule(name, when, null, Start.OWN_PARCEL);
    }

    /** Returns the rule with its days counted from another moment. */
    public WindowRule from(Start moment) {
        return new WindowRule(name, when, days, moment);
    }
}
