package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.ShortfallChanged;
import io.aftersales.domain.cases.CaseEvent.ShortfallRecovered;
import io.aftersales.domain.cases.CaseEvent.ShortfallWrittenOff;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.cases.CaseRejection.NotYet;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.Adjustment;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.BreakdownStep;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.refunds.WaitingEntry.Kind;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows what does not come back of goods that were paid or exchanged before their inspection, or whose findings were corrected, until the
 * buyer has paid for it or the shop bears it.
 */
final class Shortfalls {
    private Shortfalls() {}

    // --- what is short

    /** Compares what was given with what came back and what may still come; an alarm is raised when more is short than before. */
    static void update(CaseDraft draft) {
        Advance advance = draft.advance;
        if (advance == null) {
            return;
        }
        Shortfall before = advance.shortfall();
        List<Units> units = missing(draft, advance);
        long amount = amount(draft, advance, units);
        boolean same = before == null ? amount == 0 : amount == before.amount() && units.equals(before.units());
        if (same) {
            return;
        }
        Shortfall now = new Shortfall(
                units, amount, before == null ? 0 : before.recovered(), before == null ? 0 : before.writtenOff());
        draft.advance = advance.with(now);
        dropEntries(draft);
        draft.note(new ShortfallChanged(units, draft.money(amount)));
        if (now.isOpen() && (before == null || amount > before.amount())) {
            draft.alarm(Alarm.SHORTFALL, draft.money(now.open()).toString());
        }
        giveBack(draft, now, paidForSentBack(draft, advance));
        Shortfall left = Objects.requireNonNull(draft.advance).shortfall();
        if (left != null && left.amount() == 0 && left.recovered() == 0 && left.writtenOff() == 0) {
            draft.advance = draft.advance.with(null); // everything came after all
        }
    }

    /**
     * Returns the units that were given for and neither came back accepted nor may still come. What was short before stays so until the
     * inspector has found it, also when its parcel has arrived.
     */
    private static List<Units> missing(CaseDraft draft, Advance advance) {
        List<Units> before =
                advance.shortfall() == null ? List.of() : advance.shortfall().units();
        var missing = new ArrayList<Units>();
        for (Units given : advance.units()) {
            LineId line = given.line();
            long unfound = given.quantity() - Math.min(given.quantity(), InspectionResult.acceptedSoFar(draft, line));
            long gone = given.quantity() - Math.min(given.quantity(), InspectionResult.acceptedOrComing(draft, line));
            long units = Math.max(gone, Math.min(unfound, Units.quantity(before, line)));
            if (units > 0) {
                missing.add(new Units(line, units));
            }
        }
        return missing;
    }

    /**
     * Returns what was given for the missing units, and for what others were graded down since: all of it when every unit is missing, else
     * their share of the goods in it. Shipping and other charges are not given for units. An exchange gives what its units were worth. What
     * was kept for grades was not given.
     */
    private static long amount(CaseDraft draft, Advance advance, List<Units> missing) {
        return amount(draft, advance, missing, draft.inspection == null ? Map.of() : draft.inspection.deductions());
    }

    private static long amount(CaseDraft draft, Advance advance, List<Units> missing, Map<LineId, Long> deductions) {
        RefundBreakdown refund = isExchanged(draft, advance)
                ? null
                : Objects.requireNonNull(draft.refund.breakdown(), "given and not booked");
        long kept = refund == null ? draft.replacement().difference().total().deduction() : refund.deductions();
        long goods = advance.worth() - kept;
        long given = refund == null ? goods : refund.total();
        if (missing.equals(advance.units())) {
            return given;
        }
        long shortOf = -kept;
        for (Advance.Given line : advance.given()) {
            long percent =
                    Units.sum(100 * Units.quantity(missing, line.line()), deductions.getOrDefault(line.line(), 0L));
            long most = 100 * line.quantity();
            shortOf += Apportionment.part(line.worth(), Math.min(percent, most), most);
        }
        // An agreed amount is a ceiling: after an inspection it would have been paid for fewer units as well.
        long waived = refund == null || advance.early() ? 0 : waived(refund);
        long most = given + waived;
        long some = Math.min(Math.max(0, shortOf), Math.max(0, goods));
        long part = goods > most ? Apportionment.part(most, some, goods) : Math.min(some, most);
        return Math.max(0, part - waived);
    }

    private static long waived(RefundBreakdown refund) {
        return refund.steps().stream()
                .filter(step -> step.code() == BreakdownStep.Code.WAIVED)
                .mapToLong(step -> -step.amount())
                .sum();
    }

