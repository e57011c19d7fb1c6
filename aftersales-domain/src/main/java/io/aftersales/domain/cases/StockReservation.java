package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseRejected;
import io.aftersales.domain.cases.CaseEvent.StockRefused;
import io.aftersales.domain.cases.CaseEvent.StockReserved;
import io.aftersales.domain.cases.Replacement.Stock;
import io.aftersales.domain.cases.Replacement.Wanted;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.refunds.Units;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reserves goods for a case: all or none, released on every path that does not send them. */
final class StockReservation {
    private static final String OUT_OF_STOCK = "OUT_OF_STOCK";

    private StockReservation() {}

    /** Asks the warehouse for the goods. The reservation expires by itself in case everything else fails. */
    static void reserve(CaseDraft draft, List<Wanted> goods) {
        EffectKey key = draft.key("reserve", draft.review.appeal() == null ? 0 : 1);
        draft.replacement = Replacement.asked(goods, key);
        draft.owe(new Effect.ReserveStock(
                key,
                draft.reason(),
                bySku(draft.replacement().inStock()),
                draft.context().now().plus(draft.context().policy().reservedFor())));
    }

    /**
     * Records the warehouse's answer; the caller decides what follows. False when the goods are no longer wanted, so that the answer
     * changes nothing.
     */
    static boolean answered(CaseDraft draft, Outcome outcome) {
        if (draft.replacement().stock() != Stock.ASKED && !isLostInTime(draft, outcome)) {
            return false;
        }
        if (outcome instanceof Outcome.Done) {
            draft.replacement = draft.replacement().with(Stock.RESERVED);
            draft.note(new StockReserved());
        } else {
            refused(draft, outcome);
        }
        return true;
    }

    private static void refused(CaseDraft draft, Outcome outcome) {
        // Nothing is reserved; should the warehouse think otherwise, it has to release it.
        draft.releaseStock();
        draft.replacement = draft.replacement().with(Stock.REFUSED);
        draft.note(new StockRefused(refusalCode(outcome)));
        if (draft.kind() == CaseKind.EXCHANGE) {
            draft.review = draft.review.rejectedBy(OUT_OF_STOCK, draft.context().now());
            draft.move(CaseMove.REJECT, new CaseRejected(OUT_OF_STOCK))
                    .release()
                    .tell(Notice.toBuyer(Notice.Kind.REJECTED, draft.submission.buyer())
                            .because(OUT_OF_STOCK));
        }
    }

    /** Tells whether a reservation was lost while the application can still be refused. Later on, the order for the goods tells. */
    private static boolean isLostInTime(CaseDraft draft, Outcome outcome) {
        return outcome instanceof Outcome.TakenBack
                && draft.replacement().stock() == Stock.RESERVED
                && CaseMove.REJECT.target(draft.kind(), draft.status()).isPresent();
    }

    /** Returns the code under which a reservation was refused, or was lost. */
    static String refusalCode(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.code() : OUT_OF_STOCK;
    }

    /** Keeps the goods that the accepted units need, and releases the rest. */
    static void keepOnly(CaseDraft draft, List<Units> accepted) {
        Replacement all = draft.replacement();
        List<Goods> rest = all.besides(accepted);
        draft.replacement = all.only(accepted);
        if (!rest.isEmpty()) {
            draft.owe(new Effect.ReleaseStock(draft.once("release"), draft.reason(), all.reservation(), bySku(rest)));
        }
    }

    /** Sums the goods up to one entry for each SKU, because a warehouse counts goods, not lines. */
    static List<Goods> bySku(List<Goods> goods) {
        Map<String, Long> sums = new LinkedHashMap<>();
        goods.forEach(each -> sums.merge(each.sku(), each.quantity(), Units::sum));
        return sums.entrySet().stream()
                .map(each -> new Goods(each.getKey(), each.getValue()))
                .toList();
    }
}
