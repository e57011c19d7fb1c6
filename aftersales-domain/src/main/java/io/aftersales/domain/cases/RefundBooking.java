package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.ConfirmationNeeded;
import io.aftersales.domain.cases.CaseEvent.GoodwillGivenMeanwhile;
import io.aftersales.domain.cases.CaseEvent.PointsGivenBack;
import io.aftersales.domain.cases.CaseEvent.RefundFailed;
import io.aftersales.domain.cases.CaseEvent.RefundRetried;
import io.aftersales.domain.cases.CaseEvent.RefundSettled;
import io.aftersales.domain.cases.CaseEvent.RefundStarted;
import io.aftersales.domain.cases.RefundPart.Purpose;
import io.aftersales.domain.cases.RefundPart.State;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.GoodwillGrant;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.Booking;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Books and pays the money of a case: booking what was accepted, paying it part by part, and the effects that follow a payment. */
final class RefundBooking {

    private RefundBooking() {}

    /** Returns the claim for these units under the terms of the review. */
    static RefundClaim claim(
            Submission submission, @Nullable Fault corrected, List<Units> accepted, ApprovalTerms terms) {
        return claim(submission, corrected, accepted, accepted, terms);
    }

    /** Returns the claim for these units as the case stands. Units that replaced others are claimed for the reasons of those. */
    static RefundClaim claim(CaseDraft draft, List<Units> accepted) {
        Inspection seen = draft.inspection;
        return seen == null
                ? claim(draft.submission, null, accepted, draft.review.terms())
                : claim(draft.submission, seen.fault(), accepted, seen.accepted(), draft.review.terms());
    }

    private static RefundClaim claim(
            Submission submission,
            @Nullable Fault corrected,
            List<Units> units,
            List<Units> reasons,
            ApprovalTerms terms) {
        boolean fault = corrected == null ? submission.sellersSide(reasons) : corrected.isSellersSide();
        return new RefundClaim(units, fault, submission.whole(), terms.shipping(), terms.fee(), terms.agreed());
    }

    /** Returns the amount that booking these units would pay now. */
    static Money worth(CaseDraft draft, List<Units> accepted) {
        long minor = draft.account.worth(claim(draft, accepted));
        return draft.money(minor);
    }

    /** Returns the amount that an approval of these units is about: the refund, or for a reshipment at least the worth of its goods. */
    static Money atStake(OrderAccount account, CaseKind kind, List<Units> units, Money refund) {
        if (kind != CaseKind.RESHIP) {
            return refund;
        }
        Money goods = Money.ofMinor(account.valueOf(units), account.frozen().currency());
        return goods.isMoreThan(refund) ? goods : refund;
    }

    /** Tells whether the amount has to be confirmed by a person other than those who approved it. */
    static boolean needsConfirmation(CaseDraft draft, Money amount) {
        Money approved = draft.review.approvedAmount();
        boolean above = approved != null && amount.isMoreThan(approved);
        boolean crosses = draft.context().policy().needsTwo(amount) && draft.review.secondApprover() == null;
        return above || crosses;
    }

    /** Asks a person to confirm an amount, because the buyer has been given goodwill meanwhile. */
    static void askForConfirmation(CaseDraft draft, Money amount, Money given) {
        draft.note(new GoodwillGivenMeanwhile(given));
        askForConfirmation(draft, amount);
    }

    /** Asks another person to confirm an amount. */
    static void askForConfirmation(CaseDraft draft, Money amount) {
        draft.note(new ConfirmationNeeded(amount))
                .tell(Notice.to(Notice.Audience.REVIEWERS, Notice.Kind.CONFIRMATION_NEEDED, draft.submission.buyer())
                        .about(amount));
    }

    /** Books these units and owes the money. A refund of 0, or of points alone, is settled at once. */
    static void book(CaseDraft draft, List<Units> accepted, CaseMove move) {
        bookPlaced(draft, draft.placed(accepted), move);
    }

