package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.ReleasePutOff;
import io.aftersales.domain.cases.CaseEvent.ReleasedEarly;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * Pays a return before its inspection, where the terms of the approval say so. Money is given once, for all units that the case then still
 * expects; the goods come back beside the status of the case.
 */
final class EarlyRelease {
    private EarlyRelease() {}

    /** Pays at the approval, where the terms say so. */
    static void onApproval(CaseDraft draft) {
        if (draft.review.terms().release() == Release.ON_APPROVAL) {
            give(draft);
        }
    }

    /** Pays once every parcel that is still expected was scanned or has arrived, where the terms say so. */
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
        return draft.kind() == CaseKind.RETURN_REFUND
                && draft.advance == null
                && CaseMove.REFUND.target(draft.kind(), draft.status()).isPresent()
                && !draft.holds.isEmpty();
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

    /** Pays for the units that the case still expects. An amount that a second person has to confirm is left to the inspection. */
    private static void give(CaseDraft draft) {
        List<PlacedUnits> units = draft.placed(stillExpected(draft));
        List<Units> byLine = PlacedUnits.byLine(units);
        RefundClaim claim = RefundBooking.claimBeforeInspection(draft, byLine);
        if (units.isEmpty()) {
            return;
        }
        Money amount = draft.money(draft.account.worth(claim));
        if (RefundBooking.needsConfirmation(draft, amount)) {
            draft.note(new ReleasePutOff(amount));
            return;
        }
        draft.advance = new Advance(byLine, draft.context().now(), null);
        draft.note(new ReleasedEarly(draft.review.terms().release()));
        RefundBooking.bookPlaced(draft, units, claim, CaseMove.REFUND);
    }
}
