package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.RefundRetried;
import io.aftersales.domain.cases.CaseRejection.NoOfflinePayment;
import io.aftersales.domain.cases.CaseRejection.NothingToRetry;
import io.aftersales.domain.cases.RefundPart.Purpose;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.AccountRejection.ExternalRefundKnown;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Handles payments in which a person takes part: retried, made by hand, or made elsewhere and recorded. */
final class PaymentsByHand {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    PaymentsByHand(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    Either<Rejection, Change> retry() {
        boolean failed = before.status() == CaseStatus.REFUND_FAILED;
        if (!failed && !before.refund().hasFailures()) {
            return Either.left(before.illegal(CaseMove.REFUND).orElseGet(NothingToRetry::new));
        }
        var draft = new CaseDraft(before, account, context);
        if (failed) {
            draft.move(CaseMove.REFUND, new RefundRetried());
        } else {
            draft.note(new RefundRetried());
        }
        for (RefundPart part : before.refund().parts()) {
            if (part.hasFailed()) {
                Route first = part.isMoney() ? context.policy().routes().get(0) : Route.ORIGINAL;
                PaymentOutcomes.reopen(draft, part, part, first);
            }
        }
        GiftGranting.retry(draft);
        return Either.right(draft.done());
    }

    /**
     * Records the outcome of a payment by hand. A tender may have two such payments open, for a refund and for a difference; then the
     * purpose has to be named.
     */
    Either<Rejection, Change> offline(TenderId tender, @Nullable Purpose purpose, Outcome outcome) {
        List<RefundPart> open = before.refund().parts().stream()
                .filter(part -> part.tender().id().equals(tender) && part.isOpenByHand())
                .filter(part -> purpose == null || part.purpose() == purpose)
                .toList();
        return open.size() == 1
                ? new PaymentOutcomes(before, account, context)
                        .settlePart(open.get(0), outcome)
                        .<Either<Rejection, Change>>map(Either::right)
                        .orElseGet(() -> Either.left(new NoOfflinePayment(tender, open.size())))
                : Either.left(new NoOfflinePayment(tender, open.size()));
    }

    /** Records a refund that was made elsewhere. Refuses EXTERNAL_REFUND_KNOWN for a reference under which a part of the case was paid. */
    Either<Rejection, Change> recordExternal(TenderId tender, long minor, String reference, Instant occurredAt) {
        var draft = new CaseDraft(before, account, context);
        if (before.refund().isPaidUnder(tender, reference)) {
            return Either.left(new ExternalRefundKnown(reference));
        }
        return account.external(draft.bookingContext(), tender, minor, reference, occurredAt)
                .map(after -> {
                    draft.account = after;
                    return draft.note(new CaseEvent.ExternalRefundRecorded(tender, draft.money(minor), reference))
                            .alarm(Alarm.REFUNDED_ELSEWHERE, tender.value())
                            .done();
                });
    }
}
