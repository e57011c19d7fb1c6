package io.aftersales.examples.workbench;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.workbench.CsvTable.Column;
import io.aftersales.examples.workbench.CsvTable.Header;
import io.aftersales.ports.desks.Commands.ItemAsked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the requests of buyers: one row for each item, in time order, the rows of a case together. */
final class RequestReader {
    private final Column caseId;
    private final Column at;
    private final Column buyer;
    private final Column order;
    private final Column line;
    private final Column sku;
    private final Column quantity;
    private final Column kind;
    private final Column reason;
    private final Column evidence;
    private final Column wantedSku;

    private final OrderBook book;
    private final OrderId unnamedOrder;
    private final Warnings warnings;
    private final RowTotals asked = new RowTotals();
    private final Map<List<String>, Integer> rowsOfCase = new HashMap<>();
    private final List<PastRequest> requests = new ArrayList<>();
    private final Set<String> caseIds = new HashSet<>();
    private @Nullable PastRequest last;

    private RequestReader(Header header, OrderBook book, Warnings warnings) {
        this.book = book;
        this.unnamedOrder = book.unnamedOrder();
        this.warnings = warnings;
        caseId = header.column("case_id");
        at = header.column("requested_at");
        buyer = header.column("customer_id");
        order = header.column("order_id");
        line = header.column("line_no");
        sku = header.column("sku"); // for readers of the file: the order's line decides the product
        quantity = header.column("quantity");
        kind = header.columnIfAny("kind");
        reason = header.columnIfAny("reason");
        evidence = header.columnIfAny("evidence");
        wantedSku = header.columnIfAny("wanted_sku");
    }

    /**
     * Reads a file of requests.
     *
     * @param book the orders
     * @param warnings takes what cannot be meant as it stands
     */
    static List<PastRequest> read(String file, OrderBook book, Warnings warnings) {
        var readers = new ArrayList<RequestReader>(1);
        CsvTable.read(file, header -> {
            var reader = new RequestReader(header, book, warnings);
            readers.add(reader);
            return reader::row;
        });
        return readers.get(0).finished();
    }

    private List<PastRequest> finished() {
        if (last != null) {
            requests.add(last);
        }
        return requests;
    }

    private void row(CsvRow row) {
        PastRequest single = single(row);
        PastRequest before = last;
        if (before != null && before.at().isAfter(single.at())) {
            throw row.fault(at, row.text(at) + " is earlier than the row before");
        }
        if (before != null && before.caseId().equals(single.caseId())) {
            last = joined(row, before, single);
            warn(row, single);
            return;
        }
        rowsOfCase.clear();
        warn(row, single);
        if (!caseIds.add(single.caseId())) {
            throw row.fault(caseId, "the rows of case " + single.caseId() + " do not stand together");
        }
        if (before != null) {
            requests.add(before);
        }
        last = single;
    }

    /** Warns of a row about units that cannot be meant as it stands; its outcome is that of the format all the same. */
    private void warn(CsvRow row, PastRequest single) {
        for (ItemAsked item : single.items()) {
            if (item.quantity() < 1) {
                warnings.add(
                        row.place(quantity),
                        "case " + single.caseId() + " asks for " + item.quantity() + ", which no case can ask for");
            }
            LineId id = item.line();
            Optional<String> product = book.find(single.order().value()).flatMap(order -> order.product(id));
            if (product.isPresent() && !row.isBlank(sku) && !product.get().equals(row.text(sku))) {
                warnings.add(
                        row.place(sku),
                        row.text(sku) + " is ignored: the product of line " + id + " of order " + single.order()
                                + " is " + product.get());
            }
            Integer first = rowsOfCase.putIfAbsent(
                    Stream.of(line, sku, quantity, reason, evidence, wantedSku)
                            .map(row::text)
                            .toList(),
                    row.number());
            if (first != null) {
                warnings.add(row.place(caseId), "the row is the same as line " + first + "; the quantities are added");
            }
        }
    }

    /** Reads a row as a request of its own. */
    private PastRequest single(CsvRow row) {
        if (row.isBlank(caseId)) {
            throw row.fault(caseId, "is blank");
        }
        CaseKind asked = row.oneOfOr(kind, CaseKind.RETURN_REFUND);
        String why = reason(row);
        boolean named = !row.isBlank(line);
        return new PastRequest(
                row.text(caseId),
                row.time(at),
                row.text(buyer, Actor::buyer),
                row.isBlank(order) ? unnamedOrder : row.text(order, OrderId::of),
                asked,
                1,
                named ? List.of(item(row, why)) : List.of(),
                named || asked != CaseKind.REFUND_ONLY ? null : why,
                shown(row));
    }

    private String reason(CsvRow row) {
        return row.isBlank(reason)
                ? Reason.NO_REASON.code()
                : row.oneOf(reason, Reason.STANDARD).code();
    }

    private ItemAsked item(CsvRow row, String why) {
        long units = row.whole(quantity);
        asked.units(row, quantity, units);
        return new ItemAsked(
                row.text(line, LineId::of), units, why, row.isBlank(wantedSku) ? null : row.text(wantedSku), null);
    }

    private boolean shown(CsvRow row) {
        return !row.isBlank(evidence)
                && row.oneOf(evidence, List.of("yes", "no")).equals("yes");
    }

    /** Joins a row to the rows before it. One row without a line makes the request mean the order as a whole. */
    private PastRequest joined(CsvRow row, PastRequest before, PastRequest more) {
        sameInOneCase(row, buyer, before.buyer(), more.buyer());
        sameInOneCase(row, order, before.order(), more.order());
        sameInOneCase(row, kind, before.kind(), more.kind());
        sameInOneCase(row, at, before.at(), more.at());
        var items = new ArrayList<ItemAsked>();
        if (!before.items().isEmpty() && !more.items().isEmpty()) {
            items.addAll(before.items());
            items.addAll(more.items());
        }
        return new PastRequest(
                before.caseId(),
                before.at(),
                before.buyer(),
                before.order(),
                before.kind(),
                before.rows() + 1,
                items,
                before.wholeOrder() == null ? more.wholeOrder() : before.wholeOrder(),
                before.evidence() || more.evidence());
    }

    private static <T> void sameInOneCase(CsvRow row, Column column, T before, T now) {
        if (!before.equals(now)) {
            throw row.fault(column, now + " after " + before + " in one case");
        }
    }
}
