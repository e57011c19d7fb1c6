package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.ShortfallChanged;
import io.aftersales.domain.cases.CaseEvent.ShortfallRecovered;
import io.aftersales.domain.cases.CaseEvent.ShortfallWrittenOff;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.Adjustment;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows what does not come back of goods that were paid before their inspection, until the buyer has paid it back or the shop bears it.
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
        if (amount == (before == null ? 0 : before.amount())) {
            return;
        }
        Shortfall now = new Shortfall(
                units, amount, before == null ? 0 : before.recovered(), before == null ? 0 : before.writtenOff());
        draft.advance = advance.with(now);
        draft.note(new ShortfallChanged(units, draft.money(amount)));
        if (now.isOpen() && (before == null || amount > before.amount())) {
            draft.alarm(Alarm.SHORTFALL, draft.money(now.open()).toString());
        }
        giveBack(draft, now);
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
            long units = Math.max(gone, Math.min(unfound, quantity(before, line)));
            if (units > 0) {
                missing.add(new Units(line, units));
            }
        }
        return missing;
    }

    /**
     * Returns what was given for the missing units, and for what others were graded down: all of it when every unit is missing, else their
     * share of the goods in it. Shipping and other charges are not given for units.
     */
    private static long amount(CaseDraft draft, Advance advance, List<Units> missing) {
        RefundBreakdown given = Objects.requireNonNull(draft.refund.breakdown(), "given early and not booked");
        if (missing.equals(advance.units())) {
            return given.total();
        }
        Map<LineId, Long> deductions = draft.inspection == null ? Map.of() : draft.inspection.deductions();
        long goods = 0;
        long shortOf = 0;
        for (RefundBreakdown.OfLine line : given.lines()) {
            long percent = Units.sum(100 * quantity(missing, line.line()), deductions.getOrDefault(line.line(), 0L));
            long most = 100 * line.quantity();
            goods += line.total();
            shortOf += line.quantity() == 0 ? 0 : Apportionment.part(line.total(), Math.min(percent, most), most);
        }
        return goods > given.total() && goods > 0
                ? Apportionment.part(given.total(), shortOf, goods)
                : Math.min(shortOf, given.total());
    }

    private static long quantity(List<Units> units, LineId line) {
        for (Units each : units) {
            if (each.line().equals(line)) {
                return each.quantity();
            }
        }
        return 0;
    }

    /** Gives back what was recovered for goods that came after all. */
    private static void giveBack(CaseDraft draft, Shortfall now) {
        long tooMuch = Math.min(now.recovered(), now.recovered() + now.writtenOff() - now.amount());
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
                draft.advance = Objects.requireNonNull(draft.advance).with(now.recovering(-some));
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

    /** Lets the shop bear what is open. Refuses NOT_PERMITTED for finance, and AMOUNT_EXCEEDED where nothing is open. */
    static Either<Rejection, Change> writeOff(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        if (context.by().role() == Role.FINANCE) {
            return Either.left(new NotPermitted(Action.SETTLE_SHORTFALL, context.by()));
        }
        var draft = new CaseDraft(before, account, context);
        Shortfall open = open(draft);
        if (open == null) {
            return Either.left(new AmountExceeded(draft.money(0), draft.money(0)));
        }
        long minor = open.open();
        draft.advance = Objects.requireNonNull(draft.advance).with(open.writingOff(minor));
        draft.note(new ShortfallWrittenOff(draft.money(minor)));
        return Either.right(draft.done());
    }

    /**
     * Records what the buyer has paid back: a payment on the order, which the shop keeps. Refuses NOT_PERMITTED for anyone but finance, and
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
        var tender = new Tender(
                draft.newTender("shortfall"), "SHORTFALL", reference, TenderKind.MONEY, minor, minor, 0, context.now());
        draft.account = draft.account.recover(
                draft.bookingContext(),
                tender,
                Objects.requireNonNull(draft.advance).units());
        draft.advance = draft.advance.with(open.recovering(minor));
        draft.note(new ShortfallRecovered(draft.money(minor), reference));
        if (!open.recovering(minor).isOpen()) {
            InspectionResult.sendBackRefused(draft);
        }
        return Either.right(draft.done());
    }

    private static @Nullable Shortfall open(CaseDraft draft) {
        Advance advance = draft.advance;
        Shortfall known = advance == null ? null : advance.shortfall();
        return known == null || !known.isOpen() ? null : known;
    }
}
