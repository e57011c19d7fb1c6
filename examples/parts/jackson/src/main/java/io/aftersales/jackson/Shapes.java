package io.aftersales.jackson;

import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.views.Party;
import io.aftersales.ports.views.TimelineView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes in JSON of types that are no plain records. */
final class Shapes {
    private Shapes() {}

    /**
     * The shape of a frozen order. A host may store it once for each order, because it never changes.
     *
     * @param sale the sale
     * @param policy the money rules
     */
    record Frozen(Sale sale, RefundPolicy policy) {}

    /**
     * The shape of a whole account.
     *
     * @param frozen the part that never changes
     * @param moving the part that changes
     */
    record Account(FrozenOrder frozen, AccountRecord moving) {}

    /**
     * The shape of a rejection.
     *
     * @param code the stable code
     * @param kind the kind, for branching
     * @param facts the facts by name, as plain values
     * @param message one English sentence for a developer or a clerk
     */
    record Refusal(String code, Rejection.Kind kind, Map<String, Object> facts, String message) {
        static Refusal of(Rejection rejection) {
            return new Refusal(
                    rejection.code(), rejection.kind(), PlainFacts.of(rejection.facts()), rejection.message());
        }
    }

    /**
     * The shape of a line of a timeline.
     *
     * @param at the moment of the event
     * @param code the code of the event
     * @param status the status of the case after the event
     * @param by the side that acted
     * @param facts the facts that the reader sees, as plain values
     * @param internal the whole entry; null in a buyer's view
     */
    record Line(
            Instant at,
            String code,
            CaseStatus status,
            Party by,
            Map<String, Object> facts,
            @Nullable TimelineEntry internal) {
        static Line of(TimelineView line) {
            return new Line(
                    line.at(),
                    line.code(),
                    line.status(),
                    line.by(),
                    PlainFacts.of(line.facts()),
                    line.whole().orElse(null));
        }
    }
}