    private static boolean isExchanged(CaseDraft draft, Advance advance) {
        return draft.kind() == CaseKind.EXCHANGE
                && (advance.early() || draft.replacement().difference().isBooked());
    }

    /** Ends the advance of a case that has given nothing after all; what the buyer has paid for a shortfall goes back. */
    static void dismiss(CaseDraft draft) {
        Advance advance = draft.advance;
        Shortfall found = advance == null ? null : advance.shortfall();
        if (found != null) {
            Shortfall none = new Shortfall(List.of(), 0, found.recovered(), found.writtenOff());
            draft.note(new ShortfallChanged(List.of(), draft.money(0)));
            giveBack(draft, none, 0);
        }
        draft.advance = null;
        dropEntries(draft);
    }

    /** Returns what was given for goods that were sent back to the buyer, who has paid for them since. */
    private static long paidForSentBack(CaseDraft draft, Advance advance) {
        var sent = new ArrayList<Units>();
        for (Units given : advance.units()) {
            long units = Math.min(given.quantity(), InspectionResult.sentBack(draft, given.line()));
            if (units > 0) {
                sent.add(new Units(given.line(), units));
            }
        }
        return sent.isEmpty() ? 0 : amount(draft, advance, sent, Map.of());
    }

    /**
     * Gives back what was recovered for goods that came after all. What the shop had borne of them was not recovered.
     *
     * @param paidFor the part of what was recovered that the buyer has goods for
     */
    private static void giveBack(CaseDraft draft, Shortfall found, long paidFor) {
        Shortfall now = found;
        long tooMuch = Math.min(now.recovered() - paidFor, now.recovered() + now.writtenOff() - now.amount());
        for (int b = draft.account.bookings().size() - 1; b >= 0 && tooMuch > 0; b--) {
            BookedRefund booked = draft.account.bookings().get(b);
            long some = Math.min(tooMuch, booked.kept());
            if (draft.id().equals(booked.caseId()) && isRecovery(booked) && some > 0) {
                Adjustment made = draft.account
                        .giveBackKept(draft.bookingContext(), b, some)
                        .get();
                draft.account = made.account();
                draft.note(new CaseEvent.KeptGivenBack(draft.money(some), "SHORTFALL"));
                RefundBooking.oweFurther(draft, made.tenders());
                now = now.recovering(-some);
                draft.advance = Objects.requireNonNull(draft.advance).with(now);
                tooMuch -= some;
            }
        }
    }

    /** Tells whether a booking of the case is a payment of the buyer for what was short: it has no goods, and was made here. */
    private static boolean isRecovery(BookedRefund booked) {
        return booked.goods() == 0 && booked.terms() != null;
    }

    // --- settling

    /** Tells whether a person can settle a shortfall of a case. */
    static boolean isOpen(AfterSalesCase subject) {
        Advance advance = subject.advance();
        return advance != null && advance.isShort();
    }

    /**
     * Lets the shop bear what is open; an exchange is booked for the units then. Refuses NOT_PERMITTED for finance, AMOUNT_EXCEEDED where
     * nothing is open, and NOT_YET for an exchange whose new goods have not arrived, because they may still be stopped, or whose old goods
     * are still expected, because they may be accepted.
     */
    static Either<Rejection, Change> writeOff(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        if (context.by().role() == Role.FINANCE) {
            return Either.left(new NotPermitted(Action.SETTLE_SHORTFALL, context.by()));
        }
        var draft = new CaseDraft(before, account, context);
        Shortfall open = open(draft);
        if (open == null) {
            return Either.left(new AmountExceeded(draft.money(0), draft.money(0)));
        }
        Optional<NotYet.Obstacle> obstacle = whyNotWriteOff(before);
        if (obstacle.isPresent()) {
            return Either.left(new NotYet(CaseMove.EXCHANGE_DELIVERED, obstacle.get()));
        }
        long minor = open.open();
        return FourEyesEntry.made(draft, writeOff(draft, minor), () -> {
            draft.advance = Objects.requireNonNull(draft.advance).with(open.writingOff(minor));
            draft.note(new ShortfallWrittenOff(draft.money(minor)));
            dropEntries(draft);
            if (before.kind() == CaseKind.EXCHANGE) {
                AdvanceExchange.bookWrittenOff(draft);
                ExchangeSettlement.updateStatus(draft);
            }
        });
    }

    private static Optional<NotYet.Obstacle> whyNotWriteOff(AfterSalesCase subject) {
        if (!AdvanceExchange.isUnbooked(subject)) {
            return Optional.empty();
        }
        if (subject.isDispatched()) {
            return Optional.of(NotYet.Obstacle.NOT_ARRIVED);
        }
        return subject.counting().stream().anyMatch(Inbound::isPending)
                ? Optional.of(NotYet.Obstacle.GOODS_STILL_EXPECTED)
                : Optional.empty();
    }

