package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.ReleasePutOff;
import io.aftersales.domain.cases.CaseEvent.ReleasePutOff.Cause;
import io.aftersales.domain.cases.CaseEvent.ReleasedEarly;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.ExchangeTotal;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.Units;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives value before the inspection, where the terms of the approval say so: pays a return, or sends the new goods of an exchange. Value is
 * given once, for all units that the case then still expects; the old goods come back beside the status of the case.
 */
final class EarlyRelease {
    private EarlyRelease() {}

    /**
     * Returns the terms of an approval with the shop's own rule about the moment where they name none. That rule does not send goods early
     * that the buyer is asked to pay for.
     */
    static ApprovalTerms timed(
            ApprovalTerms terms, CaseKind kind, @Nullable Replacement goods, OrderAccount account, CasePolicy policy) {
        ApprovalTerms timed = terms.releasedBy(policy, kind);
        boolean waits = kind == CaseKind.EXCHANGE && ExchangeSettlement.asks(goods, account, terms);
        return waits ? terms : timed;
    }

    /** Gives value at the approval, where the terms say so. */
    static void onApproval(CaseDraft draft) {
        if (draft.review.terms().release() == Release.ON_APPROVAL && mayStillGive(draft)) {
            give(draft);
        }
    }

    /** Gives value once every parcel that is still expected was scanned or has arrived, where the terms say so. */
    static void onMovement(CaseDraft draft) {
        Release release = draft.review.terms().release();
        boolean early = release == Release.ON_SCAN || release == Release.ON_RECEIPT;
        if (!early || !mayStillGive(draft)) {
            return;
        }
        List<Inbound> expected = draft.counting().stream()
                .filter(each -> each.isFromBuyer() && each.state() != InboundState.NOT_COMING)
                .toList();
        if (!expected.isEmpty() && expected.stream().allMatch(each -> isSeen(each, release == Release.ON_SCAN))) {
            give(draft);
        }
    }

    private static boolean isSeen(Inbound inbound, boolean scanned) {
        return inbound.arrival() != null || (scanned && inbound.isScanned());
    }

    private static boolean mayStillGive(CaseDraft draft) {
        boolean expects = draft.status() == CaseStatus.WAITING_RETURN
                || draft.status() == CaseStatus.RETURNED
                || draft.status() == CaseStatus.INSPECTING;
        return expects && draft.advance == null && !draft.holds.isEmpty();
    }

    /** Returns the held units that may still be accepted: all but those of which the inspector has found otherwise. */
    private static List<Units> stillExpected(CaseDraft draft) {
        var expected = new ArrayList<Units>();
        for (Units each : draft.held()) {
            long units = Math.min(each.quantity(), InspectionResult.acceptedOrComing(draft, each.line()));
            if (units > 0) {
                expected.add(new Units(each.line(), units));
            }
        }
        return expected;
    }

    /**
     * Gives value for the units that the case still expects. An amount that a second person has to confirm, and new goods that the buyer has
     * to pay for, are left to the inspection.
     */
    private static void give(CaseDraft draft) {
        List<PlacedUnits> units = draft.placed(stillExpected(draft));
        if (units.isEmpty()) {
            return;
        }
        List<Units> byLine = PlacedUnits.byLine(units);
        RefundClaim claim = RefundBooking.claimBeforeInspection(draft, byLine);
        Money amount = draft.money(draft.account.worth(claim));
        if (RefundBooking.needsConfirmation(draft, amount)) {
            draft.note(new ReleasePutOff(amount, Cause.MORE_THAN_APPROVED));
        } else if (draft.kind() == CaseKind.EXCHANGE) {
            exchange(draft, byLine);
        } else {
            draft.advance =
                    Advance.early(given(draft, byLine, true), draft.context().now());
            draft.note(new ReleasedEarly(draft.review.terms().release()));
            RefundBooking.bookPlaced(draft, units, claim, CaseMove.REFUND);
        }
    }

    /** Sends the new goods for some units; the exchange is booked as the old ones are accepted. */
    private static void exchange(CaseDraft draft, List<Units> units) {
        ExchangeTotal total = ExchangeSettlement.totalFor(draft, units);
        if (total.asked() > 0) {
            draft.note(new ReleasePutOff(draft.money(total.asked()), Cause.PAYMENT_ASKED));
            return;
        }
        draft.advance =
                Advance.early(given(draft, units, false), draft.context().now());
        StockReservation.keepOnly(draft, units);
        ReplacementOrdering.order(
                draft,
                CaseMove.SHIP_EXCHANGE,
                new ReleasedEarly(draft.review.terms().release()));
    }

    private static List<Advance.Given> given(CaseDraft draft, List<Units> units, boolean booked) {
        return units.stream()
                .map(each -> new Advance.Given(
                        each.line(),
                        each.quantity(),
                        draft.account.valueOf(List.of(each)),
                        booked ? each.quantity() : 0))
                .toList();
    }
}
