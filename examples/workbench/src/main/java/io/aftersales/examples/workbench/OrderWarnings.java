package io.aftersales.examples.workbench;

import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderRejection.OrderDoesNotBalance;
import io.aftersales.domain.orders.OrderRejection.Part;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.examples.workbench.CsvTable.Header;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Warns of the orders of a history that the library refuses, whether a case was opened on them or not, and names the row at fault. */
final class OrderWarnings {
    private static final Pattern PART = Pattern.compile("\\[(\\d+)]");

    private final Header orders;
    private final Header lines;
    private final @Nullable Header tenders;

    /**
     * Creates warnings that name places in these files.
     *
     * @param tenders the file of payments; null when there is none
     */
    OrderWarnings(Header orders, Header lines, @Nullable Header tenders) {
        this.orders = orders;
        this.lines = lines;
        this.tenders = tenders;
    }

    /** Returns the warnings about the orders of a book, one for each order. */
    Warnings of(OrderBook book) {
        var warnings = new Warnings();
        if (!orders.columnIfAny("delivered_at").isThere()) {
            warnings.add(
                    orders.place("delivered_at", 1),
                    "there is no such column, so every order counts as delivered when it was placed");
        }
        for (PastOrder order : book.all()) {
            order.refusal()
                    .ifPresent(refusal -> warnings.add(
                            place(order, refusal),
                            "order " + order.id() + " is refused as " + refusal.code() + ": " + reason(refusal)));
        }
        return warnings;
    }

    private FilePosition place(PastOrder order, Rejection refusal) {
        if (!(refusal instanceof InvalidOrder invalid) || invalid.about() == null) {
            return orders.place("order_id", order.row());
        }
        Matcher part = PART.matcher(invalid.field());
        int index = part.find() ? Integer.parseInt(part.group(1)) : 0;
        return switch (invalid.about().kind()) {
            case "line" -> lines.place(column(invalid, "line_no"), order.rowOfLine(index));
            case "tender" -> tender(order, column(invalid, "tender_no"), index);
            default -> orders.place(PastOrder.columnOf(invalid.about().id()), order.row());
        };
    }

    /** Returns the place of a payment; that of its order where the payment is not from a file. */
    private FilePosition tender(PastOrder order, String column, int index) {
        return tenders == null
                ? orders.place("order_id", order.row())
                : tenders.place(column, order.rowOfTender(index));
    }

    private static String column(InvalidOrder refusal, String id) {
        String field = refusal.field();
        if (field.endsWith(".id")) {
            return id;
        }
        return field.endsWith(".quantity") ? "quantity" : "amount_minor";
    }

    private static String reason(Rejection refusal) {
        if (refusal instanceof OrderDoesNotBalance sums) {
            return sums.payable() + " payable, " + sums.tenders() + " in tenders";
        }
        if (refusal instanceof InvalidOrder invalid) {
            Part part = invalid.about();
            if (part != null && invalid.field().endsWith(".id")) {
                return part.kind() + " " + part.id() + " is there twice";
            }
            if (invalid.field().endsWith(".quantity")) {
                return invalid.value() + " is not from 1 to " + OrderLine.MOST_UNITS;
            }
            if (invalid.left() != null) {
                return invalid.value() + " is more than the " + invalid.left() + " that it can reduce";
            }
            if (part != null && part.id().equals(Charge.OTHER_ID)) {
                return invalid.value() + " gives more than the order costs";
            }
            if (invalid.value() < 0) {
                return invalid.value() + " is negative";
            }
        }
        return refusal.message();
    }
}
