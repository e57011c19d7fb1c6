package io.aftersales.domain.tickets;

import io.aftersales.domain.lifecycle.CaseKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * The time limits of tickets, and the calendar that counts the time.
 *
 * @param limits the limits
 * @param byKind the limits of kinds of case that have limits of their own
 * @param warnAtPercent the share of a limit from which on a warning is due, 1 to 100
 * @param calendar the calendar that decides which time counts
 */
public record SlaPolicy(
        SlaLimits limits, Map<CaseKind, SlaLimits> byKind, int warnAtPercent, BusinessCalendar calendar) {
    /** The default policy: the standard limits for all kinds, a warning at 80 %, every hour of the day and week. */
    public static final SlaPolicy STANDARD = new SlaPolicy(SlaLimits.STANDARD, Map.of(), 80, BusinessCalendar.ALWAYS);

    /** The nanoseconds of a hundredth of a second. {@link Duration} calculates in decimals, which is slow for what every ticket needs. */
    private static final long NANOS_OF_A_HUNDREDTH = 10_000_000;

    /** Copies the map; refuses a share outside 1 to 100 with an {@link IllegalArgumentException}. */
    public SlaPolicy {
        byKind = Map.copyOf(byKind);
        if (warnAtPercent < 1 || warnAtPercent > 100) {
            throw new IllegalArgumentException("a warning at " + warnAtPercent + " %");
        }
    }

    /** Returns the time a goal may take. A goal that takes exactly this long is in time. */
    public Duration limit(SlaGoal goal, Priority priority, CaseKind kind) {
        return byKind.getOrDefault(kind, limits).limit(goal, priority);
    }

    /** Returns the time a goal may take before a warning is due. */
    public Duration warning(SlaGoal goal, Priority priority, CaseKind kind) {
        Duration limit = limit(goal, priority, kind);
        long hundredths = Math.multiplyExact(limit.getSeconds(), (long) warnAtPercent);
        long nanos = hundredths % 100 * NANOS_OF_A_HUNDREDTH + (long) limit.getNano() * warnAtPercent / 100;
        return Duration.ofSeconds(hundredths / 100, nanos);
    }

    /** Returns this policy with other limits for one kind of case. */
    public SlaPolicy with(CaseKind kind, SlaLimits own) {
        var more = new EnumMap<CaseKind, SlaLimits>(CaseKind.class);
        more.putAll(byKind);
        more.put(kind, own);
        return new SlaPolicy(limits, more, warnAtPercent, calendar);
    }

    /** Returns this policy with other limits for the kinds that have none of their own. */
    public SlaPolicy with(SlaLimits others) {
        return new SlaPolicy(others, byKind, warnAtPercent, calendar);
    }

    /** Returns this policy with a warning at another share of the limit. */
    public SlaPolicy warningAt(int percent) {
        return new SlaPolicy(limits, byKind, percent, calendar);
    }

    /** Returns this policy with another calendar. */
    public SlaPolicy in(BusinessCalendar hours) {
        return new SlaPolicy(limits, byKind, warnAtPercent, hours);
    }
}
