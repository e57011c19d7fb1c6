package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderRejection;
import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountRejection.CaptureKnown;
import io.aftersales.domain.refunds.AccountRejection.ExternalRefundKnown;
import io.aftersales.domain.refunds.AccountRejection.NothingOnReference;
import io.aftersales.domain.refunds.AccountRejection.UnknownTender;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries on an account that are no booking of a case; see the methods of {@link OrderAccount} of the same names. */
final class AccountCorrections {
    private final OrderAccount account;
    private final AccountState state;
    private final BookingContext context;

    AccountCorrections(OrderAccount account, BookingContext context) {
        this.account = account;
        this.state = account.state();
        this.context = context;
    }

    Either<Rejection, Adjustment> capture(TenderId tender, long minor, String reference) {
        refuseBelowOne(minor);
        Optional<TenderBalance> known = state.tender(tender);
        if (known.isEmpty()) {
            return Either.left(new UnknownTender(tender));
        }
        if (state.totals().captures().contains(reference)) {
            return Either.left(new CaptureKnown(reference));
        }
        if (minor > known.get().toCapture()) {
            return Either.left(account.exceeded(minor, known.get().toCapture()));
        }
        AccountEditor editor = editor();
        editor.money().capture(tender, minor, reference);
        return Either.right(adjusted(editor, null));
    }

    Either<Rejection, Adjustment> amend(Amendment more) {
        return amendable(more)
                .map(editor -> editor.map(each -> adjusted(each, null))
                        .orElseGet(() -> new Adjustment(account, null, 0, 0, List.of(), List.of())));
    }

    /** Owes what has become due and is not owed yet. */
    Adjustment owed() {
        return adjusted(editor(), null);
    }

    /** Opens the account with a part added to its order; empty when it has this part already. */
    Either<Rejection, Optional<AccountEditor>> amendable(Amendment more) {
        FrozenOrder frozen = account.frozen();
        if (frozen.snapshot().amendments().contains(more)) {
            return Either.right(Optional.empty());
        }
        Optional<Rejection> refused = whyNotAmended(more);
        return refused.isPresent()
                ? Either.left(refused.get())
                : frozen.amended(more).map(order -> Optional.of(account.editor(order, context)));
    }

    /** Refuses ids that exchanges and top-ups have taken; those of the order are refused with its parts. */
    private Optional<Rejection> whyNotAmended(Amendment more) {
        for (int i = 0; i < more.lines().size(); i++) {
            LineId id = more.lines().get(i).id();
            if (account.has(id)) {
                return known("lines", i, new OrderRejection.Part("line", id.value()));
            }
        }
        for (int k = 0; k < more.tenders().size(); k++) {
            TenderId id = more.tenders().get(k).id();
            if (state.tender(id).isPresent()) {
                return known("tenders", k, new OrderRejection.Part("tender", id.value()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> known(String list, int index, OrderRejection.Part part) {
        return Optional.of(new InvalidOrder(list + "[" + index + "].id", index, part));
    }

    Either<Rejection, Adjustment> external(
            TenderId tender, long minor, String reference, Instant occurredAt, List<Units> units) {
        refuseBelowOne(minor);
        Optional<Rejection> refused =
                whyNotExternal(tender, minor, reference).or(() -> account.whyNotHold(Units.summed(units)));
        if (refused.isPresent()) {
            return Either.left(refused.get());
        }
        int bookings = state.bookings().size();
        AccountEditor editor = editor();
        if (units.isEmpty()) {
            var made = ExternalRefund.of(reference, tender, minor, bookings, -1);
            editor.money().external(made, occurredAt);
        } else {
            RefundClaim claim = RefundClaim.elsewhere(units);
            BookingAmounts amounts = RefundCalculator.amounts(state, claim);
            long forUnits = Math.min(minor, amounts.taken);
            editor.externalForUnits(
                    ExternalRefund.of(reference, tender, minor, bookings, forUnits),
                    occurredAt,
                    context,
                    claim.plainUnits(),
                    amounts,
                    MoneyBooking.weights(state, claim, amounts));
        }
        return Either.right(adjusted(editor, null));
    }

    private Optional<Rejection> whyNotExternal(TenderId tender, long minor, String reference) {
        if (state.tender(tender).isEmpty()) {
            return Optional.of(new UnknownTender(tender));
        }
        if (account.isExternalKnown(reference)) {
            return Optional.of(new ExternalRefundKnown(reference));
        }
        long most = Long.MAX_VALUE - account.refunded() - account.external();
        return minor > most ? Optional.of(account.exceeded(minor, most)) : Optional.empty();
    }

    Either<Rejection, Adjustment> reverseExternal(String reference, long minor, Instant occurredAt) {
        refuseBelowOne(minor);
        for (int e = 0; e < state.externals().size(); e++) {
            ExternalRefund made = state.externals().get(e);
            if (made.reference().equals(reference)) {
                return minor > made.standing()
                        ? Either.left(account.exceeded(minor, made.standing()))
                        : Either.right(reversed(e, minor, occurredAt));
            }
        }
        return Either.left(new NothingOnReference(reference));
    }

    private Adjustment reversed(int external, long minor, Instant occurredAt) {
        AccountEditor editor = editor();
        CaseId paying = editor.reverse(external, minor, occurredAt);
        return adjusted(editor, paying);
    }

    Either<Rejection, Adjustment> giveBackKept(int booking, long minor) {
        refuseBelowOne(minor);
        BookedRefund booked = state.bookings().get(booking);
        if (minor > booked.kept()) {
            return Either.left(account.exceeded(minor, booked.kept()));
        }
        AccountEditor editor = editor();
        editor.money().giveBackKept(booking, minor);
        return Either.right(adjusted(editor, booked.caseId()));
    }

    Adjustment recover(Tender paid, List<Units> units) {
        AccountEditor editor = editor();
        editor.money().topUp(paid, paid.paymentReference());
        editor.money().book(context, MoneyBooking.ofRecovery(state, units, paid.captured()), paid.captured());
        return adjusted(editor, context.caseId());
    }

    private AccountEditor editor() {
        return account.editor(context);
    }

    /**
     * Closes an entry: what has become due is owed, and what was credited is written.
     *
     * @param pays the case that pays what has become due; null for the case of the newest booking
     */
    private Adjustment adjusted(AccountEditor editor, @Nullable CaseId pays) {
        AccountState entered = editor.state();
        List<RefundBreakdown.OfTender> due = MoneyBooking.split(entered, entered.payout(0, 0));
        editor.money().owe(due);
        TaxLedger taxes = editor.money().taxes();
        editor.money().credit(AccountEntry.Kind.CREDITED, pays == null ? context.caseId() : pays);
        OrderAccount after = OrderAccount.closed(editor);
        return new Adjustment(
                after,
                pays == null ? newestCase() : pays,
                after.refunded() - account.refunded(),
                after.kept() - account.kept(),
                due,
                taxes.shownSince(state.taxes()));
    }

    private @Nullable CaseId newestCase() {
        for (int b = state.bookings().size() - 1; b >= 0; b--) {
            CaseId booked = state.bookings().get(b).caseId();
            if (booked != null) {
                return booked;
            }
        }
        return null;
    }

    private static void refuseBelowOne(long minor) {
        if (minor < 1) {
            throw new IllegalArgumentException("an amount is at least 1 minor unit: " + minor);
        }
    }
}
