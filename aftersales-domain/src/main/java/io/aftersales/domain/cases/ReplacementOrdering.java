package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.ReplacementGivenUp;
import io.aftersales.domain.cases.Replacement.Stock;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.Units;
import java.util.List;

/** Orders replacement goods, or replaces them by money when it is certain that they will not go out. */
final class ReplacementOrdering {
    private ReplacementOrdering() {}

    /** Orders the reserved goods; from then on the reservation belongs to that order. */
    static void order(CaseDraft draft, CaseMove move, CaseEvent event) {
        EffectKey key = draft.key("replace", draft.review.appeal() == null ? 0 : 1);
        Replacement goods = draft.replacement();
        draft.move(move, event);
        draft.replacement = goods.with(Stock.ORDERED).with(Replacement.Shipment.ordered(key));
        ExpectedParcels.expect(draft);
        draft.owe(new Effect.CreateReplacementOrder(key, goods.reservation(), StockReservation.bySku(goods.inStock())));
    }

    /** Pays the units for which certainly no goods will go out, like any units that are back. */
    static void giveUp(CaseDraft draft, String why) {
        cancel(draft, why);
        RefundBooking.book(draft, unitsToPay(draft), CaseMove.CONVERT_TO_REFUND);
    }

    /** Records that certainly no goods will go out, and notifies the buyer that money takes their place. */
    static void cancel(CaseDraft draft, String why) {
        draft.releaseStock();
        draft.note(new ReplacementGivenUp(why));
        draft.tell(Notice.toBuyer(Notice.Kind.REFUNDED_INSTEAD, draft.submission.buyer())
                .because(why));
    }

    private static List<Units> unitsToPay(CaseDraft draft) {
        Inspection inspection = draft.inspection;
        return inspection != null && draft.status() == CaseStatus.AWAITING_TOP_UP
                ? inspection.accepted()
                : draft.held();
    }
}
