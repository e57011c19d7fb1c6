package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseExpired;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.refunds.ExchangeTotal;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Follows an exchange whose new goods went out before the inspection. It is booked as the old goods are accepted, and not before: until then
 * they stay held, no money moves, and nothing of what went out can be claimed.
 */
final class AdvanceExchange {
    private AdvanceExchange() {}

    // --- as the goods come back

    /**
     * Books the exchange for units that were accepted and are not booked yet. The first booking settles difference, fee and deduction as far
     * as they can be kept of what goes back; goods that are accepted later settle only what their new goods are cheaper, and no more than
     * would have gone back for all of them together.
     */
    static void book(CaseDraft draft, Advance advance) {
        var units = new ArrayList<Units>();
        for (Advance.Given given : advance.given()) {
            long accepted = Math.min(given.quantity(), InspectionResult.acceptedSoFar(draft, given.line()));
            long more = Math.min(accepted - given.booked(), Units.quantity(draft.held(), given.line()));
            if (more > 0) {
                units.add(new Units(given.line(), more));
            }
        }
        if (units.isEmpty()) {
            return;
        }
        if (draft.inspection != null) {
            draft.inspection = draft.inspection.decided(Units.summed(joined(advance.booked(), units)), "");
        }
        List<ExchangedUnits> swaps = draft.replacement().swaps(advance.booked(), units);
        ExchangeTotal total = ExchangeSettlement.total(draft, swaps, computed(draft, advance, advance.units()));
        boolean first = !draft.replacement().difference().isBooked();
        ExchangeTotal settled = first ? total : ExchangeTotal.of(Math.max(total.difference(), left(draft, units)));
        ExchangeSettlement.bookSent(draft, swaps, settled.askingNothing());
        draft.advance = advance.booking(units);
    }

    /** Books the exchange for units that the shop no longer waits for. New goods that are cheaper pay nothing back: the shop keeps that. */
    static void bookWrittenOff(CaseDraft draft) {
        Advance advance = draft.advance;
        if (advance == null) {
            return;
        }
        List<Units> held = PlacedUnits.byLine(unbooked(draft)); // refused ones too that nothing was given for
        var units = new ArrayList<Units>();
        for (Advance.Given given : advance.given()) {
            long more = Math.min(given.quantity() - given.booked(), Units.quantity(held, given.line()));
            if (more > 0) {
                units.add(new Units(given.line(), more));
            }
        }
        if (units.isEmpty()) {
            return;
        }
        List<ExchangedUnits> swaps = draft.replacement().swaps(advance.booked(), units);
        long cheaper = Math.max(0, -draft.account.difference(swaps));
        ExchangeSettlement.bookSent(draft, swaps, new ExchangeTotal(-cheaper, cheaper, 0));
        draft.advance = advance.booking(units);
    }

    /** Returns the old units to the buyer that the buyer has paid for: they can be claimed again, and those that were refused go back. */
    static void giveUnitsBack(CaseDraft draft) {
        draft.release(unbooked(draft));
    }

    /** Tells whether old units are held that are not booked. */
    static boolean isUnbooked(AfterSalesCase subject) {
        Advance advance = subject.advance();
        return advance != null
                && advance.given().stream().anyMatch(each -> each.booked() < each.quantity())
                && !subject.holds().isEmpty();
    }

    /** Returns the old units that the case holds: all but the new goods of what is booked. */
    private static List<PlacedUnits> unbooked(CaseDraft draft) {
        return draft.holds.stream()
                .filter(each -> draft.account.replacements().stream()
                        .noneMatch(line ->
                                line.line().equals(each.line()) && line.caseId().equals(draft.id())))
                .toList();
    }

    /** Returns the units of an inbound that were given back to the buyer and come after all. */
    static List<PlacedUnits> givenBack(AfterSalesCase subject, Inbound inbound) {
        Advance advance = subject.advance();
        var units = new ArrayList<Units>();
        if (advance != null) {
            List<Units> held = PlacedUnits.byLine(subject.holds());
            List<Units> coming = PlacedUnits.byLine(inbound.remaining());
            for (Advance.Given given : advance.given()) {
                long free = given.quantity() - given.booked() - Units.quantity(held, given.line());
                long back = Math.min(free, Units.quantity(coming, given.line()));
                if (back > 0) {
                    units.add(new Units(given.line(), back));
                }
            }
        }
        return PlacedUnits.first(inbound.remaining(), units);
    }

