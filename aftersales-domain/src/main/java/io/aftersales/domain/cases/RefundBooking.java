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
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.Booking;
import io.aftersales.domain.refunds.ClaimedUnits;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Books and pays the money of a case: booking what was accepted, paying it part by part, and the effects that follow a payment. */
final class RefundBooking {

    private RefundBooking() {}

    /** Returns the claim for all units of an application under the terms of a review. */
    static RefundClaim claim(Submission submission, ApprovalTerms terms) {
        return claim(submission, terms, List.of());
    }

    /**
     * Returns the claim for all units of an application under the terms of a review.
     *
     * @param neverShipped the units that no carrier takes when the warehouse keeps them back
     */
    static RefundClaim claim(Submission submission, ApprovalTerms terms, List<Units> neverShipped) {
        List<Units> units = submission.units();
        return claim(submission, null, units, units, neverShipped, Map.of(), terms);
    }

    /** Returns the claim for these units as if the inspection accepted them as new. */
    static RefundClaim claimBeforeInspection(CaseDraft draft, List<Units> units) {
        return claim(draft.submission, null, units, units, List.of(), Map.of(), draft.review.terms());
    }

    /** Returns the claim for these units as the case stands. Units that replaced others are claimed for the reasons of those. */
    static RefundClaim claim(CaseDraft draft, List<Units> accepted) {
        Inspection seen = draft.inspection;
        return claim(
                draft.submission,
                seen == null ? null : seen.fault(),
                accepted,
                seen == null ? accepted : seen.accepted(),
                SecuredGoods.of(draft).neverShipped(),
                seen == null ? Map.of() : seen.deductions(),
                draft.review.terms());
    }

    /**
     * Returns the claim for some units.
     *
     * @param reasons the units for whose reasons they are claimed
     * @param neverShipped the units of the case that were never handed to a carrier
     * @param deductions the sums of the percentages that units pay less, by line
     */
    private static RefundClaim claim(
            Submission submission,
            @Nullable Fault corrected,
            List<Units> units,
            List<Units> reasons,
            List<Units> neverShipped,
            Map<LineId, Long> deductions,
            ApprovalTerms terms) {
        Map<LineId, Long> kept = new HashMap<>();
        neverShipped.forEach(each -> kept.merge(each.line(), each.quantity(), Units::sum));
        var claimed = new ArrayList<ClaimedUnits>(units.size());
        for (Units each : Units.summed(units)) {
            claimed.add(new ClaimedUnits(
                    each.line(),
                    each.quantity(),
                    Math.min(each.quantity(), atFault(submission, corrected, each, reasons)),
                    Math.min(each.quantity(), kept.getOrDefault(each.line(), 0L)),
                    deductions.getOrDefault(each.line(), 0L)));
        }
        return new RefundClaim(claimed, submission.whole(), terms.shipping(), terms.fee(), terms.agreed());
    }

    private static long atFault(Submission submission, @Nullable Fault corrected, Units units, List<Units> reasons) {
        boolean all = corrected == null
                ? !submission.claims(units.line()) && submission.sellersSide(reasons)
                : corrected.isSellersSide();
        if (all) {
            return units.quantity();
        }
        return corrected == null ? submission.atFault(units.line()) : 0;
    }

    /** Returns the amount that booking these units would pay now. */
    static Money worth(CaseDraft draft, List<Units> accepted) {
        long minor = draft.account.worth(claim(draft, accepted));
        return draft.money(minor);
    }

    /**
     * Returns the part of an amount that booking all units of the case would pay out now; the rest of it was never captured.
     *
     * @param neverShipped the units that no carrier takes when the warehouse keeps them back
     */
    static Money paidOutOf(CaseDraft draft, Money amount, List<Units> neverShipped) {
        Money payout = draft.account
                .payout(claim(draft.submission, draft.review.terms(), neverShipped))
                .map(draft::money)
                .getOrElse(amount);
        return amount.isMoreThan(payout) ? payout : amount;
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
        bookPlaced(draft, accepted, claim(draft, PlacedUnits.byLine(accepted)), move);
    }

