package io.aftersales.examples.oms.console;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.ports.texts.RefundTable;
import java.util.List;

/**
 * A refund to the cent, as a buyer reads it.
 *
 * @param rows the rows of the table
 * @param taxes the taxes in the total
 */
public record Sums(List<RefundTable.Row> rows, List<Tax> taxes) {

    /** Tax in a refund under one rate. */
    public record Tax(String rate, Money amount) {}

    /** Returns the sums of a refund. */
    static Sums of(RefundBreakdown refund, RefundTable table) {
        return new Sums(
                table.rows(),
                refund.taxes().stream()
                        .filter(each -> each.tax() != 0)
                        .map(each -> new Tax(each.rate(), Money.ofMinor(each.tax(), refund.currency())))
                        .toList());
    }
}
