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
import io.aftersales.domain.cases.CaseRejection.TermsNotPossible;
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
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settles an exchange after its goods came back: the difference in value and what the shop keeps, the booking, and the end
 * of the case. */
final class ExchangeSettlement {

    private ExchangeSettlement() {}

    /** Exchanges the accepted units; for dearer goods the buyer pays the difference first. */
    static void accepted(CaseDraft draft, List<Units> accepted) {
        long whole = draft.account.difference(draft.replacement().swaps());
        StockReservation.keepOnly(draft, accepted);
        ExchangeTotal total = total(draft, draft.replacement().swaps(), whole);
        if (total.asked() > 0) {
            askTopUp(draft, total);
        } else {
            book(draft, total);
        }
    }

    /**
     * Returns what some goods settle on the terms of the approval.
     *
     * @param whole the computed difference of all goods that were wanted
     */
    static ExchangeTotal total(CaseDraft draft, List<ExchangedUnits> swaps, long whole) {
        ApprovalTerms terms = draft.review.terms();
        long part = draft.account.difference(swaps);
        Inspection seen = draft.inspection;
        long deduction = seen == null ? 0 : draft.account.deduction(swaps, seen.deductions());
        return new ExchangeTotal(ExchangeTotal.settled(terms.difference(), whole, part), terms.fee(), deduction);
    }

    /** Returns what the goods for some of the units settle, as the case stands. */
    static ExchangeTotal totalFor(CaseDraft draft, List<Units> units) {
        Replacement goods = draft.replacement();
        return total(draft, goods.swaps(List.of(), units), draft.account.difference(goods.swaps()));
    }

    /** Tells whether the buyer of an exchange would be asked to pay on these terms; false for terms that are not possible. */
    static boolean asks(@Nullable Replacement goods, OrderAccount account, ApprovalTerms terms) {
        return goods != null
                && account.exchangeTotal(goods.swaps(), terms.fee(), terms.difference())
                        .exists(total -> total.asked() > 0);
    }

    /**
     * Returns why the goods of a case cannot be exchanged on these terms: AMOUNT_EXCEEDED, and TERMS_NOT_POSSIBLE for goods that go out before
     * the inspection although the buyer is asked to pay.
     */
    static Optional<Rejection> whyNot(AfterSalesCase subject, OrderAccount account, ApprovalTerms terms) {
        Replacement goods = Objects.requireNonNull(subject.replacement(), "an exchange without goods");
        Either<Rejection, ExchangeTotal> total = account.exchangeTotal(goods.swaps(), terms.fee(), terms.difference());
        if (total.isLeft()) {
            return Optional.of(total.getLeft());
        }
        return terms.areEarly() && total.get().asked() > 0
                ? Optional.of(new TermsNotPossible(subject.kind()))
                : Optional.empty();
    }

    /** Returns what will be settled if every unit is accepted, on the terms of the approval. */
    static ExchangeQuote expected(CaseDraft draft) {
        List<ExchangedUnits> swaps = draft.replacement().swaps();
        return draft.account.quoteExchange(swaps, total(draft, swaps, draft.account.difference(swaps)));
    }

    private static void book(CaseDraft draft, ExchangeTotal settled) {
        List<ExchangedUnits> swaps = draft.replacement().swaps();
        ExchangeTotal total = draft.account.borne(swaps, settled);
        RefundBreakdown back = book(draft, draft.holds, swaps, total);
        ReplacementOrdering.order(draft, CaseMove.SHIP_EXCHANGE, booked(draft, swaps, total));
        RefundBooking.owe(draft, RefundPart.Purpose.SURPLUS, back);
        updateStatus(draft);
    }

    /** Books units of an exchange whose new goods went out before; the caller updates the status. */
    static void bookSent(CaseDraft draft, List<ExchangedUnits> swaps, ExchangeTotal settled) {
        ExchangeTotal total = draft.account.borne(swaps, settled);
        RefundBreakdown back = book(draft, draft.placed(unitsOf(swaps)), swaps, total);
        draft.note(booked(draft, swaps, total));
        RefundBooking.owe(draft, RefundPart.Purpose.SURPLUS, back);
        if (draft.status() == CaseStatus.EXCHANGED) { // goods that came when the case had ended
            deliver(draft);
            RefundBooking.paidAfterEnd(draft);
        }
    }

    /** Books units. The case holds the goods that replaced them until they are delivered, and what it does not book of the held units. */
    private static RefundBreakdown book(
            CaseDraft draft, List<PlacedUnits> held, List<ExchangedUnits> swaps, ExchangeTotal total) {
        List<PlacedUnits> leaving = draft.placed(unitsOf(swaps));
        int linesBefore = draft.account.replacements().size();
        Booking booking = draft.account.exchange(draft.bookingContext(), held, leaving, swaps, total);
        draft.account = booking.account();
        List<ReplacementLine> lines = draft.account.replacements();
        List<PlacedUnits> sent = lines.subList(linesBefore, lines.size()).stream()
                .map(line -> new PlacedUnits(line.line(), Place.shipment(draft.id()), line.quantity()))
                .toList();
        draft.holds = PlacedUnits.with(PlacedUnits.besides(draft.holds, held), sent);
        draft.replacement =
                draft.replacement().with(draft.replacement().difference().booked(total, booking.breakdown()));
        return booking.breakdown();
    }

    private static ExchangeBooked booked(CaseDraft draft, List<ExchangedUnits> swaps, ExchangeTotal total) {
        return new ExchangeBooked(swaps, draft.money(total.difference()), draft.money(total.kept()));
    }

    private static List<Units> unitsOf(List<ExchangedUnits> swaps) {
        return swaps.stream()
                .map(each -> new Units(each.line(), each.quantity()))
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

    /**
     * Ends an exchange whose goods were delivered and whose money is settled; where the goods went out before the inspection, nothing of the
     * old goods may be expected any more and nothing may be short.
     */
    static void completeIfDone(CaseDraft draft) {
        if (draft.status() != CaseStatus.EXCHANGING
                || draft.replacement().dispatch().deliveredAt() == null
                || !draft.refund.allMoneyPaid()
                || isUnsettled(draft)) {
            return;
        }
        draft.move(CaseMove.EXCHANGE_DELIVERED, new ExchangeCompleted());
        deliver(draft);
        RefundBooking.mark(draft, OrderMark.EXCHANGED);
        draft.notifyBuyer(Notice.Kind.EXCHANGED);
    }

    private static boolean isUnsettled(CaseDraft draft) {
        return draft.advance != null
                && draft.advance.early()
                && (draft.advance.isShort() || draft.counting().stream().anyMatch(Inbound::isPending));
    }

    private static void deliver(CaseDraft draft) {
        Instant arrived =
                Objects.requireNonNull(draft.replacement().dispatch().deliveredAt(), "an end without a delivery");
        draft.account = draft.account.delivered(draft.bookingContext(), draft.id(), arrived);
        draft.releaseUnits();
    }
}
