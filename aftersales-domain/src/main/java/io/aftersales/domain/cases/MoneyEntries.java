package io.aftersales.domain.cases;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.AccountRejection.ExternalRefundKnown;
import io.aftersales.domain.refunds.Adjustment;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;

/**
 * Entries on an order's account that are no booking of a case: money captured later, refunds made elsewhere and their reversal, money given
 * back that a case had kept. What becomes due by them is owed on the case that was booked for it, whatever its status is.
 */
final class MoneyEntries {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    MoneyEntries(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    /** Returns the case on which a capture is entered: the one that pays what becomes due, else the newest of the order. */
    static CaseId caseOfCapture(OrderAccount account) {
        List<BookedRefund> bookings = account.bookings();
        for (int b = bookings.size() - 1; b >= 0; b--) {
            CaseId booked = bookings.get(b).caseId();
            if (booked != null) {
                return booked;
            }
        }
        return newest(account);
    }

    /** Returns the case on which a reversal is entered: the last one that it makes pay more, else the newest of the order. */
    static CaseId caseOfReversal(OrderAccount account, String reference, long minor) {
        var unwritten =
                new BookingContext(null, Actor.SYSTEM, Instant.EPOCH); // only the case is asked for, nothing is written
        CaseId paying = account.reverseExternal(unwritten, reference, minor, Instant.EPOCH)
                .map(Adjustment::caseId)
                .getOrElse((CaseId) null);
        return paying == null ? newest(account) : paying;
    }

    private static CaseId newest(OrderAccount account) {
        return new CaseId(account.order(), account.nextCase().number() - 1);
    }

    Either<Rejection, Change> capture(TenderId tender, long minor, String reference) {
        var draft = draft();
        return account.capture(draft.bookingContext(), tender, minor, reference)
                .map(made -> entered(draft, made, new CaseEvent.MoneyCaptured(tender, draft.money(minor), reference)));
    }

    /** Records a refund that was made elsewhere. Refuses EXTERNAL_REFUND_KNOWN for a reference under which a part of the case was paid. */
    Either<Rejection, Change> recordExternal(
            TenderId tender, long minor, String reference, Instant occurredAt, List<Units> units) {
        if (before.refund().isPaidUnder(tender, reference)) {
            return Either.left(new ExternalRefundKnown(reference));
        }
        var draft = draft();
        return account.external(draft.bookingContext(), tender, minor, reference, occurredAt, units)
                .map(made -> {
                    draft.account = made.account();
                    RefundBooking.oweFurther(draft, made.tenders());
                    return draft.note(
                                    new CaseEvent.ExternalRefundRecorded(tender, draft.money(minor), reference, units))
                            .alarm(Alarm.REFUNDED_ELSEWHERE, tender.value())
                            .done();
                });
    }

    Either<Rejection, Change> reverseExternal(String reference, long minor, Instant occurredAt) {
        var draft = draft();
        return account.reverseExternal(draft.bookingContext(), reference, minor, occurredAt)
                .map(made -> entered(draft, made, new CaseEvent.ExternalRefundReversed(reference, draft.money(minor))));
    }

    Either<Rejection, Change> giveBackKept(long minor, String why) {
        var draft = draft();
        int booking = bookingThatKept();
        if (booking < 0) {
            return Either.left(new AmountExceeded(draft.money(minor), draft.money(0)));
        }
        return account.giveBackKept(draft.bookingContext(), booking, minor)
                .map(made -> entered(draft, made, new CaseEvent.KeptGivenBack(draft.money(minor), why)));
    }

    /** Returns the place of the case's booking that still keeps most; -1 when it was never booked. */
    private int bookingThatKept() {
        int most = -1;
        for (int b = 0; b < account.bookings().size(); b++) {
            BookedRefund booked = account.bookings().get(b);
            boolean own = before.id().equals(booked.caseId());
            if (own && (most < 0 || booked.kept() > account.bookings().get(most).kept())) {
                most = b;
            }
        }
        return most;
    }

    private Change entered(CaseDraft draft, Adjustment made, CaseEvent event) {
        draft.account = made.account();
        draft.note(event);
        RefundBooking.oweFurther(draft, made.tenders());
        if (draft.status().isEnd() && made.tenders().isEmpty()) {
            RefundBooking.markAgain(draft); // otherwise the payment marks the order
        }
        return draft.done();
    }

    private CaseDraft draft() {
        return new CaseDraft(before, account, context);
    }
}
