package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseRejection.NotYet;
import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/** Asks for the confirmation of an amount, and books it: an amount above the approved one, or the refund after a missed interception. */
final class SecondApproval {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    SecondApproval(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    /** Returns why nothing can be confirmed on the case as it stands; empty when something can. */
    static Optional<Rejection> refusal(AfterSalesCase subject) {
        if (subject.status() == CaseStatus.REFUND_FAILED) {
            return Optional.of(new NotYet(CaseMove.REFUND, CaseRejection.NotYet.Obstacle.RETRY_INSTEAD));
        }
        if (subject.waitsForGoods()) { // such a case is paid by itself, as the terms of its approval say
            return Optional.of(new CaseRejection.IllegalMove(subject.kind(), subject.status(), CaseMove.REFUND));
        }
        Optional<Rejection> illegal = subject.illegal(CaseMove.REFUND);
        return illegal.isEmpty() && subject.awaitsStop()
                ? Optional.of(new NotYet(CaseMove.REFUND, CaseRejection.NotYet.Obstacle.STOP_UNANSWERED))
                : illegal;
    }

    /** Tells whether the actor can confirm what is to be confirmed: alone, or as a second person. */
    boolean isOpen() {
        var draft = new CaseDraft(before, account, context);
        return !RefundBooking.needsConfirmation(draft, RefundBooking.worth(draft, accepted()))
                || ApprovalAuthority.isSecondPerson(before, context.by());
    }

    Either<Rejection, Change> confirm(CaseFacts facts) {
        Optional<Rejection> refused = refusal(before);
        if (refused.isPresent()) {
            return Either.left(refused.get());
        }
        var draft = new CaseDraft(before, account, context);
        List<Units> accepted = accepted();
        Money amount = RefundBooking.worth(draft, accepted);
        Money onTop = ApprovalAuthority.onTop(before.review(), amount, context);
        Optional<Rejection> above = ApprovalAuthority.refusal(Action.CONFIRM_REFUND, amount, onTop, facts, context);
        if (above.isPresent()) {
            return Either.left(above.get());
        }
        if (RefundBooking.needsConfirmation(draft, amount)) {
            if (!ApprovalAuthority.isSecondPerson(before, context.by())) {
                return Either.left(new SecondPersonNeeded(context.by()));
            }
            draft.review = draft.review.confirmed(context.by(), amount);
        }
        if (before.status() == CaseStatus.APPROVED) {
            GoodsStopping.pay(draft);
        } else {
            RefundBooking.book(draft, accepted, CaseMove.REFUND);
        }
        return Either.right(draft.done());
    }

    private List<Units> accepted() {
        Inspection inspection = before.inspection();
        return inspection == null ? PlacedUnits.byLine(SecuredGoods.of(before).payable()) : inspection.accepted();
    }
}