    /** Returns what is left to settle when further units are booked: dearer goods that were booked before set off cheaper ones. */
    private static long left(CaseDraft draft, List<Units> units) {
        Advance advance = Objects.requireNonNull(draft.advance);
        long soFar = computed(draft, advance, Units.summed(joined(advance.booked(), units)));
        long whole = computed(draft, advance, advance.units());
        long settled = ExchangeTotal.settled(draft.review.terms().difference(), whole, soFar);
        return settled - draft.replacement().difference().total().difference();
    }

    /** Returns the computed difference of some of the units that new goods went out for, counted from the first ones. */
    private static long computed(CaseDraft draft, Advance advance, List<Units> units) {
        long difference = 0;
        for (Advance.Given given : advance.given()) {
            long some = Units.quantity(units, given.line());
            if (some > 0) {
                difference -= Apportionment.part(given.worth(), some, given.quantity());
                for (ExchangedUnits swap :
                        draft.replacement().swaps(List.of(), List.of(new Units(given.line(), some)))) {
                    long even = Apportionment.part(given.worth(), swap.quantity(), given.quantity());
                    difference = Math.addExact(difference, swap.valueOr(even));
                }
            }
        }
        return difference;
    }

    private static List<Units> joined(List<Units> some, List<Units> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    // --- when the new goods do not go out

    /**
     * Ends the advance, because the new goods were stopped: nothing was given before the inspection after all. What is booked is refunded,
     * and an alarm names the goods that still come and need a case of their own; where nothing is booked, the case waits for the old goods
     * and pays for what is accepted of them.
     */
    static void giveUp(CaseDraft draft, String why) {
        Shortfalls.dismiss(draft);
        if (draft.replacement().difference().isBooked()) {
            draft.release(unbooked(draft));
            ReplacementOrdering.giveUp(draft, why);
            InspectionResult.sendBackRefused(draft);
            alarmOfGoodsLeftOut(draft);
        } else {
            ReplacementOrdering.cancel(draft, why);
            draft.replacement = draft.replacement().with(Replacement.Stock.RELEASED);
            releaseNotComing(draft);
            InspectionResult.sendBackRefused(draft);
            payAccepted(draft);
        }
    }

    private static void alarmOfGoodsLeftOut(CaseDraft draft) {
        String coming = draft.counting().stream()
                .filter(each -> each.isFromBuyer() && each.isPending())
                .flatMap(each -> each.remaining().stream())
                .map(each -> each.quantity() + " of line " + each.line())
                .collect(Collectors.joining(", "));
        if (!coming.isEmpty()) {
            draft.alarm(Alarm.LATE_GOODS_UNPAID, coming);
        }
    }

    /** Releases held units that were not posted in time; should they come all the same, they are held again. */
    private static void releaseNotComing(CaseDraft draft) {
        for (Inbound inbound : draft.counting()) {
            if (inbound.isFromBuyer() && inbound.state() == InboundState.NOT_COMING) {
                for (PlacedUnits each : inbound.remaining()) {
                    long there = draft.holds.stream()
                            .filter(held -> held.line().equals(each.line())
                                    && held.place().equals(each.place()))
                            .mapToLong(PlacedUnits::quantity)
                            .sum();
                    long units = Math.min(each.quantity(), there);
                    if (units > 0) {
                        draft.release(List.of(each.withQuantity(units)));
                    }
                }
            }
        }
    }

    /** Pays for what was accepted, once all goods that are still expected are inspected; where nothing was, the case ends. */
    static void payAccepted(CaseDraft draft) {
        if (draft.counting().stream().anyMatch(Inbound::isPending)) {
            return;
        }
        List<Units> accepted = InspectionResult.decide(draft);
        if (!accepted.isEmpty()) {
            RefundBooking.book(draft, accepted, CaseMove.CONVERT_TO_REFUND);
        } else if (draft.counting().stream().allMatch(each -> each.state() == InboundState.NOT_COMING)) {
            draft.close(CaseMove.EXPIRE, new CaseExpired(draft.status()), Closing.Reason.EXPIRED)
                    .notifyBuyer(Notice.Kind.EXPIRED);
        } else {
            InspectionResult.closeOnceSentBack(draft);
        }
    }
}
