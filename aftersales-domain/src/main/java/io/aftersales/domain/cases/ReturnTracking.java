package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseReopened;
import io.aftersales.domain.cases.CaseEvent.ReturnLost;
import io.aftersales.domain.cases.CaseEvent.ReturnPosted;
import io.aftersales.domain.cases.CaseEvent.ReturnReceived;
import io.aftersales.domain.cases.CaseRejection.NotYet;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows goods on their way back: posted by the buyer, and received by a warehouse or lost by the carrier. The status of the case moves
 * along while it waits for the goods; in every other status the inbound moves alone.
 */
final class ReturnTracking {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    ReturnTracking(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    Either<Rejection, Change> posted(@Nullable Integer number, String carrier, String trackingNumber) {
        return InboundChoice.of(before, InboundMove.SEND, number, CaseMove.POST).map(inbound -> {
            var draft = new CaseDraft(before, account, context);
            Inbound posted = inbound.posted(
                            carrier, trackingNumber, context.by().role() != Role.BUYER, context.now())
                    .taking(InboundMove.SEND, DeadlineRules.onItsWay(context));
            draft.replace(posted);
            var event = new ReturnPosted(inbound.number(), carrier, trackingNumber);
            if (before.status() == CaseStatus.WAITING_RETURN) {
                draft.move(CaseMove.POST, event);
            } else {
                draft.note(event);
            }
            if (inbound.isOnLabel() && !posted.isOnLabel()) {
                draft.cancelWaybill(inbound); // the buyer took another carrier, so the shop's has nothing to collect
            }
            EarlyRelease.onMovement(draft);
            return draft.done();
        });
    }

    /**
     * Records that goods arrived, or that their carrier lost them.
     *
     * @param warehouse the warehouse that received them; null for the destination
     * @param others the other cases on the order, looked at for goods that come late
     */
    Either<Rejection, Change> receive(
            @Nullable Integer number, @Nullable String warehouse, boolean lost, List<OtherCase> others) {
        return lost
                ? lost(number)
                : InboundChoice.of(before, open(), number, CaseMove.RECEIVE)
                        .flatMap(inbound -> isLate(inbound)
                                ? late(inbound, warehouse, others)
                                : Either.right(arrived(new CaseDraft(before, account, context), inbound, warehouse)));
    }

    /** Returns the inbounds that can arrive; of those that come late, the ones that the case is not decided without. */
    List<Inbound> open() {
        return InboundChoice.open(before, InboundMove.ARRIVE).stream()
                .filter(each -> !isLate(each) || isGivenFor(each) || isStillAwaited(each))
                .toList();
    }

    private static boolean isLate(Inbound inbound) {
        return inbound.state() == InboundState.NOT_COMING && inbound.isFromBuyer();
    }

    /** Tells whether late goods can still decide their case: it waits for others, or is reopened by them. */
    private boolean isStillAwaited(Inbound inbound) {
        return !before.isBeforeAppeal(inbound) && (before.waitsForGoods() || canBeReopened(before));
    }

    private Either<Rejection, Change> lost(@Nullable Integer number) {
        boolean neverPosted = InboundChoice.open(before, InboundMove.LOSE).isEmpty()
                ? before.inbounds().stream().anyMatch(each -> each.state() == InboundState.AWAITED)
                : number != null
                        && before.inbound(number)
                                .filter(each -> each.state() == InboundState.AWAITED)
                                .isPresent();
        if (neverPosted) {
            return Either.left(new NotYet(CaseMove.RECEIVE, NotYet.Obstacle.NEVER_POSTED));
        }
        return InboundChoice.of(before, InboundMove.LOSE, number, CaseMove.RECEIVE)
                .map(inbound -> {
                    var draft = new CaseDraft(before, account, context);
                    draft.replace(inbound.taking(
                            InboundMove.LOSE, DeadlineRules.toBeInspected(CaseStatus.RETURNED, context)));
                    return follow(draft, inbound, new ReturnLost(inbound.number()), Notice.Kind.RETURN_LOST)
                            .done();
                });
    }

    private Change arrived(CaseDraft draft, Inbound inbound, @Nullable String warehouse) {
        String where = warehouse == null ? inbound.warehouse() : warehouse;
        draft.replace(inbound.arrived(where, context.now())
                .taking(InboundMove.ARRIVE, DeadlineRules.toBeInspected(CaseStatus.RETURNED, context)));
        follow(draft, inbound, new ReturnReceived(inbound.number(), where), Notice.Kind.RETURN_RECEIVED);
        EarlyRelease.onMovement(draft);
        return draft.done();
    }

    /** Moves the case along with the first goods that arrive or are lost, and notifies the buyer of goods that the buyer sent. */
    private static CaseDraft follow(CaseDraft draft, Inbound inbound, CaseEvent event, Notice.Kind notice) {
        if (draft.status() == CaseStatus.WAITING_RETURN) {
            draft.move(CaseMove.RECEIVE, event);
        } else {
            draft.note(event);
        }
        return inbound.isFromBuyer() ? draft.notifyBuyer(notice) : draft;
    }

    private static boolean canBeReopened(AfterSalesCase subject) {
        Closing closing = subject.closing();
        return subject.kind() == CaseKind.RETURN_REFUND
                && subject.status() == CaseStatus.CLOSED
                && closing != null
                && closing.canBeReopened();
    }

    // --- goods that come although they were not expected any more

    private Either<Rejection, Change> late(Inbound inbound, @Nullable String warehouse, List<OtherCase> others) {
        if (isGivenFor(inbound)) {
            List<PlacedUnits> again = AdvanceExchange.givenBack(before, inbound);
            return ReleasedUnits.holdAgain(new CaseDraft(before, account, context), again, others)
                    .map(draft -> arrived(draft, inbound, warehouse));
        }
        boolean reopens = canBeReopened(before);
        List<PlacedUnits> units = inbound.remaining();
        return ReleasedUnits.holdAgain(new CaseDraft(before, account, context), units, others)
                .map(draft -> {
                    if (reopens) {
                        draft.move(CaseMove.REOPEN, new CaseReopened(PlacedUnits.byLine(units)));
                    }
                    return arrived(draft, inbound, warehouse);
                });
    }

    /** Tells whether value was given for goods that come late. For goods that were given up before that, nothing could be given any more. */
    private boolean isGivenFor(Inbound inbound) {
        Advance advance = before.advance();
        if (advance == null || !advance.early() || before.isBeforeAppeal(inbound)) {
            return false;
        }
        var draft = new CaseDraft(before, account, context);
        List<PlacedUnits> coming = inbound.remaining();
        return coming.isEmpty()
                || coming.stream()
                        .anyMatch(each -> Units.quantity(advance.units(), each.line())
                                > InspectionResult.acceptedOrComing(draft, each.line()));
    }
}
