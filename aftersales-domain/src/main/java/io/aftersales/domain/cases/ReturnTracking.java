package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.ReturnLost;
import io.aftersales.domain.cases.CaseEvent.ReturnPosted;
import io.aftersales.domain.cases.CaseEvent.ReturnReceived;
import io.aftersales.domain.cases.CaseRejection.NotYet;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.Objects;
import java.util.Optional;

/** Follows goods on their way back: posted by the buyer, and received by the warehouse or lost by the carrier. */
final class ReturnTracking {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    ReturnTracking(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    Either<Rejection, Change> posted(String carrier, String trackingNumber) {
        Optional<Rejection> illegal = before.illegal(CaseMove.POST);
        if (illegal.isPresent()) {
            return Either.left(illegal.get());
        }
        var draft = new CaseDraft(before, account, context);
        draft.returning = shipment().posted(carrier, trackingNumber, context.now());
        draft.move(CaseMove.POST, new ReturnPosted(carrier, trackingNumber));
        if (shipment().shopsWaybill() && !draft.returning.shopsWaybill()) {
            ManualReview.cancelWaybill(draft); // the buyer took another carrier, so the shop's has nothing to collect
        }
        return Either.right(draft.done());
    }

    Either<Rejection, Change> receive(boolean lost) {
        Optional<Rejection> illegal = before.illegal(CaseMove.RECEIVE);
        if (illegal.isPresent()) {
            return Either.left(illegal.get());
        }
        if (lost && shipment().postedAt() == null) {
            return Either.left(new NotYet(CaseMove.RECEIVE, CaseRejection.NotYet.Obstacle.NEVER_POSTED));
        }
        var draft = new CaseDraft(before, account, context);
        draft.returning = shipment().received(context.now(), lost);
        return Either.right(draft.move(CaseMove.RECEIVE, lost ? new ReturnLost() : new ReturnReceived())
                .notifyBuyer(lost ? Notice.Kind.RETURN_LOST : Notice.Kind.RETURN_RECEIVED)
                .done());
    }

    private ReturnShipment shipment() {
        return Objects.requireNonNull(before.returning(), "a case that waits for a return has one");
    }
}
