package io.aftersales.examples.workbench;

import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.workbench.CsvTable.Column;
import io.aftersales.examples.workbench.CsvTable.Header;
import io.aftersales.examples.workbench.PastOrder.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads orders with their lines and tenders. Lines and tenders of unknown orders are skipped. */
final class OrderBookReader {
    private static final String STANDARD_CURRENCY = "CNY";

    private final OrderBook book = new OrderBook();

    /** Shares the line ids and products of all orders: most orders use the same ones, and copies would fill the memory. */
    private final Map<String, LineId> lineIds = new HashMap<>();

    private final Map<String, String> skus = new HashMap<>();
    private final RowTotals asked = new RowTotals();
    private final RowTotals paid = new RowTotals();
    private @Nullable Currency currency;

    private OrderBookReader() {}

    /** Reads the order book. Without a file of tenders each order has one payment of its full amount. */
    static OrderBook read(String orders, String lines, @Nullable String tenders) {
        var reader = new OrderBookReader();
        Header heads = CsvTable.read(orders, reader::orders);
        Header sold = CsvTable.read(lines, reader::lines);
        Header paid = null;
        if (tenders != null) {
            reader.book.all().forEach(PastOrder::paidByTenders);
            paid = CsvTable.read(tenders, reader::tenders);
        }
        reader.book.isReadFrom(heads, sold, paid);
        return reader.book;
    }

    private Consumer<CsvRow> orders(Header header) {
        Column id = header.column("order_id");
        Column buyer = header.column("customer_id");
        Column placed = header.column("placed_at");
        Column delivered = header.columnIfAny("delivered_at");
        Column promised = header.columnIfAny("promised_at");
        Column status = header.columnIfAny("status");
        Column shipping = header.columnIfAny("shipping_minor");
        Column other = header.columnIfAny("other_charges_minor");
        Column coupon = header.columnIfAny("coupon_minor");
        Column promotion = header.columnIfAny("promotion_minor");
        Column money = header.columnIfAny("currency");
        return row -> {
            Status known = row.oneOfOr(status, Status.DELIVERED);
            Instant placedAt = row.time(placed);
            counted(row, shipping, other);
            var head = new PastOrder.Head(
                    row.text(id, OrderId::of),
                    row.text(buyer),
                    known,
                    placedAt,
                    deliveredAt(row, delivered, known, placedAt),
                    row.timeIfAny(promised).orElse(null),
                    charges(row.wholeOrZero(shipping), row.wholeOrZero(other)),
                    row.wholeOrZero(coupon),
                    row.wholeOrZero(promotion),
                    currency(row, money),
                    row.number());
            if (!book.add(head.id(), new PastOrder(head))) {
                throw row.fault(id, "order " + head.id() + " is there already");
            }
        };
    }

    /** Counts charges; discounts are not counted, because no order can have more of them than it has lines and charges. */
    private void counted(CsvRow row, Column... charges) {
        for (Column each : charges) {
            asked.amount(row, each, row.wholeOrZero(each));
        }
    }

    private static List<Charge> charges(long shipping, long other) {
        var charges = new ArrayList<Charge>(2);
        if (shipping != 0) {
            charges.add(Charge.shipping(shipping));
        }
        if (other != 0) {
            charges.add(Charge.other(other));
        }
        return charges;
    }

    /**
     * Returns the time of delivery. In a file without such times every order was delivered when it was placed, unless its status is
     * SHIPPED.
     */
    private static @Nullable Instant deliveredAt(CsvRow row, Column delivered, Status status, Instant placedAt) {
        if (delivered.isThere()) {
            return row.timeIfAny(delivered).orElse(null);
        }
        return status == Status.SHIPPED ? null : placedAt;
    }

    private Currency currency(CsvRow row, Column money) {
        Currency found = row.isBlank(money)
                ? Currency.getInstance(STANDARD_CURRENCY)
                : row.text(money, OrderBookReader::currency);
        if (currency != null && !currency.equals(found)) {
            throw row.fault(money, found + " after " + currency + ": sums need one currency");
        }
        currency = found;
        return found;
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + code + "\" is no currency", e);
        }
    }

    private Consumer<CsvRow> lines(Header header) {
        Column order = header.column("order_id");
        Column number = header.column("line_no");
        Column sku = header.column("sku");
        Column quantity = header.column("quantity");
        Column amount = header.column("amount_minor");
        return row -> {
            LineId id = row.text(number, this::lineId);
            String sold = row.text(sku, this::sku);
            var line = new OrderLine(id, sold, row.whole(quantity), row.whole(amount), 0, 0, "");
            asked.units(row, quantity, line.quantity());
            asked.amount(row, amount, line.amount());
            book.find(row.text(order)).ifPresent(known -> known.add(line, row.number()));
        };
    }

    private LineId lineId(String value) {
        return lineIds.computeIfAbsent(value, LineId::of);
    }

    private String sku(String value) {
        return skus.computeIfAbsent(value, same -> same);
    }

    private Consumer<CsvRow> tenders(Header header) {
        Column order = header.column("order_id");
        Column number = header.column("tender_no");
        Column channel = header.column("channel");
        Column amount = header.column("amount_minor");
        return row -> {
            TenderId id = row.text(number, TenderId::of);
            Tender tender = Tender.money(id.value(), row.text(channel), row.whole(amount))
                    .referredToAs(row.text(order) + "/" + id);
            paid.amount(row, amount, tender.amount());
            book.find(row.text(order)).ifPresent(known -> known.add(tender, row.number()));
        };
    }
}
