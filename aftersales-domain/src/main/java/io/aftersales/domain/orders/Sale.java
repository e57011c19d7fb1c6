package io.aftersales.domain.orders;

import io.aftersales.domain.shared.OrderId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

/**
 * The goods, prices, discounts and payments of an order, as the host states them and before they are checked. A sale is built like a
 * sentence:
 *
 * <pre>{@code
 * Sale.of("1001", "CNY").with(OrderLine.of("A", "MUG", 3, 2000)).discountedBy(Discount.coupon("C1", 300))
 *     .shipping(500).paidBy(Tender.money("T1", "ALIPAY", 2200))
 * }</pre>
 *
 * @param id the order
 * @param currency the one currency of every amount in it
 * @param lines the lines, in order
 * @param taxIncluded whether prices contain their tax; if so taxes are not added to what is payable
 * @param discounts discounts on the whole order, in the order in which they were deducted
 * @param charges the charges beside the goods
 * @param tenders the payments, in the order in which they were made
 */
public record Sale(
        OrderId id,
        Currency currency,
        List<OrderLine> lines,
        boolean taxIncluded,
        List<Discount> discounts,
        Charges charges,
        List<Tender> tenders) {

    /** Copies the lists. */
    public Sale {
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
        tenders = List.copyOf(tenders);
    }

    /** Creates a sale without lines, with prices that include their tax. */
    public static Sale of(String id, String currency) {
        return new Sale(
                OrderId.of(id), Currency.getInstance(currency), List.of(), true, List.of(), Charges.NONE, List.of());
    }

    /** Returns a copy with these lines added. */
    public Sale with(OrderLine... more) {
        return new Sale(id, currency, joined(lines, more), taxIncluded, discounts, charges, tenders);
    }

    /** Returns a copy with these discounts added, deducted after the earlier ones. */
    public Sale discountedBy(Discount... more) {
        return new Sale(id, currency, lines, taxIncluded, joined(discounts, more), charges, tenders);
    }

    /** Returns a copy with prices to which the taxes are added. */
    public Sale taxOnTop() {
        return new Sale(id, currency, lines, false, discounts, charges, tenders);
    }

    /** Returns a copy with this shipping fee, in minor units, untaxed or with its tax contained. */
    public Sale shipping(long fee) {
        return charged(new Charges(fee, charges.shippingTax(), charges.other()));
    }

    /** Returns a copy with these charges beside the goods. */
    public Sale charged(Charges asked) {
        return new Sale(id, currency, lines, taxIncluded, discounts, asked, tenders);
    }

    /** Returns a copy with these payments added. */
    public Sale paidBy(Tender... more) {
        return new Sale(id, currency, lines, taxIncluded, discounts, charges, joined(tenders, more));
    }

    private static <T> List<T> joined(List<T> before, T[] more) {
        var all = new ArrayList<>(before);
        all.addAll(Arrays.asList(more));
        return all;
    }
}
