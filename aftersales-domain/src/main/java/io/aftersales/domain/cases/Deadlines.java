package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseWait.Then;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is due when, for a case that stands as it does. Waits for the buyer move the case, all others wake somebody. */
final class Deadlines {
    private static final Set<CaseStatus> FOR_THE_BUYER =
            EnumSet.of(CaseStatus.AWAITING_INFO, CaseStatus.WAITING_RETURN, CaseStatus.AWAITING_TOP_UP);

    private Deadlines() {}

    /** The wait that starts now. */
    static CaseWait starting(CaseStatus status, @Nullable ReturnShipment returning, DecisionContext act) {
        Instant now = act.now();
        if (status == CaseStatus.WAITING_RETURN && returning != null) {
            if (returning.postedAt() != null) {
                return new CaseWait(now, now.plus(act.policy().postedReturnWait()), Then.ALARM);
            }
            Instant remindAt = returning.deadline().minus(act.policy().reminderBefore());
            return remindAt.isAfter(now)
                    ? new CaseWait(now, remindAt, Then.REMIND)
                    : new CaseWait(now, returning.deadline(), Then.MOVE);
        }
        Duration wait = act.policy().waits().get(status);
        if (wait == null) {
            return CaseWait.forNothing(now);
        }
        return new CaseWait(now, now.plus(wait), FOR_THE_BUYER.contains(status) ? Then.MOVE : Then.ALARM);
    }

    /** What is due of a wait that is over: a reminder that comes after the deadline it speaks of gives way to the deadline. */
    static Then due(CaseWait over, @Nullable ReturnShipment returning, Instant now) {
        boolean tooLate = returning != null && !now.isBefore(returning.deadline());
        return over.then() == Then.REMIND && tooLate ? Then.MOVE : over.then();
    }

    /** As long as before, and then somebody is woken: the case waits for an answer, no longer for the buyer. */
    static CaseWait alarming(CaseStatus status, DecisionContext act) {
        return new CaseWait(act.now(), act.now().plus(act.policy().waitIn(status)), Then.ALARM);
    }

    /** After the reminder, the deadline itself. */
    static CaseWait afterReminder(CaseWait before, ReturnShipment returning) {
        return new CaseWait(before.since(), returning.deadline(), Then.MOVE);
    }

    /** After an alarm nothing more is due: it is raised once, and a person is needed until the case moves. */
    static CaseWait afterAlarm(CaseWait before) {
        return new CaseWait(before.since(), null, Then.OVERDUE);
    }
}
