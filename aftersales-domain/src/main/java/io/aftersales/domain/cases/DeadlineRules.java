package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseWait.Then;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Computes deadlines and alarms of a case from its status. A wait for the buyer ends in a move of the case, every other wait in an alarm.
 */
final class DeadlineRules {
    private static final Set<CaseStatus> FOR_THE_BUYER =
            EnumSet.of(CaseStatus.AWAITING_INFO, CaseStatus.OFFERED, CaseStatus.AWAITING_TOP_UP);

    private static final Set<CaseStatus> OF_INBOUNDS =
            EnumSet.of(CaseStatus.WAITING_RETURN, CaseStatus.RETURNED, CaseStatus.INSPECTING);

    private DeadlineRules() {}

    /** Returns the wait of a case that starts now. While goods come back, their inbounds have the waits. */
    static CaseWait starting(CaseStatus status, DecisionContext context) {
        Instant now = context.now();
        Duration wait =
                OF_INBOUNDS.contains(status) ? null : context.policy().waits().get(status);
        if (wait == null) {
            return CaseWait.forNothing(now);
        }
        return new CaseWait(now, now.plus(wait), FOR_THE_BUYER.contains(status) ? Then.MOVE : Then.ALARM);
    }

    /** Returns the wait for goods that the buyer may post until a deadline, with a reminder before it where there is time for one. */
    static CaseWait forPosting(Instant deadline, DecisionContext context) {
        Instant remindAt = deadline.minus(context.policy().reminderBefore());
        return remindAt.isAfter(context.now())
                ? new CaseWait(context.now(), remindAt, Then.REMIND)
                : new CaseWait(context.now(), deadline, Then.MOVE);
    }

    /** Returns the wait for goods on their way back. */
    static CaseWait onItsWay(DecisionContext context) {
        return new CaseWait(context.now(), context.now().plus(context.policy().postedReturnWait()), Then.ALARM);
    }

    /** Returns the wait for the inspection of goods that are there, as long as the policy allows in a status. */
    static CaseWait toBeInspected(CaseStatus status, DecisionContext context) {
        Duration wait = context.policy().waits().get(status);
        return wait == null
                ? CaseWait.forNothing(context.now())
                : new CaseWait(context.now(), context.now().plus(wait), Then.ALARM);
    }

    /** Returns the action due at the end of a wait for goods. A reminder later than the deadline it speaks of gives way to the deadline. */
    static Then due(Inbound inbound, Instant now) {
        Then then = inbound.waiting().then();
        boolean tooLate = inbound.deadline() != null && !now.isBefore(inbound.deadline());
        return then == Then.REMIND && tooLate ? Then.MOVE : then;
    }

    /** Returns a wait as long as the status allows that ends in an alarm: the case waits for an answer, no longer for the buyer. */
    static CaseWait alarming(CaseStatus status, DecisionContext context) {
        return new CaseWait(context.now(), context.now().plus(context.policy().waitIn(status)), Then.ALARM);
    }

    /** Returns the wait after a reminder, until the deadline itself. */
    static CaseWait afterReminder(CaseWait before, Instant deadline) {
        return new CaseWait(before.since(), deadline, Then.MOVE);
    }

    /** Returns the wait after an alarm. Nothing more is due: the alarm is raised once, and a person is needed until the case moves. */
    static CaseWait afterAlarm(CaseWait before) {
        return new CaseWait(before.since(), null, Then.OVERDUE);
    }
}