    /** Books these units, each in the place it was taken from, for a claim of them, and owes the money. */
    static void bookPlaced(CaseDraft draft, List<PlacedUnits> accepted, RefundClaim claim, CaseMove move) {
        Booking booking = draft.account.book(draft.bookingContext(), draft.holds, accepted, claim);
        draft.account = booking.account();
        draft.holds = List.of();
        RefundBreakdown breakdown = booking.breakdown();
        draft.move(move, new RefundStarted(breakdown.paidOut()));
        draft.refund = draft.refund.booking(breakdown, List.of());
        ExpectedParcels.expect(draft);
        owe(draft, Purpose.REFUND, breakdown);
        updateStatus(draft);
    }

    /** Owes the booked amounts, part by part. */
    static void owe(CaseDraft draft, Purpose purpose, RefundBreakdown booked) {
        owe(draft, purpose, booked.tenders());
    }

    private static void owe(CaseDraft draft, Purpose purpose, List<RefundBreakdown.OfTender> split) {
        List<RefundPart> parts = parts(draft, purpose, split);
        draft.refund = draft.refund.booking(draft.refund.breakdown(), parts);
        for (RefundPart part : parts) {
            if (part.isMoney()) {
                pay(draft, part);
            }
        }
    }

    /** Owes a top-up payment back to the buyer. */
    static void oweBack(CaseDraft draft, Tender paid) {
        RefundPart part = part(draft, Purpose.LATE_TOP_UP, paid, draft.money(paid.captured()), 0);
        draft.refund = draft.refund.booking(draft.refund.breakdown(), List.of(part));
        pay(draft, part);
    }

    /**
     * Owes money that has become due for an earlier booking, because more was captured, or because money came back to the order. The status
     * of the case stays.
     */
    static void oweFurther(CaseDraft draft, List<RefundBreakdown.OfTender> due) {
        if (due.isEmpty()) {
            return;
        }
        long sum = due.stream().mapToLong(RefundBreakdown.OfTender::amount).sum();
        draft.tell(Notice.toBuyer(Notice.Kind.FURTHER_REFUND, draft.submission.buyer())
                .about(draft.money(sum)));
        owe(draft, purposeOfFurther(draft), due);
        if (draft.refund.allMoneyPaid()) {
            payPoints(draft); // nothing but points has become due
        }
    }

    private static Purpose purposeOfFurther(CaseDraft draft) {
        if (draft.submission.isGoodwill()) {
            return Purpose.GOODWILL;
        }
        boolean exchanged = draft.status() == CaseStatus.EXCHANGING || draft.status() == CaseStatus.EXCHANGED;
        return exchanged ? Purpose.SURPLUS : Purpose.REFUND;
    }

    private static List<RefundPart> parts(CaseDraft draft, Purpose purpose, List<RefundBreakdown.OfTender> split) {
        var parts = new ArrayList<RefundPart>();
        for (RefundBreakdown.OfTender share : split) {
            Tender tender = draft.account.tender(share.id()).orElseThrow().tender();
            parts.add(part(draft, purpose, tender, draft.money(share.amount()), share.points()));
        }
        return parts;
    }