    /** Books these units, each in the place it was taken from, and owes the money. */
    static void bookPlaced(CaseDraft draft, List<PlacedUnits> accepted, CaseMove move) {
        RefundClaim claim = claim(draft, PlacedUnits.byLine(accepted));
        Booking booking = draft.account.book(draft.bookingContext(), draft.holds, accepted, claim);
        draft.account = booking.account();
        draft.holds = List.of();
        RefundBreakdown breakdown = booking.breakdown();
        draft.move(move, new RefundStarted(breakdown.amount()));
        draft.refund = draft.refund.booking(breakdown, List.of());
        ExpectedParcels.expect(draft);
        owe(draft, Purpose.REFUND, breakdown);
        updateStatus(draft);
    }

    /** Owes the booked amounts, part by part. */
    static void owe(CaseDraft draft, Purpose purpose, RefundBreakdown booked) {
        List<RefundPart> parts = parts(draft, purpose, booked);
        draft.refund = draft.refund.booking(draft.refund.breakdown(), parts);
        for (RefundPart part : parts) {
            if (part.isMoney()) {
                pay(draft, part);
            }
        }
    }

    /** Owes a top-up payment back to the buyer. */
    static void oweBack(CaseDraft draft, Tender paid) {
        var part = new RefundPart(
                Purpose.LATE_TOP_UP,
                paid,
                draft.money(paid.captured()),
                0,
                draft.context().policy().routes().get(0),
                0,
                key(draft, Purpose.LATE_TOP_UP, paid, 0),
                State.OPEN,
                "",
                "",
                null,
                List.of(),
                List.of());
        draft.refund = draft.refund.booking(draft.refund.breakdown(), List.of(part));
        pay(draft, part);
    }

    private static List<RefundPart> parts(CaseDraft draft, Purpose purpose, RefundBreakdown breakdown) {
        var parts = new ArrayList<RefundPart>();
        Route first = draft.context().policy().routes().get(0);
        for (RefundBreakdown.OfTender share : breakdown.tenders()) {
            Tender tender = draft.account.tender(share.id()).orElseThrow().tender();
            boolean money = share.kind().isMoney();
            parts.add(new RefundPart(
                    purpose,
                    tender,
                    Money.ofMinor(share.amount(), breakdown.currency()),
                    share.points(),
                    money ? first : Route.ORIGINAL,
                    0,
                    key(draft, purpose, tender, 0),
                    money ? State.OPEN : State.WAITING,
                    "",
                    "",
                    null,
                    List.of(),
                    List.of()));
        }
        return parts;
    }

    static EffectKey key(CaseDraft draft, Purpose purpose, Tender tender, int epoch) {
        return draft.key(purpose.step() + "-" + tender.id(), epoch);
    }

    /** Owes the payment of an open part. For a payment by hand, finance is notified instead. */
    static void pay(CaseDraft draft, RefundPart part) {
        if (!part.isMoney()) {
            draft.owe(new Effect.GiveBackPoints(
                    part.key(),
                    part.tender().id(),
                    part.tender().paymentReference(),
                    draft.submission.buyer(),
                    part.points()));
        } else if (part.route() == Route.OFFLINE) {
            draft.tell(Notice.to(Notice.Audience.FINANCE, Notice.Kind.OFFLINE_PAYMENT_NEEDED, draft.submission.buyer())
                    .about(part.amount()));
        } else {
            draft.owe(new Effect.PayRefund(
                    part.key(),
                    part.tender().id(),
                    part.tender().channel(),
                    part.tender().paymentReference(),
                    part.route(),
                    part.amount(),
                    part.tender().paidAt()));
        }
    }

    /**
     * Updates the status of a case from the progress of its money. A case leaves REFUNDING only when no part of its money is open. The
     * money of an exchange's difference moves no status by itself; its points follow.
     */
    static void updateStatus(CaseDraft draft) {
        CaseRefund refund = draft.refund;
        if (draft.status() == CaseStatus.REFUND_FAILED && refund.allMoneyPaid()) {
            draft.move(CaseMove.REFUND, new RefundRetried());
        }
        switch (draft.status()) {
            case REFUNDING -> {
                if (refund.allMoneyPaid()) {
                    settled(draft);
                } else if (!refund.anyMoney(State.OPEN)) {
                    failed(draft);
                }
            }
            case REFUNDED -> {
                if (refund.anyMoney(State.REVERSED) || refund.anyMoney(State.DEAD)) {
                    failed(draft);
                }
            }
            case EXCHANGING -> {
                if (refund.allMoneyPaid()) {
                    payPoints(draft);
                }
            }
            default -> {} // the money of a case that has ended otherwise moves nothing
        }
    }

