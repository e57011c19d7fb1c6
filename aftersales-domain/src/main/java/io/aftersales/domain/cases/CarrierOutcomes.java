package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseClosed;
import io.aftersales.domain.cases.CaseEvent.GoodsSentBack;
import io.aftersales.domain.cases.CaseEvent.SendBackRefused;
import io.aftersales.domain.cases.CaseEvent.WaybillCreated;
import io.aftersales.domain.cases.CaseEvent.WaybillRefused;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.util.Optional;

/** Records the outcomes that carriers report: of return waybills, and of refused goods sent back to the buyer. */
final class CarrierOutcomes {
    private CarrierOutcomes() {}

    /** Records the outcome of an effect on a parcel; empty when the effect is about no parcel, or the outcome is known already. */
    static Optional<Change> settle(AfterSalesCase before, CaseDraft draft, EffectKey key, Outcome outcome) {
        if (before.returning() != null && key.equals(before.returning().waybill())) {
            return waybill(draft, before.returning(), outcome);
        }
        return key.equals(draft.key("sendback", 0)) ? sentBack(before, draft, outcome) : Optional.empty();
    }

    private static Optional<Change> waybill(CaseDraft draft, ReturnShipment shipment, Outcome outcome) {
        boolean known = shipment.shopsWaybill() || (shipment.waybillRefused() && !(outcome instanceof Outcome.Done));
        if (known || shipment.postedAt() != null || shipment.receivedAt() != null) {
            return Optional.empty();
        }
        if (outcome instanceof Outcome.Done done) {
            draft.returning = shipment.onShopsWaybill(done.by(), done.reference());
            draft.note(new WaybillCreated(done.by(), done.reference()));
        } else {
            String code = outcome instanceof Outcome.Refused refused ? refused.code() : "TAKEN_BACK";
            draft.returning = shipment.withoutWaybill();
            draft.note(new WaybillRefused(code)).alarm(Alarm.WAYBILL_FAILED, code);
        }
        return Optional.of(draft.done());
    }

    private static Optional<Change> sentBack(AfterSalesCase before, CaseDraft draft, Outcome outcome) {
        Inspection inspection = before.inspection();
        if (inspection == null || inspection.knows(outcome)) {
            return Optional.empty();
        }
        if (outcome instanceof Outcome.Done done) {
            draft.inspection = inspection.sentBack(done.reference());
            draft.note(new GoodsSentBack(done.reference()));
            if (before.status() == CaseStatus.INSPECTION_FAILED) {
                draft.move(CaseMove.CLOSE, new CaseClosed("NOTHING_ACCEPTED"))
                        .release()
                        .notifyBuyer(Notice.Kind.CLOSED);
            }
        } else {
            String code = outcome instanceof Outcome.Refused refused ? refused.code() : "TAKEN_BACK";
            draft.inspection = inspection.notSentBack(code);
            draft.note(new SendBackRefused(code)).alarm(Alarm.SEND_BACK_FAILED, code);
        }
        return Optional.of(draft.done());
    }
}
