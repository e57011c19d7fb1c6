package io.aftersales.domain.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The deadline or alarm that is due on a case if nothing else happens.
 *
 * @param since the moment the current wait began
 * @param dueAt the moment at which the action is due; null when none is
 * @param then the action that is due
 */
public record CaseWait(Instant since, @Nullable Instant dueAt, Then then) {

    /** The action that is due at the end of a wait. */
    public enum Then {
        /** No action. */
        NOTHING,
        /** The buyer is reminded. */
        REMIND,
        /** The case moves on without the buyer. */
        MOVE,
        /** An alarm is raised. */
        ALARM,
        /** No further action: an alarm was raised, and the case still waits. */
        OVERDUE
    }

    static CaseWait forNothing(Instant since) {
        return new CaseWait(since, null, Then.NOTHING);
    }

    /** Tells whether an action is due at this moment. */
    public boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }
}
