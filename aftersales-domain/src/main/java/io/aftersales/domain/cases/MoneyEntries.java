package io.aftersales.domain.cases;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.AccountOpening;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.AccountRejection.ExternalRefundKnown;
import io.aftersales.domain.refunds.Adjustment;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.refunds.WaitingEntry.Kind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Entries on an order's account that are no booking of a case: money captured later, parts added to the order, refunds made elsewhere and
 * their reversal, money given back that a case had kept. What becomes due by them is owed on the case that was booked for it, whatever its
 * status is. Above the four-eyes limit a {@linkplain FourEyesEntry second person} has to make the same entry.
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

    // Asks an account what an entry would do, and writes nothing.
    private static final BookingContext UNWRITTEN = new BookingContext(null, Actor.SYSTEM, Instant.EPOCH);

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
        CaseId paying = account.reverseExternal(UNWRITTEN, reference, minor, Instant.EPOCH)
                .map(Adjustment::caseId)
                .getOrElse((CaseId) null);
        return paying == null ? newest(account) : paying;
    }

    /** Returns the case that pays what becomes due by the parts added to the order since; empty when nothing does. */
    static Optional<CaseId> caseOfAmendment(OrderAccount account, OrderFacts order) {
        Adjustment made = AccountOpening.amended(account, order, UNWRITTEN);
        if (made.tenders().isEmpty()) {
            return Optional.empty();
        }
        CaseId paying = made.caseId();
        return Optional.of(paying == null ? newest(account) : paying);
    }

    private static CaseId newest(OrderAccount account) {
        return new CaseId(account.order(), account.nextCase().number() - 1);
    }

    Either<Rejection, Change> capture(TenderId tender, long minor, String reference) {
        var draft = draft();
        var entry = WaitingEntry.onOrder(Kind.CAPTURE, reference, tender, minor, List.of(), draft.bookingContext());
        return account.capture(draft.bookingContext(), tender, minor, reference)
                .flatMap(made -> entered(
                        draft, entry, made, new CaseEvent.MoneyCaptured(tender, draft.money(minor), reference)));
    }

    Change amend(OrderFacts order) {
        var draft = draft();
        Adjustment made = AccountOpening.amended(account, order, draft.bookingContext());
        long more = made.account().payable() - account.payable();
        enter(draft, made, new CaseEvent.OrderAmended(draft.money(more)));
        return draft.done();
    }

    /** Records a refund that was made elsewhere. Refuses EXTERNAL_REFUND_KNOWN for a reference under which a part of the case was paid. */
    Either<Rejection, Change> recordExternal(
            TenderId tender, long minor, String reference, Instant occurredAt, List<Units> units) {
        if (before.refund().isPaidUnder(tender, reference)) {
            return Either.left(new ExternalRefundKnown(reference));
        }
        var draft = draft();
        var entry = WaitingEntry.onOrder(Kind.EXTERNAL_REFUND, reference, tender, minor, units, draft.bookingContext());
        return account.external(draft.bookingContext(), tender, minor, reference, occurredAt, units)
                .flatMap(made -> FourEyesEntry.made(draft, entry, () -> {
                    draft.account = made.account();
                    RefundBooking.oweFurther(draft, made.tenders());
                    draft.note(new CaseEvent.ExternalRefundRecorded(tender, draft.money(minor), reference, units))
                            .alarm(Alarm.REFUNDED_ELSEWHERE, tender.value());
                }));
    }

    Either<Rejection, Change> reverseExternal(String reference, long minor, Instant occurredAt) {
        var draft = draft();
        var entry =
                WaitingEntry.onOrder(Kind.EXTERNAL_REVERSAL, reference, null, minor, List.of(), draft.bookingContext());
        return account.reverseExternal(draft.bookingContext(), reference, minor, occurredAt)
                .flatMap(made -> entered(
                        draft, entry, made, new CaseEvent.ExternalRefundReversed(reference, draft.money(minor))));
    }

    Either<Rejection, Change> giveBackKept(long minor, String why) {
        var draft = draft();
        int booking = bookingThatKept();
        if (booking < 0) {
            return Either.left(new AmountExceeded(draft.money(minor), draft.money(0)));
        }
        var entry = WaitingEntry.onCase(Kind.KEPT_GIVEN_BACK, before.id(), "", minor, draft.bookingContext());
        return account.giveBackKept(draft.bookingContext(), booking, minor)
                .flatMap(made -> entered(draft, entry, made, new CaseEvent.KeptGivenBack(draft.money(minor), why)));
    }

    /** Tells whether a case still keeps money of one of its bookings. */
    static boolean keeps(CaseId subject, OrderAccount account) {
        return account.bookings().stream().anyMatch(booked -> subject.equals(booked.caseId()) && booked.kept() > 0);
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

    private static Either<Rejection, Change> entered(
            CaseDraft draft, WaitingEntry entry, Adjustment made, CaseEvent event) {
        return FourEyesEntry.made(draft, entry, () -> enter(draft, made, event));
    }

    private static void enter(CaseDraft draft, Adjustment made, CaseEvent event) {
        draft.account = made.account();
        draft.note(event);
        RefundBooking.oweFurther(draft, made.tenders());
        if (draft.status().isEnd() && made.tenders().isEmpty()) {
            RefundBooking.markAgain(draft); // otherwise the payment marks the order
        }
    }

    private CaseDraft draft() {
        return new CaseDraft(before, account, context);
    }
}
