package io.aftersales.examples.oms.console;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.ports.texts.RefundTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A refund to the cent, as a buyer reads it: the table of the library with goods by their names, and the taxes in it.
 *
 * @param rows the rows of the table
 * @param taxes the taxes in the total
 */
public record Sums(List<RefundTable.Row> rows, List<Tax> taxes) {

    /** Tax in a refund under one rate. */
    public record Tax(String rate, Money amount) {}

    /** Returns the sums of a refund. */
    static Sums of(RefundBreakdown refund, UnaryOperator<String> names, Reader reader) {
        return new Sums(
                named(RefundTable.of(refund, reader.texts()).rows(), refund, names, reader),
                refund.taxes().stream()
                        .filter(each -> each.tax() != 0)
                        .map(each -> new Tax(each.rate(), Money.ofMinor(each.tax(), refund.currency())))
                        .toList());
    }

    /** Writes names for the codes of the lines, with whose rows a table begins, and of the tenders, with whose rows it ends. */
    private static List<RefundTable.Row> named(
            List<RefundTable.Row> rows, RefundBreakdown refund, UnaryOperator<String> names, Reader reader) {
        List<String> codes = refund.lines().stream()
                .filter(line -> line.quantity() > 0)
                .map(line -> line.line().value())
                .toList();
        var named = new ArrayList<RefundTable.Row>(rows);
        for (int i = 0; i < Math.min(codes.size(), rows.size()); i++) {
            name(named, i, codes.get(i), names.apply(codes.get(i)));
        }
        int first = rows.size() - refund.tenders().size();
        for (int i = 0; i < refund.tenders().size(); i++) {
            String code = refund.tenders().get(i).id().value();
            name(named, first + i, code, reader.named("tender", code));
        }
        return named;
    }

    private static void name(List<RefundTable.Row> rows, int at, String code, String name) {
        RefundTable.Row row = rows.get(at);
        rows.set(at, new RefundTable.Row(row.sort(), named(row.label(), code, name), row.amount()));
    }

    /** Writes a name for a code, with which a label begins or ends, or that follows a blank, depending on the language. */
    private static String named(String label, String code, String name) {
        if (label.endsWith(code)) {
            return label.substring(0, label.length() - code.length()) + name;
        }
        return label.startsWith(code) ? name + label.substring(code.length()) : label.replace(" " + code, " " + name);
    }
}
