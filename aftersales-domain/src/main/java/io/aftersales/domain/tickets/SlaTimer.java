package io.aftersales.domain.tickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The timer of one goal of a ticket: its clock, its deadlines, and the alarms raised already.
 *
 * @param clock the clock
 * @param warnAt the moment after which a warning is due; null while the clock stands still or when it was stopped before
 * @param dueAt the moment after which the goal is missed; null while the clock stands still or when it was stopped in time
 * @param warned whether the warning was given, or is no longer needed
 * @param alarmed whether the alarm about the missed goal was raised
 */
public record SlaTimer(
        SlaClock clock, @Nullable Instant warnAt, @Nullable Instant dueAt, boolean warned, boolean alarmed) {

    /** Tells whether the goal is missed at this moment: not reached, and over the limit. */
    public boolean isOverdue(Instant now) {
        return !clock.isStopped() && dueAt != null && now.isAfter(dueAt);
    }

    /** Tells whether the goal was reached in time. */
    public boolean isKept() {
        return clock.isStopped() && dueAt == null;
    }

    /** Tells whether a warning is due at this moment and has not been given. */
    public boolean isToWarn(Instant now) {
        return !clock.isStopped() && !warned && warnAt != null && now.isAfter(warnAt) && !isOverdue(now);
    }

    /** Tells whether the goal is missed and no alarm was raised. */
    public boolean isToAlarm(Instant now) {
        return !alarmed && isOverdue(now);
    }

    /** Returns the moment after which a warning or an alarm is due; null when none is left. */
    public @Nullable Instant nextAlarmAt() {
        if (clock.isStopped() || alarmed) {
            return null;
        }
        return warned || warnAt == null ? dueAt : warnAt;
    }

    SlaTimer afterWarning() {
        return new SlaTimer(clock, warnAt, dueAt, true, alarmed);
    }

    SlaTimer afterAlarm() {
        return new SlaTimer(clock, warnAt, dueAt, true, true);
    }
}