    private static void failed(CaseDraft draft) {
        alarm(draft.move(CaseMove.FAIL_REFUND, new RefundFailed()));
    }

    /** Raises an alarm and notifies finance that money could not be paid on any route. */
    static void alarm(CaseDraft draft) {
        draft.alarm(Alarm.REFUND_FAILED, draft.id().toString())
                .tell(Notice.to(Notice.Audience.FINANCE, Notice.Kind.REFUND_FAILED, draft.submission.buyer()));
    }

    /** Settles a refund whose money is all paid: points, coupons, the mark on the order and the notice to the buyer follow. */
    private static void settled(CaseDraft draft) {
        RefundBreakdown breakdown = Objects.requireNonNull(draft.refund.breakdown(), "settled before it was booked");
        draft.move(CaseMove.SETTLE_REFUND, new RefundSettled(breakdown.amount()));
        payPoints(draft);
        returnCoupons(draft);
        GiftGranting.owe(draft);
        GoodwillGrant given = draft.submission.compensation();
        if (given != null && given.isGiftsAlone()) {
            return; // the order is as before, and the buyer is notified when the gifts are granted
        }
        mark(draft);
        draft.tell(
                Notice.toBuyer(Notice.Kind.REFUNDED, draft.submission.buyer()).about(breakdown.amount()));
    }

    /** Pays the points that waited until the money was paid. */
    private static void payPoints(CaseDraft draft) {
        for (RefundPart part : draft.refund.parts()) {
            if (part.is(State.WAITING) && part.points() == 0) {
                settleNothing(draft, part);
            } else if (part.is(State.WAITING)) {
                RefundPart open = part.in(State.OPEN, "");
                draft.refund = draft.refund.replacing(part, open);
                pay(draft, open);
            }
        }
    }

    /** Settles a share too small for a single point: no points are asked for, and none stay owed. */
    private static void settleNothing(CaseDraft draft, RefundPart part) {
        draft.refund =
                draft.refund.replacing(part, part.paid("", draft.context().now()));
        draft.account = draft.account.settle(
                draft.bookingContext(), part.settlement("", draft.context().now()));
        draft.note(new PointsGivenBack(part.tender().id(), 0));
    }

    private static void returnCoupons(CaseDraft draft) {
        List<String> coupons = draft.account.couponsDue();
        if (!coupons.isEmpty()) {
            draft.account = draft.account.returnCoupons(draft.bookingContext());
            coupons.forEach(coupon ->
                    draft.owe(new Effect.GiveBackCoupon(draft.once("coupon"), coupon, draft.submission.buyer())));
        }
    }

    /** Carries out what waited for money that was still on its way when the case ended. */
    static void paidAfterEnd(CaseDraft draft) {
        returnCoupons(draft);
        markAgain(draft);
    }

    /** Marks the order again, because something has changed since the case ended. */
    static void markAgain(CaseDraft draft) {
        switch (draft.status()) {
            case EXCHANGED -> mark(draft, OrderMark.EXCHANGED);
            case RESHIPPED -> mark(draft, OrderMark.RESHIPPED);
            default -> mark(draft);
        }
    }

    /** Marks the order as fully or partially refunded, with the amount given back so far. */
    static void mark(CaseDraft draft) {
        OrderAccount account = draft.account;
        boolean fully = account.isFullyRefunded() && account.moneyOwed() == 0;
        mark(draft, fully ? OrderMark.FULLY_REFUNDED : OrderMark.PARTIALLY_REFUNDED);
    }

    /** Marks the order with the amount given back and the goods sent again so far. */
    static void mark(CaseDraft draft, OrderMark mark) {
        OrderAccount account = draft.account;
        draft.owe(new Effect.MarkOrder(
                draft.once("mark"),
                mark,
                draft.money(account.refunded() - account.moneyOwed()),
                account.totals().replacementOrders()));
    }
}
