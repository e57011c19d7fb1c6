package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseWait.Then;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes deadlines and alarms of a case from its status. A wait for the buyer ends in a move of the case, every other wait in an alarm.
 */
final class DeadlineRules {
    private static final Set<CaseStatus> FOR_THE_BUYER =
            EnumSet.of(CaseStatus.AWAITING_INFO, CaseStatus.WAITING_RETURN, CaseStatus.AWAITING_TOP_UP);

    private DeadlineRules() {}

    /** Returns the wait that starts now. */
    static CaseWait starting(CaseStatus status, @Nullable ReturnShipment returning, DecisionContext context) {
        Instant now = context.now();
        if (status == CaseStatus.WAITING_RETURN && returning != null) {
            if (returning.postedAt() != null) {
                return new CaseWait(now, now.plus(context.policy().postedReturnWait()), Then.ALARM);
            }
            Instant remindAt = returning.deadline().minus(context.policy().reminderBefore());
            return remindAt.isAfter(now)
                    ? new CaseWait(now, remindAt, Then.REMIND)
                    : new CaseWait(now, returning.deadline(), Then.MOVE);
        }
        Duration wait = context.policy().waits().get(status);
        if (wait == null) {
            return CaseWait.forNothing(now);
        }
        return new CaseWait(now, now.plus(wait), FOR_THE_BUYER.contains(status) ? Then.MOVE : Then.ALARM);
    }

    /** Returns the action due at the end of a wait. A reminder later than the deadline it speaks of gives way to the deadline. */
    static Then due(CaseWait over, @Nullable ReturnShipment returning, Instant now) {
        boolean tooLate = returning != null && !now.isBefore(returning.deadline());
        return over.then() == Then.REMIND && tooLate ? Then.MOVE : over.then();
    }

    /** Returns a wait as long as the status allows that ends in an alarm: the case waits for an answer, no longer for the buyer. */
    static CaseWait alarming(CaseStatus status, DecisionContext context) {
        return new CaseWait(context.now(), context.now().plus(context.policy().waitIn(status)), Then.ALARM);
    }

    /** Returns the wait after a reminder, until the deadline itself. */
    static CaseWait afterReminder(CaseWait before, ReturnShipment returning) {
        return new CaseWait(before.since(), returning.deadline(), Then.MOVE);
    }

    /** Returns the wait after an alarm. Nothing more is due: the alarm is raised once, and a person is needed until the case moves. */
    static CaseWait afterAlarm(CaseWait before) {
        return new CaseWait(before.since(), null, Then.OVERDUE);
    }
}
