package io.aftersales.examples.guide;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.io.PrintStream;
import java.util.List;

/** An order from two kinds of tables: with one coupon for all of it, and with the coupon shared over its rows already. */
final class OtherTables {
    private OtherTables() {}

    // guide:start other-tables
    /** One coupon column on the order: the library shares it, to the cent, by largest remainder. */
    private static Sale couponOnTheOrder(List<Row> rows, long coupon, long paid) {
        Sale sale = Sale.of("3001", "EUR");
        for (Row row : rows) {
            sale = sale.with(OrderLine.of(row.id(), row.sku(), row.pieces(), row.amount()));
        }
        return sale.discountedBy(Discount.coupon("COUPON", coupon)).paidBy(Tender.money("CARD", "CARD", paid));
    }

    /** The coupon is shared over the rows already: each share is a discount of its line, as the invoice has it. */
    private static Sale couponOnTheRows(List<Row> rows, long paid) {
        Sale sale = Sale.of("3001", "EUR");
        for (Row row : rows) {
            sale = sale.with(OrderLine.of(row.id(), row.sku(), row.pieces(), row.amount())
                    .discountedBy(row.couponShare()));
        }
        return sale.paidBy(Tender.money("CARD", "CARD", paid));
    }
    // guide:end other-tables

    // guide:start coupon-and-rates
    /** One coupon column, and nothing but tax rates on the rows: the tax of a line is that in what is paid for it, less its share of the coupon. */
    private static Sale couponAndRates(List<TaxedRow> rows, long coupon, long paid) {
        long[] shares = Apportionment.apportion(
                coupon, rows.stream().mapToLong(TaxedRow::amount).toArray());
        Sale sale = Sale.of("3002", "EUR");
        for (int i = 0; i < shares.length; i++) {
            TaxedRow row = rows.get(i);
            long tax = Apportionment.part(row.amount() - shares[i], row.percent(), 100 + row.percent());
            sale = sale.with(OrderLine.of(row.id(), row.sku(), row.pieces(), row.amount())
                    .taxed(tax, "VAT-" + row.percent()));
        }
        return sale.discountedBy(Discount.coupon("COUPON", coupon)).paidBy(Tender.money("CARD", "CARD", paid));
    }
    // guide:end coupon-and-rates

    /** A row with a tax rate in percent, in cents with tax. */
    private record TaxedRow(String id, String sku, long pieces, long amount, long percent) {}

    /** A row of the shop's table, in cents. */
    private record Row(String id, String sku, long pieces, long amount, long couponShare) {}

    static void print(PrintStream out) {
        var rows = List.of(
                new Row("1", "PEN", 1, 333, 33), new Row("2", "CUP", 1, 333, 33), new Row("3", "BAG", 1, 333, 34));
        print("one coupon column", couponOnTheOrder(rows, 100, 899), out);
        print("shares on the rows", couponOnTheRows(rows, 899), out);
        out.println("the coupon in both: "
                + OrderSnapshot.of(couponOnTheRows(rows, 899).discountedBy(Discount.coupon("COUPON", 100)))
                        .fold(refusal -> refusal.code() + " " + refusal.facts(), order -> "taken"));
        var taxed = List.of(new TaxedRow("1", "SHIRT", 2, 3_998, 19), new TaxedRow("2", "BOOK", 1, 1_500, 7));
        Sale sale = couponAndRates(taxed, 500, 4_998);
        print("one coupon column and rates", sale, out);
        out.println("  tax of the lines: "
                + sale.lines().stream().map(OrderLine::tax).toList() + ", of the list prices "
                + taxed.stream()
                        .map(row -> Apportionment.part(row.amount(), row.percent(), 100 + row.percent()))
                        .toList());
    }

    private static void print(String name, Sale sale, PrintStream out) {
        var account = OrderAccount.open(FrozenOrder.of(OrderSnapshot.of(sale).get(), RefundPolicy.STANDARD));
        var refunds = sale.lines().stream()
                .map(OrderLine::id)
                .map(OtherTables::one)
                .map(claim -> account.quote(claim).get().total())
                .toList();
        out.println(name + ": " + refunds);
    }

    private static RefundClaim one(LineId line) {
        return RefundClaim.of(new Units(line, 1));
    }
}
