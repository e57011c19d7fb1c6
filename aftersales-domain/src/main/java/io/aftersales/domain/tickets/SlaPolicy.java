package io.aftersales.domain.tickets;

import io.aftersales.domain.lifecycle.CaseKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How soon tickets are to be taken care of.
 *
 * @param limits how long it may take
 * @param byKind the same for kinds of case with limits of their own
 * @param warnAtPercent from which share of a limit on somebody is warned, 1 to 100
 * @param calendar which time counts
 */
public record SlaPolicy(
        SlaLimits limits, Map<CaseKind, SlaLimits> byKind, int warnAtPercent, BusinessCalendar calendar) {
    /** The standard limits for all kinds, a warning at 80 %, day and night. */
    public static final SlaPolicy STANDARD = new SlaPolicy(SlaLimits.STANDARD, Map.of(), 80, BusinessCalendar.ALWAYS);

    /** Of a second. Durations multiply and divide themselves as decimals, which is much for what every ticket asks for. */
    private static final long NANOS_OF_A_HUNDREDTH = 10_000_000;

    /** Copies the map; refuses a share outside 1 to 100. */
    public SlaPolicy {
        byKind = Map.copyOf(byKind);
        if (warnAtPercent < 1 || warnAtPercent > 100) {
            throw new IllegalArgumentException("a warning at " + warnAtPercent + " %");
        }
    }

    /** How long a goal may take. What takes exactly so long is in time. */
    public Duration limit(SlaGoal goal, Priority priority, CaseKind kind) {
        return byKind.getOrDefault(kind, limits).limit(goal, priority);
    }

    /** How long a goal may take before somebody is warned. */
    public Duration warning(SlaGoal goal, Priority priority, CaseKind kind) {
        Duration limit = limit(goal, priority, kind);
        long hundredths = Math.multiplyExact(limit.getSeconds(), (long) warnAtPercent);
        long nanos = hundredths % 100 * NANOS_OF_A_HUNDREDTH + (long) limit.getNano() * warnAtPercent / 100;
        return Duration.ofSeconds(hundredths / 100, nanos);
    }

    /** The same with other limits for one kind of case. */
    public SlaPolicy with(CaseKind kind, SlaLimits own) {
        var more = new EnumMap<CaseKind, SlaLimits>(CaseKind.class);
        more.putAll(byKind);
        more.put(kind, own);
        return new SlaPolicy(limits, more, warnAtPercent, calendar);
    }

    /** The same with other limits for the kinds that have none of their own. */
    public SlaPolicy with(SlaLimits others) {
        return new SlaPolicy(others, byKind, warnAtPercent, calendar);
    }

    /** The same with another share to warn at. */
    public SlaPolicy warningAt(int percent) {
        return new SlaPolicy(limits, byKind, percent, calendar);
    }

    /** The same with another calendar. */
    public SlaPolicy in(BusinessCalendar hours) {
        return new SlaPolicy(limits, byKind, warnAtPercent, hours);
    }
}