    private static RefundPart part(CaseDraft draft, Purpose purpose, Tender tender, Money amount, long points) {
        boolean money = tender.kind().isMoney();
        int epoch = nextEpoch(draft.refund, purpose, tender);
        return new RefundPart(
                purpose,
                tender,
                amount,
                points,
                money ? firstRoute(draft, tender) : Route.ORIGINAL,
                epoch,
                key(draft, purpose, tender, epoch),
                money ? State.OPEN : State.WAITING,
                "",
                "",
                null,
                draft.context().now(),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** Returns the route on which a payment on a tender is attempted first. */
    static Route firstRoute(CaseDraft draft, Tender tender) {
        return draft.context().policy().routesTo(destination(draft, tender)).get(0);
    }

    /** Tells whether a buyer or reviewer may ask for the money of a case to go to a destination; goods that are sent again have no terms. */
    static boolean mayGoTo(RefundDestination destination, CaseKind kind, CasePolicy policy) {
        return kind != CaseKind.RESHIP && policy.allows(destination);
    }

    /** Returns where the money of a tender goes: store credit is for what a payment provider took, other tenders go back as they came. */
    static RefundDestination destination(CaseDraft draft, Tender tender) {
        return tender.kind() == TenderKind.MONEY ? draft.destination() : RefundDestination.ORIGINAL;
    }

    /** Returns the number of the next attempt to pay on a tender for a purpose; each has a key of its own. */
    static int nextEpoch(CaseRefund refund, Purpose purpose, Tender tender) {
        int next = 0;
        for (RefundPart part : refund.parts()) {
            if (part.purpose() == purpose && part.tender().id().equals(tender.id())) {
                next = Math.max(next, part.epoch() + 1);
            }
        }
        return next;
    }

    /** Tells whether the money of a case in this status moves its status. */
    static boolean movesStatus(CaseStatus status) {
        return status == CaseStatus.REFUNDING || status == CaseStatus.REFUNDED || status == CaseStatus.REFUND_FAILED;
    }

    static EffectKey key(CaseDraft draft, Purpose purpose, Tender tender, int epoch) {
        return draft.key(purpose.step() + "-" + tender.id(), epoch);
    }

    /** Owes the payment of an open part. For a payment by hand, finance is notified instead. */
    static void pay(CaseDraft draft, RefundPart part) {
        if (!part.isMoney()) {
            draft.owe(new Effect.GiveBackPoints(
                    part.key(),
                    reason(draft, part),
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
                    draft.money(draft.account
                            .tender(part.tender().id())
                            .orElseThrow()
                            .captured()),
                    reason(draft, part),
                    part.tender().paidAt()));
        }
    }

    /** Returns the buyer's reason for a payment, as a provider keeps it; the purpose where the buyer gave none. */
    private static String reason(CaseDraft draft, RefundPart part) {
        return part.purpose() == Purpose.REFUND
                ? draft.reason()
                : part.purpose().name();
    }

    /**
     * Updates the status of a case from the progress of its money. A case leaves REFUNDING only when no part of its money is open. In any
     * other status, such as that of an exchange or of a return that is still on its way, money moves no status by itself; its points follow.
     */
    static void updateStatus(CaseDraft draft) {
        CaseRefund refund = draft.refund;
        boolean failed = refund.anyMoney(State.REVERSED) || refund.anyMoney(State.DEAD);
        if (draft.status() == CaseStatus.REFUND_FAILED && !failed) {
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
                if (failed) {
                    failed(draft);
                }
            }
            default -> {
                if (refund.allMoneyPaid()) {
                    payPoints(draft);
                }
            }
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
        draft.move(CaseMove.SETTLE_REFUND, new RefundSettled(breakdown.paidOut()));
        payPoints(draft);
        returnCoupons(draft);
        GiftGranting.owe(draft);
        GoodwillGrant given = draft.submission.compensation();
        if (given != null && given.isGiftsAlone()) {
            return; // the order is as before, and the buyer is notified when the gifts are granted
        }
        mark(draft);
        draft.tell(Notice.toBuyer(Notice.Kind.REFUNDED, draft.submission.buyer())
                .about(breakdown.paidOut())
                .because(whereTo(draft)));
    }

    /** Returns the code of where the money went, for the buyer; empty when it went the way it was paid, or is paid by hand. */
    private static String whereTo(CaseDraft draft) {
        int parts = 0;
        int toBalance = 0;
        for (RefundPart part : draft.refund.parts()) {
            if (part.isMoney()) {
                parts++;
                toBalance += part.route() == Route.BALANCE ? 1 : 0;
            }
        }
        if (toBalance == 0) {
            return "";
        }
        return toBalance == parts ? Notice.TO_STORE_CREDIT : Notice.PARTLY_TO_STORE_CREDIT;
    }

    /** Pays the points that waited until the money was paid. */
    static void payPoints(CaseDraft draft) {
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
                draft.refund.replacing(part, part.paid("", draft.context().now(), null));
        draft.account = draft.account.settle(
                draft.bookingContext(), part.settlement("", draft.context().now()));
        draft.note(new PointsGivenBack(part.tender().id(), 0));
    }

    private static void returnCoupons(CaseDraft draft) {
        List<String> coupons = draft.account.couponsDue();
        if (!coupons.isEmpty()) {
            draft.account = draft.account.returnCoupons(draft.bookingContext());
            coupons.forEach(coupon -> draft.owe(
                    new Effect.GiveBackCoupon(draft.once("coupon"), draft.reason(), coupon, draft.submission.buyer())));
        }
    }

    /** Carries out what waited for money that was still on its way when the case ended. */
    static void paidAfterEnd(CaseDraft draft) {
        if (draft.refund.allMoneyPaid()) {
            payPoints(draft);
        }
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
                draft.money(account.paidOut() + account.external() - account.moneyOwed()),
                draft.money(account.toCollect()),
                account.totals().replacementOrders()));
    }
}
