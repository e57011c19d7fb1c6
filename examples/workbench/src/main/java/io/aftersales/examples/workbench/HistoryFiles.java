package io.aftersales.examples.workbench;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Command-line options for the files of a history: CSV with a header, plain or compressed with gzip. */
final class HistoryFiles {
    @Option(
            names = "--orders",
            required = true,
            paramLabel = "FILE",
            description = "Orders: order_id, customer_id, placed_at; optional delivered_at, promised_at, status, "
                    + "shipping_minor, other_charges_minor, coupon_minor, promotion_minor, currency.")
    private String orders = "";

    @Option(
            names = "--lines",
            required = true,
            paramLabel = "FILE",
            description = "Lines of the orders: order_id, line_no, sku, quantity, amount_minor.")
    private String lines = "";

    @Option(
            names = "--tenders",
            paramLabel = "FILE",
            description = "Payments of the orders: order_id, tender_no, channel, amount_minor. "
                    + "Without this file each order has one payment.")
    private @Nullable String tenders;

    @Option(
            names = "--requests",
            required = true,
            paramLabel = "FILE",
            description =
                    "Requests of buyers, in time order, one row for each item: case_id, requested_at, customer_id, "
                            + "order_id, line_no, sku, quantity; optional kind, reason, evidence, wanted_sku. "
                            + "A row without line_no asks for the whole order.")
    private String requests = "";

    History read() {
        OrderBook book = OrderBookReader.read(orders, lines, tenders);
        var odd = new Warnings();
        return new History(book, RequestReader.read(requests, book, odd), odd);
    }
}
