package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseExpired;
import io.aftersales.domain.cases.CaseEvent.ReminderSent;
import io.aftersales.domain.cases.CaseEvent.WaitOverdue;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.OrderAccount;
import java.util.Objects;
import java.util.Optional;

/** Decides what happens to a case when time passes: the buyer is reminded, the case expires, or an alarm is raised. */
final class DeadlineDecision {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    DeadlineDecision(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    /** Applies the deadline that is due now; empty when none is. */
    Optional<Change> meet() {
        if (!before.waiting().isDue(context.now())) {
            return Optional.empty();
        }
        var draft = new CaseDraft(before, account, context);
        return switch (DeadlineRules.due(before.waiting(), before.returning(), context.now())) {
            case REMIND -> Optional.of(remind(draft));
            case MOVE -> Optional.of(moveOn(draft));
            case ALARM ->
                Optional.of(draft.note(new WaitOverdue(before.status()))
                        .alarm(Alarm.OVERDUE, before.status().name())
                        .waitsFor(DeadlineRules.afterAlarm(before.waiting()))
                        .done());
            case NOTHING, OVERDUE -> Optional.empty();
        };
    }

    private Change remind(CaseDraft draft) {
        ReturnShipment shipment = shipment();
        return draft.note(new ReminderSent(shipment.deadline()))
                .tell(Notice.toBuyer(
                                Notice.Kind.RETURN_DEADLINE_NEAR,
                                before.submission().buyer())
                        .until(shipment.deadline()))
                .waitsFor(DeadlineRules.afterReminder(before.waiting(), shipment))
                .done();
    }

    /** Moves on a case whose buyer let the deadline pass: the units are released, or the request for a price difference is cancelled. */
    private Change moveOn(CaseDraft draft) {
        if (before.status() == CaseStatus.AWAITING_TOP_UP) {
            ExchangeSettlement.giveUpTopUp(draft);
            return draft.done();
        }
        draft.move(CaseMove.EXPIRE, new CaseExpired(before.status())).release();
        ManualReview.cancelWaybill(draft);
        return draft.notifyBuyer(Notice.Kind.EXPIRED).done();
    }

    private ReturnShipment shipment() {
        return Objects.requireNonNull(before.returning(), "a case that waits for a return has one");
    }
}
