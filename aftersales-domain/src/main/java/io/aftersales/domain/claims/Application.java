package io.aftersales.domain.claims;

import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application for after-sales on an order, made by the buyer or by an agent for the buyer.
 *
 * @param order the order
 * @param kind the kind of case
 * @param items the units asked for; may be empty only when the whole order is meant
 * @param whole the reason for cancelling the whole order; null when items are named
 * @param goodsAreHere the warehouse that has the goods already; null when they are with the buyer or the shop
 * @param refundTo where the buyer wants the money; null for the way it was paid
 * @param exception why the application is accepted although a window has ended, the goods are not taken back, or evidence is missing; null when
 *     it is like any other
 * @param description the buyer's own words
 * @param evidence the buyer's evidence
 */
public record Application(
        OrderId order,
        CaseKind kind,
        List<CaseItem> items,
        @Nullable Reason whole,
        @Nullable String goodsAreHere,
        @Nullable RefundDestination refundTo,
        @Nullable String exception,
        String description,
        List<Evidence> evidence) {

    /** Copies the lists. */
    public Application {
        items = List.copyOf(items);
        evidence = List.copyOf(evidence);
    }

    /** Creates an application for these units. */
    public static Application of(OrderId order, CaseKind kind, CaseItem... items) {
        return new Application(order, kind, List.of(items), null, null, null, null, "", List.of());
    }

    /** Creates an application to cancel the whole order. */
    public static Application cancellation(OrderId order, Reason reason) {
        return new Application(order, CaseKind.REFUND_ONLY, List.of(), reason, null, null, null, "", List.of());
    }

    /** Returns a copy with this evidence. */
    public Application showing(Evidence... shown) {
        return new Application(
                order, kind, items, whole, goodsAreHere, refundTo, exception, description, List.of(shown));
    }

    /** Returns a copy whose goods are in a warehouse already, because they came unannounced. */
    public Application withGoodsIn(String warehouse) {
        return new Application(order, kind, items, whole, warehouse, refundTo, exception, description, evidence);
    }

    /** Returns a copy that asks for the money at a destination. */
    public Application refundTo(RefundDestination destination) {
        return new Application(order, kind, items, whole, goodsAreHere, destination, exception, description, evidence);
    }

    /** Returns a copy that is accepted as an exception. */
    public Application asException(String why) {
        return new Application(order, kind, items, whole, goodsAreHere, refundTo, why, description, evidence);
    }
}
