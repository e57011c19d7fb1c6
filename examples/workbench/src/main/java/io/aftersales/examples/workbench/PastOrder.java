package io.aftersales.examples.workbench;

import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Order of the history. Most orders have no request, so the rows are kept and the sale is built on demand. */
final class PastOrder {
    private static final String COUPON = "COUPON";

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
     * @param row the line of the file
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
            Currency currency,
            int row) {}

    private final Head head;
    private final List<OrderLine> lines = new ArrayList<>();
    private final List<Tender> tenders = new ArrayList<>();
    private final RowNumbers lineRows = new RowNumbers();
    private final RowNumbers tenderRows = new RowNumbers();
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

    /** Adds the units of each product in this order; nothing where it was not paid or was cancelled, or for an impossible line. */
    void countSold(Map<String, Long> unitsSold) {
        if (head.status != Status.UNPAID && head.status != Status.CANCELLED) {
            lines.stream()
                    .filter(line -> RowTotals.isPossible(line.quantity()))
                    .forEach(line -> unitsSold.merge(line.sku(), line.quantity(), Math::addExact));
        }
    }

    PastOrder(Head head) {
        this.head = head;
    }

    OrderId id() {
        return head.id;
    }

    /** Returns the line of the file of orders that this order stands in. */
    int row() {
        return head.row;
    }

    /** Returns the line of the file of lines that a line of the order stands in. */
    int rowOfLine(int index) {
        return lineRows.get(index);
    }

    /** Returns the line of the file of payments that a payment stands in. */
    int rowOfTender(int index) {
        return tenderRows.get(index);
    }

    /** Returns the column of the file of orders that a discount or charge was read from. */
    static String columnOf(String part) {
        return switch (part) {
            case Charge.SHIPPING_ID -> "shipping_minor";
            case Charge.OTHER_ID -> "other_charges_minor";
            case COUPON -> "coupon_minor";
            default -> "promotion_minor";
        };
    }

    /** Returns the product of a line; empty when the order has no such line. */
    Optional<String> product(LineId id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst().map(OrderLine::sku);
    }

    void add(OrderLine line, int row) {
        lines.add(line);
        lineRows.add(row);
    }

    /** Marks the order as paid by the tenders that are added, and by no other payment. */
    void paidByTenders() {
        paidAtOnce = false;
    }

    void add(Tender tender, int row) {
        tenders.add(tender);
        tenderRows.add(row);
    }

    /** Returns the library's refusal of this order; empty for an order that can be. */
    Optional<Rejection> refusal() {
        return OrderSnapshot.of(built()).fold(Optional::of, possible -> Optional.empty());
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
            sale = built();
        }
        return sale;
    }

    private Sale built() {
        var stated = new Sale(
                head.id, head.currency, lines, true, discounts(), head.charges, tenders, PaymentTerms.ON_ORDER);
        return paidAtOnce ? SolePayment.of(stated) : stated;
    }

    private List<Discount> discounts() {
        var discounts = new ArrayList<Discount>();
        if (head.coupon != 0) {
            discounts.add(Discount.coupon(COUPON, head.coupon));
        }
        if (head.promotion != 0) {
            discounts.add(Discount.promotion("PROMOTION", head.promotion));
        }
        return discounts;
    }
}
