package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.ExchangeBooked;
import io.aftersales.domain.cases.CaseEvent.ExchangeCompleted;
import io.aftersales.domain.cases.CaseEvent.TopUpAsked;
import io.aftersales.domain.cases.CaseEvent.TopUpGivenUp;
import io.aftersales.domain.cases.CaseEvent.TopUpNotGivenUp;
import io.aftersales.domain.cases.CaseEvent.TopUpPaid;
import io.aftersales.domain.cases.CaseEvent.TopUpPaidLate;
import io.aftersales.domain.cases.CaseEvent.TopUpRefused;
import io.aftersales.domain.cases.CaseEvent.TopUpTakenBack;
import io.aftersales.domain.cases.Replacement.PriceDifference.State;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.Booking;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.ExchangeTotal;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Settles an exchange after its goods came back: the difference in value and what the shop keeps, the booking, and the end
 * of the case. */
final class ExchangeSettlement {

    private ExchangeSettlement() {}

    /** Exchanges the accepted units; for dearer goods the buyer pays the difference first. */
    static void accepted(CaseDraft draft, List<Units> accepted) {
        long whole = draft.account.difference(draft.replacement().swaps());
        StockReservation.keepOnly(draft, accepted);
        ExchangeTotal total = total(draft, whole);
        if (total.asked() > 0) {
            askTopUp(draft, total);
        } else {
            book(draft, total);
        }
    }

    /** Returns what the goods of the case settle; {@code whole} is the computed difference of all goods that were wanted. */
    private static ExchangeTotal total(CaseDraft draft, long whole) {
        ApprovalTerms terms = draft.review.terms();
        long part = draft.account.difference(draft.replacement().swaps());
        Inspection seen = draft.inspection;
        long deduction =
                seen == null ? 0 : draft.account.deduction(draft.replacement().swaps(), seen.deductions());
        return new ExchangeTotal(ExchangeTotal.settled(terms.difference(), whole, part), terms.fee(), deduction);
    }

    /** Returns why the goods of a case cannot be exchanged on these terms: AMOUNT_EXCEEDED. */
    static Optional<Rejection> whyNot(AfterSalesCase subject, OrderAccount account, ApprovalTerms terms) {
        Replacement goods = Objects.requireNonNull(subject.replacement(), "an exchange without goods");
        Either<Rejection, ExchangeTotal> total = account.exchangeTotal(goods.swaps(), terms.fee(), terms.difference());
        return total.isLeft() ? Optional.of(total.getLeft()) : Optional.empty();
    }

    /** Returns what will be settled if every unit is accepted, on the terms of the approval. */
    static ExchangeQuote expected(CaseDraft draft) {
        List<ExchangedUnits> swaps = draft.replacement().swaps();
        return draft.account.quoteExchange(swaps, total(draft, draft.account.difference(swaps)));
    }

    private static void book(CaseDraft draft, ExchangeTotal total) {
        List<ExchangedUnits> swaps = draft.replacement().swaps();
        List<PlacedUnits> leaving = draft.placed(swaps.stream()
                .map(each -> new Units(each.line(), each.quantity()))
                .toList());
        Booking booking = draft.account.exchange(draft.bookingContext(), draft.holds, leaving, swaps, total);
        draft.account = booking.account();
        draft.holds = goodsOf(draft);
        draft.replacement =
                draft.replacement().with(draft.replacement().difference().booked(total, booking.breakdown()));
        ReplacementOrdering.order(
                draft,
                CaseMove.SHIP_EXCHANGE,
                new ExchangeBooked(swaps, draft.money(total.difference()), draft.money(total.kept())));
        RefundBooking.owe(draft, RefundPart.Purpose.SURPLUS, booking.breakdown());
        updateStatus(draft);
    }

    /** Returns the goods that replaced the exchanged units; the case holds them until they are delivered. */
    private static List<PlacedUnits> goodsOf(CaseDraft draft) {
        return draft.account.replacements().stream()
                .filter(line -> line.caseId().equals(draft.id()))
                .map(line -> new PlacedUnits(line.line(), Place.shipment(draft.id()), line.quantity()))
                .toList();
    }

    // --- top-up
    // ----------------------------------------------------------------------------------------------------------

    private static void askTopUp(CaseDraft draft, ExchangeTotal total) {
        Money asked = draft.money(total.asked());
        EffectKey key = draft.key("topup", 0);
        Instant deadline = draft.context().now().plus(draft.context().policy().waitIn(CaseStatus.AWAITING_TOP_UP));
        String buyer = draft.submission.buyer();
        draft.replacement = draft.replacement().with(Replacement.PriceDifference.asked(total, key));
        draft.move(CaseMove.AWAIT_TOP_UP, new TopUpAsked(asked, deadline));
        draft.owe(new Effect.RequestTopUp(key, buyer, asked, deadline));
        draft.tell(Notice.toBuyer(Notice.Kind.TOP_UP_ASKED, buyer).about(asked).until(deadline));
    }

    /** Cancels the request for the price difference. The answer tells whether that came in time; until then the case keeps its status. */
    static void giveUpTopUp(CaseDraft draft) {
        Replacement.PriceDifference difference = draft.replacement().difference();
        EffectKey key = draft.once("untopup");
        draft.replacement = draft.replacement().with(difference.givingUp(key));
        draft.note(new TopUpGivenUp());
        draft.owe(new Effect.CancelTopUp(key, asked(difference)));
        draft.waitsFor(DeadlineRules.alarming(CaseStatus.AWAITING_TOP_UP, draft.context()));
    }

