package io.aftersales.examples.oms.web;

import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.examples.oms.shop.Wording;
import io.aftersales.ports.texts.RefundTable;
import io.aftersales.ports.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Writes the library's table of a refund with the names of goods and tenders instead of their codes. */
final class RefundRows {
    private RefundRows() {}

    /** Returns the rows; a table begins with those of the lines and ends with those of the tenders. */
    static List<RefundTable.Row> of(RefundBreakdown refund, Texts texts, UnaryOperator<String> names, Locale language) {
        var rows = new ArrayList<RefundTable.Row>(RefundTable.of(refund, texts).rows());
        List<String> lines = refund.lines().stream()
                .filter(line -> line.quantity() > 0)
                .map(line -> line.line().value())
                .toList();
        for (int i = 0; i < Math.min(lines.size(), rows.size()); i++) {
            name(rows, i, lines.get(i), names.apply(lines.get(i)));
        }
        int first = rows.size() - refund.tenders().size();
        for (int i = 0; i < refund.tenders().size(); i++) {
            String tender = refund.tenders().get(i).id().value();
            name(rows, first + i, tender, Wording.ofTender(tender, language));
        }
        return rows;
    }

    private static void name(List<RefundTable.Row> rows, int at, String code, String name) {
        RefundTable.Row row = rows.get(at);
        int place = row.label().lastIndexOf(code);
        if (place >= 0) {
            String label = row.label().substring(0, place) + name + row.label().substring(place + code.length());
            rows.set(at, new RefundTable.Row(row.sort(), label, row.amount()));
        }
    }
}
