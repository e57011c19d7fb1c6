package io.aftersales.examples.workbench;

import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Order of the history. Most orders have no request, so the rows are kept and the sale is built on demand. */
final class PastOrder {

    /** Status of an order in the file. */
    enum Status {
        UNPAID,
        PAID,
        SHIPPED,
        DELIVERED,
        COMPLETED,
        CANCELLED
    }

    /**
     * Row of the order itself; amounts are minor units.
     *
     * @param id the order number
     * @param buyer the buyer
     * @param status how far the order has come
     * @param placedAt when it was placed
     * @param deliveredAt when it arrived; null when it did not
     * @param promisedAt when it was to arrive; null when nothing was promised
     * @param charges the shipping fee and other charges
     * @param coupon the discount of a coupon, applied before the promotion
     * @param promotion the discount of a promotion
     * @param currency the currency of the amounts
     */
    record Head(
            OrderId id,
            String buyer,
            Status status,
            Instant placedAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant promisedAt,
            List<Charge> charges,
            long coupon,
            long promotion,
            Currency currency) {}

    private final Head head;
    private final List<OrderLine> lines = new ArrayList<>();
    private final List<Tender> tenders = new ArrayList<>();
    private boolean paidAtOnce = true;
    private @Nullable Sale sale;
    private List<LineId> lineIds = List.of();

    /** Returns the buyer of the order. */
    String buyer() {
        return head.buyer;
    }

    /** Returns when the order was placed. */
    Instant placedAt() {
        return head.placedAt;
    }

    /** Adds the units of each product in this order; nothing where it was not paid or was cancelled. */
    void countSold(Map<String, Long> unitsSold) {
        if (head.status != Status.UNPAID && head.status != Status.CANCELLED) {
            lines.forEach(line -> unitsSold.merge(line.sku(), line.quantity(), Math::addExact));
        }
    }

    PastOrder(Head head) {
        this.head = head;
    }

    void add(OrderLine line) {
        lines.add(line);
    }

    /** Marks the order as paid by the tenders that are added, and by no other payment. */
    void paidByTenders() {
        paidAtOnce = false;
    }

    void add(Tender tender) {
        tenders.add(tender);
    }

    /**
     * Returns the order as it was known at a moment: one parcel, with the carrier from the day the order was placed until it is delivered.
     */
    OrderFacts facts(Instant now) {
        Sale sold = sale();
        OrderState state = state(now);
        return new OrderFacts(
                sold,
                head.buyer,
                state,
                head.placedAt,
                lineIds.isEmpty() ? List.of() : List.of(parcel(state)),
                Map.of());
    }

    private OrderState state(Instant now) {
        boolean delivered = head.deliveredAt != null && !head.deliveredAt.isAfter(now);
        return switch (head.status) {
            case UNPAID -> OrderState.UNPAID;
            case PAID -> OrderState.PAID;
            case CANCELLED -> OrderState.CANCELLED;
            case SHIPPED, DELIVERED, COMPLETED -> delivered ? OrderState.DELIVERED : OrderState.SHIPPED;
        };
    }

    private Parcel parcel(OrderState state) {
        boolean sent = state == OrderState.SHIPPED || state == OrderState.DELIVERED;
        return new Parcel(
                head.id.value(),
                Parcel.packed(head.id.value(), "WAREHOUSE", lineIds).contents(),
                "WAREHOUSE",
                sent ? "CARRIER" : null,
                sent ? head.id.value() : null,
                sent ? head.placedAt : null,
                head.promisedAt,
                state == OrderState.DELIVERED ? head.deliveredAt : null,
                null);
    }

    private Sale sale() {
        if (sale == null) {
            var ids = new ArrayList<LineId>(lines.size());
            for (OrderLine line : lines) {
                ids.add(line.id());
            }
            lineIds = List.copyOf(ids);
            var stated = new Sale(
                    head.id, head.currency, lines, true, discounts(), head.charges, tenders, PaymentTerms.ON_ORDER);
            sale = paidAtOnce ? SolePayment.of(stated) : stated;
        }
        return sale;
    }

    private List<Discount> discounts() {
        var discounts = new ArrayList<Discount>();
        if (head.coupon != 0) {
            discounts.add(Discount.coupon("COUPON", head.coupon));
        }
        if (head.promotion != 0) {
            discounts.add(Discount.promotion("PROMOTION", head.promotion));
        }
        return discounts;
    }
}
