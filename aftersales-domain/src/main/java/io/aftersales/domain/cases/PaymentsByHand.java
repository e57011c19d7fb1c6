package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.RefundRetried;
import io.aftersales.domain.cases.CaseRejection.KeyOfGift;
import io.aftersales.domain.cases.CaseRejection.NoOfflinePayment;
import io.aftersales.domain.cases.CaseRejection.NotStatedByStaff;
import io.aftersales.domain.cases.CaseRejection.NothingToRetry;
import io.aftersales.domain.cases.RefundPart.Purpose;
import io.aftersales.domain.cases.RefundPart.State;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.ArrayList;
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

    /**
     * Retries what has failed. A payment for which a refund made elsewhere leaves too little on its tender stays failed, as no next route pays it
     * either; refuses AMOUNT_EXCEEDED where nothing else has failed.
     */
    Either<Rejection, Change> retry() {
        if (!before.refund().hasFailures()) {
            return Either.left(before.illegal(CaseMove.REFUND).orElseGet(NothingToRetry::new));
        }
        var draft = new CaseDraft(before, account, context);
        List<RefundPart> again = payable();
        if (!canBeRetried()) {
            RefundPart first = before.refund().parts().stream()
                    .filter(RefundPart::hasFailed)
                    .findFirst()
                    .orElseThrow();
            return Either.left(new AmountExceeded(first.amount(), draft.money(PaymentOutcomes.leftFor(draft, first))));
        }
        if (before.status() == CaseStatus.REFUND_FAILED && again.stream().anyMatch(RefundPart::isMoney)) {
            draft.move(CaseMove.REFUND, new RefundRetried());
        } else {
            draft.note(new RefundRetried());
        }
        for (RefundPart part : again) {
            Route first = part.isMoney() ? RefundBooking.firstRoute(draft, part.tender()) : Route.ORIGINAL;
            PaymentOutcomes.reopen(draft, part, part, first);
        }
        GiftGranting.retry(draft);
        return Either.right(draft.done());
    }

    /** Tells whether a retry would pay or give anything. */
    boolean canBeRetried() {
        return !payable().isEmpty() || before.refund().gifts().stream().anyMatch(GiftGrant::hasFailed);
    }

    /** Returns the failed payments that their tenders have enough left for, each beside those before it. */
    private List<RefundPart> payable() {
        var draft = new CaseDraft(before, account, context);
        var again = new ArrayList<RefundPart>();
        for (RefundPart part : before.refund().parts()) {
            if (part.hasFailed() && !PaymentOutcomes.isOverdrawn(draft, part)) {
                again.add(part);
                draft.refund = draft.refund.replacing(part, part.in(State.OPEN, part.failure()));
            }
        }
        return again;
    }

    /**
     * Records that a payment was not made, though the staff had stated that it was: as the entry of a first person, or once a second person
     * makes the same.
     */
    Either<Rejection, Change> notMade(EffectKey key, String evidence) {
        for (RefundPart part : before.refund().parts()) {
            if (part.key().equals(key) && part.isStatedByStaff()) {
                var draft = new CaseDraft(before, account, context);
                return FourEyesEntry.made(
                        draft,
                        notMade(draft, part),
                        () -> new PaymentOutcomes(before, account, context).undoStated(draft, part, evidence));
            }
        }
        boolean isGift =
                before.refund().gifts().stream().anyMatch(gift -> gift.key().equals(key) && gift.is(State.PAID));
        return Either.left(isGift ? new KeyOfGift(key) : new NotStatedByStaff(key));
    }

    /** Tells whether there is a payment of which the actor can state that it was not made, and has not stated so. */
    boolean canBeStatedNotPaid() {
        var draft = new CaseDraft(before, account, context);
        return before.refund()
                .any(part -> part.isStatedByStaff() && !FourEyesEntry.isRepeated(draft, notMade(draft, part)));
    }

    /** Drops what a first person stated about a payment that the provider has reported since, or has taken back. */
    static void dropNotMade(CaseDraft draft, RefundPart part) {
        draft.account = draft.account.waitNoLonger(draft.bookingContext(), notMade(draft, part));
    }

    private static WaitingEntry notMade(CaseDraft draft, RefundPart part) {
        DecisionContext context = draft.context();
        return new WaitingEntry(
                WaitingEntry.Kind.PAYMENT_NOT_MADE,
                draft.id(),
                part.key().value(),
                part.tender().id(),
                part.amount().minor(),
                List.of(),
                context.by(),
                context.now());
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
        boolean samePurpose = open.stream().map(RefundPart::purpose).distinct().count() == 1;
        return samePurpose // of several payments for the same purpose, the oldest comes first
                ? Either.right(new PaymentOutcomes(before, account, context)
                        .settlePart(open.get(0), outcome)
                        .orElseThrow())
                : Either.left(new NoOfflinePayment(tender, open.size()));
    }
}