    private static EffectKey asked(Replacement.PriceDifference difference) {
        return Objects.requireNonNull(difference.topUp(), "nothing was asked");
    }

    static boolean topUpAnswered(CaseDraft draft, Outcome outcome) {
        Replacement.PriceDifference difference = draft.replacement().difference();
        TenderId paid = difference.tender();
        if (outcome instanceof Outcome.Done done && paid == null) {
            paid(draft, difference, done);
        } else if (outcome instanceof Outcome.Refused refused && draft.status() == CaseStatus.AWAITING_TOP_UP) {
            draft.replacement = draft.replacement().with(difference.in(State.CANCELLED));
            draft.note(new TopUpRefused(refused.code()));
            ReplacementOrdering.giveUp(draft, refused.code());
        } else if (outcome instanceof Outcome.TakenBack back
                && paid != null
                && difference.state() != State.TAKEN_BACK) {
            takenBack(draft, paid, back.reference());
        } else {
            return false;
        }
        return true;
    }

    private static void paid(CaseDraft draft, Replacement.PriceDifference difference, Outcome.Done done) {
        Tender tender = new Tender(
                draft.newTender("top-up"),
                done.by().isEmpty() ? "TOP_UP" : done.by(),
                done.reference(),
                TenderKind.MONEY,
                difference.total().asked(),
                difference.total().asked(),
                0,
                draft.context().now());
        draft.account = draft.account.topUp(
                draft.bookingContext(), tender, asked(difference).value());
        if (draft.status() == CaseStatus.AWAITING_TOP_UP) {
            draft.replacement = draft.replacement().with(difference.paid(State.PAID, tender.id()));
            draft.note(new TopUpPaid(draft.money(tender.captured()), done.reference()));
            book(draft, difference.total());
        } else {
            draft.replacement = draft.replacement().with(difference.paid(State.PAID_LATE, tender.id()));
            paidLate(draft, tender);
        }
    }

    /** Pays a late payment back the way it came, whatever has become of the case. */
    private static void paidLate(CaseDraft draft, Tender tender) {
        draft.account = draft.account.returnTopUp(draft.bookingContext(), tender.id());
        draft.note(new TopUpPaidLate(draft.money(tender.captured()), tender.paymentReference()))
                .alarm(Alarm.TOP_UP_PAID_LATE, tender.id().value());
        RefundBooking.oweBack(draft, tender);
    }

    /**
     * Records that the provider took the buyer's payment back, like a refund made outside of after-sales: the shop no longer has the money,
     * and what it paid for is worth that much less.
     */
    private static void takenBack(CaseDraft draft, TenderId tender, String reference) {
        Replacement.PriceDifference difference = draft.replacement().difference();
        draft.replacement = draft.replacement().with(difference.in(State.TAKEN_BACK));
        draft.account
                .topUpTakenBack(draft.bookingContext(), draft.id(), tender, reference)
                .ifPresent(after -> draft.account = after);
        draft.note(new TopUpTakenBack(draft.money(difference.total().asked()), reference))
                .alarm(Alarm.TOP_UP_TAKEN_BACK, tender.value());
    }

    static boolean topUpGivenUp(CaseDraft draft, Outcome outcome) {
        Replacement.PriceDifference difference = draft.replacement().difference();
        if (draft.status() != CaseStatus.AWAITING_TOP_UP || difference.state() != State.CANCELLING) {
            return false;
        }
        if (outcome instanceof Outcome.Done) {
            draft.replacement = draft.replacement().with(difference.in(State.CANCELLED));
            ReplacementOrdering.giveUp(draft, "TOP_UP_NOT_PAID");
        } else {
            String code = outcome instanceof Outcome.Refused refused ? refused.code() : "TAKEN_BACK";
            draft.replacement = draft.replacement().with(difference.in(State.ASKED));
            draft.note(new TopUpNotGivenUp(code))
                    .waitsFor(DeadlineRules.starting(CaseStatus.AWAITING_TOP_UP, draft.context()));
        }
        return true;
    }

    // --- end
    // -------------------------------------------------------------------------------------------------------------

    /**
     * Updates the status of any case from the progress of its money. An exchange whose goods were delivered ends with the last of its
     * money.
     */
    static void updateStatus(CaseDraft draft) {
        RefundBooking.updateStatus(draft);
        completeIfDone(draft);
    }

    /** Ends an exchange whose goods were delivered and whose difference is settled; both are needed. */
    static void completeIfDone(CaseDraft draft) {
        if (draft.status() != CaseStatus.EXCHANGING
                || draft.replacement().dispatch().deliveredAt() == null
                || !draft.refund.allMoneyPaid()) {
            return;
        }
        draft.move(CaseMove.EXCHANGE_DELIVERED, new ExchangeCompleted());
        draft.account = draft.account.delivered(draft.bookingContext(), draft.id());
        draft.releaseUnits();
        RefundBooking.mark(draft, OrderMark.EXCHANGED);
        draft.notifyBuyer(Notice.Kind.EXCHANGED);
    }
}
