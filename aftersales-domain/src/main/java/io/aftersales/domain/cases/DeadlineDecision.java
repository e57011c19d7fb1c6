package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseExpired;
import io.aftersales.domain.cases.CaseEvent.GoodsOverdue;
import io.aftersales.domain.cases.CaseEvent.OfferEnded;
import io.aftersales.domain.cases.CaseEvent.ReminderSent;
import io.aftersales.domain.cases.CaseEvent.RestNotPosted;
import io.aftersales.domain.cases.CaseEvent.WaitOverdue;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import java.time.Instant;
import java.util.List;
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

    /** Applies the deadline that is due first; empty when none is. */
    Optional<Change> meet() {
        Instant first = before.dueAt();
        if (first == null || first.isAfter(context.now())) {
            return Optional.empty();
        }
        var draft = new CaseDraft(before, account, context);
        for (Inbound inbound : before.inbounds()) {
            if (first.equals(inbound.waiting().dueAt())) {
                return meet(draft, inbound);
            }
        }
        return switch (before.waiting().then()) {
            case MOVE -> Optional.of(moveOn(draft));
            case ALARM ->
                Optional.of(draft.note(new WaitOverdue(before.status()))
                        .alarm(Alarm.OVERDUE, before.status().name())
                        .waitsFor(DeadlineRules.afterAlarm(before.waiting()))
                        .done());
            case REMIND, NOTHING, OVERDUE -> Optional.empty();
        };
    }

    /**
     * Moves on a case whose buyer let the deadline pass: the units are released, the request for a price difference is cancelled, or the
     * offer ends.
     */
    private Change moveOn(CaseDraft draft) {
        if (before.status() == CaseStatus.AWAITING_TOP_UP) {
            ExchangeSettlement.giveUpTopUp(draft);
            return draft.done();
        }
        if (before.status() == CaseStatus.OFFERED) {
            return OfferDecision.end(draft, OfferEnded.Why.EXPIRED);
        }
        return expire(draft);
    }

    private Change expire(CaseDraft draft) {
        return draft.close(CaseMove.EXPIRE, new CaseExpired(before.status()), Closing.Reason.EXPIRED)
                .notifyBuyer(Notice.Kind.EXPIRED)
                .done();
    }

    // --- goods that come back

    private Optional<Change> meet(CaseDraft draft, Inbound inbound) {
        return switch (DeadlineRules.due(inbound, context.now())) {
            case REMIND -> Optional.of(remind(draft, deadline(inbound)));
            case MOVE -> Optional.of(giveUpUnposted(draft));
            case ALARM -> Optional.of(raise(draft, inbound));
            case NOTHING, OVERDUE -> Optional.empty();
        };
    }

    /** Reminds the buyer once of all goods that are still to be posted. */
    private Change remind(CaseDraft draft, Instant deadline) {
        for (Inbound each : before.inbounds()) {
            if (each.state() == InboundState.AWAITED) {
                draft.replace(each.waiting(DeadlineRules.afterReminder(each.waiting(), deadline)));
            }
        }
        return draft.note(new ReminderSent(deadline))
                .tell(Notice.toBuyer(
                                Notice.Kind.RETURN_DEADLINE_NEAR,
                                before.submission().buyer())
                        .until(deadline))
                .done();
    }

    /**
     * Ends a case of which nothing was posted; where some goods were, only the rest is no longer expected. Goods that were refused before an
     * appeal were posted for a decision that no longer counts.
     */
    private Change giveUpUnposted(CaseDraft draft) {
        List<Inbound> unposted = before.inbounds().stream()
                .filter(each -> each.state() == InboundState.AWAITED)
                .toList();
        boolean nothingPosted = before.counting().stream()
                .allMatch(each -> each.state() == InboundState.AWAITED || each.state() == InboundState.NOT_COMING);
        if (nothingPosted && (before.status() == CaseStatus.WAITING_RETURN || before.paysAfterInspection())) {
            return expire(draft);
        }
        List<PlacedUnits> units =
                unposted.stream().flatMap(each -> each.remaining().stream()).toList();
        unposted.forEach(draft::giveUp);
        List<Units> byLine = PlacedUnits.byLine(units);
        draft.byItself()
                .note(new RestNotPosted(byLine))
                .release(before.gaveEarly() ? List.of() : units) // what was paid for is booked, not held
                .tell(Notice.toBuyer(Notice.Kind.EXPIRED, before.submission().buyer())
                        .because(Notice.REST_NOT_POSTED)
                        .of(draft.goods(byLine)));
        InspectionResult.finish(draft, List.of());
        EarlyRelease.onMovement(draft);
        return draft.done();
    }

    private Change raise(CaseDraft draft, Inbound inbound) {
        draft.replace(inbound.waiting(DeadlineRules.afterAlarm(inbound.waiting())));
        if (inbound.state() == InboundState.ON_ITS_WAY) {
            return draft.note(new GoodsOverdue(inbound.number()))
                    .alarm(Alarm.GOODS_NEVER_CAME, "" + inbound.number())
                    .done();
        }
        String waitsIn = before.waitsForGoods()
                ? before.status().name()
                : inbound.state().name();
        return draft.note(new WaitOverdue(before.status()))
                .alarm(Alarm.OVERDUE, waitsIn)
                .done();
    }

    private static Instant deadline(Inbound inbound) {
        return Objects.requireNonNull(inbound.deadline(), "goods that the buyer is to post have a deadline");
    }
}