    /** Tells whether the actor can settle what is short now: finance by a payment of the buyer, all others by writing it off. */
    static boolean isOpen(AfterSalesCase subject, OrderAccount account, DecisionContext context) {
        var draft = new CaseDraft(subject, account, context);
        Shortfall open = open(draft);
        return open != null
                && (context.by().role() == Role.FINANCE
                        || (whyNotWriteOff(subject).isEmpty()
                                && !FourEyesEntry.isRepeated(draft, writeOff(draft, open.open()))));
    }

    private static WaitingEntry writeOff(CaseDraft draft, long minor) {
        return WaitingEntry.onCase(Kind.SHORTFALL_WRITTEN_OFF, draft.id(), "", minor, draft.bookingContext());
    }

    /**
     * Drops entries that wait for a second person and are void: a write-off, because another amount is open now, and
     * payments of the buyer where nothing is open.
     */
    private static void dropEntries(CaseDraft draft) {
        boolean isOpen = open(draft) != null;
        for (WaitingEntry each : draft.account.waiting()) {
            boolean stale =
                    each.kind() == Kind.SHORTFALL_WRITTEN_OFF || (each.kind() == Kind.SHORTFALL_RECOVERED && !isOpen);
            if (stale && draft.id().equals(each.caseId())) {
                draft.account = draft.account.waitNoLonger(draft.bookingContext(), each);
            }
        }
    }

    /**
     * Records what the buyer has paid back: a payment on the order, of which the shop keeps as much. What has become due for earlier refunds,
     * because there was too little money to pay them, is paid out on the case. Refuses NOT_PERMITTED for anyone but finance, and
     * AMOUNT_EXCEEDED for more than is open.
     */
    static Either<Rejection, Change> recover(
            AfterSalesCase before, OrderAccount account, long minor, String reference, DecisionContext context) {
        if (context.by().role() != Role.FINANCE) {
            return Either.left(new NotPermitted(Action.SETTLE_SHORTFALL, context.by()));
        }
        var draft = new CaseDraft(before, account, context);
        Shortfall open = open(draft);
        long most = open == null ? 0 : open.open();
        if (open == null || minor > most) {
            return Either.left(new AmountExceeded(draft.money(minor), draft.money(most)));
        }
        var entry = WaitingEntry.onCase(Kind.SHORTFALL_RECOVERED, draft.id(), reference, minor, draft.bookingContext());
        return FourEyesEntry.made(draft, entry, () -> recovered(draft, open, minor, reference));
    }

    private static void recovered(CaseDraft draft, Shortfall open, long minor, String reference) {
        Advance advance = Objects.requireNonNull(draft.advance);
        var tender = new Tender(
                draft.newTender("shortfall"),
                "SHORTFALL",
                reference,
                TenderKind.MONEY,
                minor,
                minor,
                0,
                draft.context().now());
        Adjustment made = draft.account.recover(draft.bookingContext(), tender, advance.units());
        draft.account = made.account();
        draft.advance = advance.with(open.recovering(minor));
        dropEntries(draft);
        draft.note(new ShortfallRecovered(draft.money(minor), reference));
        RefundBooking.oweFurther(draft, made.tenders());
        giveGoodsBack(draft);
        if (draft.kind() == CaseKind.EXCHANGE) {
            ExchangeSettlement.updateStatus(draft);
        }
    }

    /**
     * Gives the buyer the goods that nothing was given for, or that the buyer has paid for: refused ones are sent back, and old units of an
     * exchange can be claimed again once no goods are expected that it may still be booked for.
     */
    static void giveGoodsBack(CaseDraft draft) {
        Advance advance = draft.advance;
        Shortfall found = advance == null ? null : advance.shortfall();
        if (found != null && found.state() != Shortfall.State.RECOVERED) {
            return;
        }
        if (found == null || found.writtenOff() == 0) { // what the shop has borne stays with it
            InspectionResult.sendBackRefused(draft);
        }
        if (draft.kind() == CaseKind.EXCHANGE && draft.counting().stream().noneMatch(Inbound::isPending)) {
            AdvanceExchange.giveUnitsBack(draft);
        }
    }

    private static @Nullable Shortfall open(CaseDraft draft) {
        Advance advance = draft.advance;
        Shortfall known = advance == null ? null : advance.shortfall();
        return known == null || !known.isOpen() ? null : known;
    }
}
