package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.LostParcelFound;
import io.aftersales.domain.cases.CaseEvent.ReplacementDelivered;
import io.aftersales.domain.cases.CaseEvent.ReplacementGivenUp;
import io.aftersales.domain.cases.CaseEvent.ReplacementNotStopped;
import io.aftersales.domain.cases.CaseEvent.ReplacementOrdered;
import io.aftersales.domain.cases.CaseEvent.ReplacementShipped;
import io.aftersales.domain.cases.CaseEvent.ReplacementStopAsked;
import io.aftersales.domain.cases.CaseEvent.ReshipDelivered;
import io.aftersales.domain.cases.CaseRejection.NotYet;
import io.aftersales.domain.cases.Replacement.Stock;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Replacement goods are ordered, or given up for money when it is certain that they will not go out. */
final class ReplacementOrdering {
    private ReplacementOrdering() {}

    /** Orders what stands reserved; from then on the reservation belongs to that order. */
    static void order(CaseDraft draft, CaseMove move, CaseEvent event) {
        EffectKey key = draft.key("replace", 0);
        Replacement goods = draft.replacement();
        draft.move(move, event);
        draft.replacement = goods.with(Stock.ORDERED).with(Replacement.Shipment.ordered(key));
        draft.owe(new Effect.CreateReplacementOrder(key, goods.reservation(), StockReservation.bySku(goods.inStock())));
    }

    /** It is certain that no goods will go out: their units are paid like any that are back. */
    static void giveUp(CaseDraft draft, String why) {
        draft.releaseStock();
        draft.note(new ReplacementGivenUp(why));
        draft.tell(Notice.toBuyer(Notice.Kind.REFUNDED_INSTEAD, draft.submission.buyer())
                .because(why));
        RefundBooking.book(draft, unitsToPay(draft), CaseMove.CONVERT_TO_REFUND);
    }

    private static List<Units> unitsToPay(CaseDraft draft) {
        Inspection inspection = draft.inspection;
        return inspection != null && draft.status() == CaseStatus.AWAITING_TOP_UP
                ? inspection.accepted()
                : draft.held();
    }
}
