package io.aftersales.domain.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happens if nobody does anything.
 *
 * @param since since when the case waits as it does
 * @param dueAt when something is due; null when nothing is
 * @param then what is due
 */
public record CaseWait(Instant since, @Nullable Instant dueAt, Then then) {

    /** What is due. */
    public enum Then {
        /** Nothing. */
        NOTHING,
        /** The buyer is reminded. */
        REMIND,
        /** The case moves on without the buyer. */
        MOVE,
        /** Somebody is woken. */
        ALARM,
        /** Nothing any more: somebody was woken, and the case still waits. */
        OVERDUE
    }

    static CaseWait forNothing(Instant since) {
        return new CaseWait(since, null, Then.NOTHING);
    }

    /** Whether something is due at this moment. */
    public boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }
}
