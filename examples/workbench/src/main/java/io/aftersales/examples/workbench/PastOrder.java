package io.aftersales.examples.workbench;

import io.aftersales.domain.orders.Charges;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
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

/** An order of the past. Most orders are never asked for again, so the rows are kept and the sale is built on demand. */
final class PastOrder {

    /** The words of the file for how far an order has come. */
    enum Status {
        UNPAID,
        PAID,
        SHIPPED,
        DELIVERED,
        COMPLETED,
        CANCELLED
    }

    /**
     * The order's own row; amounts are minor units.
     *
     * @param buyer who bought
     * @param deliveredAt when it arrived, null when it did not
     * @param promisedAt when it was to arrive, null when nothing was promised
     * @param coupon what a coupon took off, before the promotion
     * @param promotion what a promotion took off
     */
    record Head(
            OrderId id,
            String buyer,
            Status status,
            Instant placedAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant promisedAt,
            Charges charges,
            long coupon,
            long promotion,
            Currency currency) {}

    private final Head head;
    private final List<OrderLine> lines = new ArrayList<>();
    private final List<Tender> tenders = new ArrayList<>();
    private boolean paidAtOnce = true;
    private @Nullable Sale sale;
    private List<LineId> lineIds = List.of();

    /** Who bought. */
    String buyer() {
        return head.buyer;
    }

    /** When it was placed. */
    Instant placedAt() {
        return head.placedAt;
    }

    PastOrder(Head head) {
        this.head = head;
    }

    void add(OrderLine line) {
        lines.add(line);
    }

    /** It was paid by the tenders that are added, and by nothing else. */
    void paidByTenders() {
        paidAtOnce = false;
    }

    void add(Tender tender) {
        tenders.add(tender);
    }

    /** What was known of it at this moment: one parcel, on its way from the day it was ordered until it is delivered. */
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
                lineIds,
                "WAREHOUSE",
                sent ? "CARRIER" : null,
                sent ? head.id.value() : null,
                sent ? head.placedAt : null,
                head.promisedAt,
                state == OrderState.DELIVERED ? head.deliveredAt : null);
    }

    private Sale sale() {
        if (sale == null) {
            var ids = new ArrayList<LineId>(lines.size());
            for (OrderLine line : lines) {
                ids.add(line.id());
            }
            lineIds = List.copyOf(ids);
            var stated = new Sale(head.id, head.currency, lines, true, discounts(), head.charges, tenders);
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
