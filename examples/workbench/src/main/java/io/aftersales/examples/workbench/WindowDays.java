package io.aftersales.examples.workbench;

import io.aftersales.domain.policy.CasePolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * Number of days after delivery in which a buyer may apply.
 *
 * @param days at least 1; null for no limit
 */
record WindowDays(@Nullable Integer days) {

    /** Reads {@code 7} or {@code none}. */
    static WindowDays parse(String text) {
        if (text.equals("none")) {
            return new WindowDays(null);
        }
        if (!text.matches("0*[1-9][0-9]{0,5}")) {
            throw new TypeConversionException("expected a number of days from 1 to 999999 or none, found " + text);
        }
        return new WindowDays(Integer.valueOf(text));
    }

    /** Returns the policy with this window for every reason that has a window. */
    CasePolicy in(CasePolicy rules) {
        CasePolicy.Builder changed = rules.toBuilder();
        return (days == null ? changed.withoutWindows() : changed.windowDays(days)).build();
    }
}
