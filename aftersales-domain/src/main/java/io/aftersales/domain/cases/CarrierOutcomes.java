package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.GoodsSentBack;
import io.aftersales.domain.cases.CaseEvent.SendBackRefused;
import io.aftersales.domain.cases.CaseEvent.WaybillCreated;
import io.aftersales.domain.cases.CaseEvent.WaybillRefused;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.util.Optional;

/** Records the outcomes that carriers report: of return waybills, and of refused goods sent back to the buyer. */
final class CarrierOutcomes {
    private CarrierOutcomes() {}

    /** Records the outcome of an effect on a parcel; empty when the effect is about no parcel, or the outcome is known already. */
    static Optional<Change> settle(AfterSalesCase before, CaseDraft draft, EffectKey key, Outcome outcome) {
        for (Inbound inbound : before.inbounds()) {
            Inbound.Label label = inbound.label();
            Inbound.SendBack back = inbound.sendBack();
            if (label != null && key.equals(label.key())) {
                return waybill(draft, inbound, label, outcome);
            }
            if (back != null && key.equals(back.key())) {
                return sentBack(before, draft, inbound, back, outcome);
            }
        }
        return Optional.empty();
    }

    private static Optional<Change> waybill(CaseDraft draft, Inbound inbound, Inbound.Label label, Outcome outcome) {
        boolean known = label.isMade() || (label.refused() && !(outcome instanceof Outcome.Done));
        if (known || inbound.posting() != null || inbound.arrival() != null) {
            return Optional.empty();
        }
        if (outcome instanceof Outcome.Done done) {
            draft.replace(inbound.with(new Inbound.Label(label.key(), false, done.by(), done.reference())));
            draft.note(new WaybillCreated(inbound.number(), done.by(), done.reference()));
        } else {
            String code = outcome instanceof Outcome.Refused refused ? refused.code() : "TAKEN_BACK";
            draft.replace(inbound.with(new Inbound.Label(label.key(), true, "", "")));
            draft.note(new WaybillRefused(inbound.number(), code)).alarm(Alarm.WAYBILL_FAILED, code);
        }
        return Optional.of(draft.done());
    }

    /** Tells whether nothing of an exchange was accepted whose new goods were stopped, so that it ends with its refused goods. */
    private static boolean endsOnceSentBack(AfterSalesCase subject) {
        return subject.paysAfterInspection() && subject.inbounds().stream().noneMatch(Inbound::isPending);
    }

    private static Optional<Change> sentBack(
            AfterSalesCase before, CaseDraft draft, Inbound inbound, Inbound.SendBack back, Outcome outcome) {
        boolean done = outcome instanceof Outcome.Done;
        if (back.isSent() || (!back.failure().isEmpty() && !done)) {
            return Optional.empty();
        }
        if (outcome instanceof Outcome.Done sent) {
            draft.replace(inbound.with(new Inbound.SendBack(back.key(), sent.reference(), "")));
            draft.note(new GoodsSentBack(inbound.number(), sent.reference()));
            boolean ends = before.status() == CaseStatus.INSPECTION_FAILED || endsOnceSentBack(before);
            if (ends && InspectionResult.closeOnceSentBack(draft)) {
                draft.notifyBuyer(Notice.Kind.CLOSED);
            }
        } else {
            String code = outcome instanceof Outcome.Refused refused ? refused.code() : "TAKEN_BACK";
            draft.replace(inbound.with(new Inbound.SendBack(back.key(), "", code)));
            draft.note(new SendBackRefused(inbound.number(), code)).alarm(Alarm.SEND_BACK_FAILED, code);
        }
        return Optional.of(draft.done());
    }
}
