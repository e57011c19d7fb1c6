package io.aftersales.domain.tickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One goal of a ticket: its clock, when somebody is to be told, and who was told already.
 *
 * @param clock its clock
 * @param warnAt after this moment somebody is warned; null while the clock stands still or when it was stopped before
 * @param dueAt after this moment the goal is missed; null while the clock stands still or when it was stopped in time
 * @param warned whether somebody was warned, or need not be any more
 * @param alarmed whether somebody was told that it is missed
 */
public record SlaTimer(
        SlaClock clock, @Nullable Instant warnAt, @Nullable Instant dueAt, boolean warned, boolean alarmed) {

    /** Whether the goal is missed at this moment: not reached, and over the limit. */
    public boolean isOverdue(Instant now) {
        return !clock.isStopped() && dueAt != null && now.isAfter(dueAt);
    }

    /** Whether the goal was reached in time. */
    public boolean isKept() {
        return clock.isStopped() && dueAt == null;
    }

    /** Whether the limit is near, somebody is to be warned, and nobody was. */
    public boolean isToWarn(Instant now) {
        return !clock.isStopped() && !warned && warnAt != null && now.isAfter(warnAt) && !isOverdue(now);
    }

    /** Whether the goal is missed and nobody was told. */
    public boolean isToAlarm(Instant now) {
        return !alarmed && isOverdue(now);
    }

    /** After which moment somebody is to be told something; null when there is nothing to tell any more. */
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
