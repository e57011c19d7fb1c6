package io.aftersales.domain.orders;

import io.aftersales.domain.shared.OrderId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

/**
 * What was sold, for how much and paid how, as the host states it and before anybody checked it. Build one like a sentence:
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
 * @param discounts what was taken off the whole, in the order in which it was taken off
 * @param charges what was asked beside the goods
 * @param tenders how it was paid, in the order in which it was paid
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

    /** An order of nothing yet, with prices that include their tax. */
    public static Sale of(String id, String currency) {
        return new Sale(
                OrderId.of(id), Currency.getInstance(currency), List.of(), true, List.of(), Charges.NONE, List.of());
    }

    /** With these lines as well. */
    public Sale with(OrderLine... more) {
        return new Sale(id, currency, joined(lines, more), taxIncluded, discounts, charges, tenders);
    }

    /** With these discounts as well, taken off after those before. */
    public Sale discountedBy(Discount... more) {
        return new Sale(id, currency, lines, taxIncluded, joined(discounts, more), charges, tenders);
    }

    /** With prices to which the taxes are added. */
    public Sale taxOnTop() {
        return new Sale(id, currency, lines, false, discounts, charges, tenders);
    }

    /** With this shipping fee, untaxed or with its tax contained. */
    public Sale shipping(long fee) {
        return charged(new Charges(fee, charges.shippingTax(), charges.other()));
    }

    /** With these charges beside the goods. */
    public Sale charged(Charges asked) {
        return new Sale(id, currency, lines, taxIncluded, discounts, asked, tenders);
    }

    /** With these payments as well. */
    public Sale paidBy(Tender... more) {
        return new Sale(id, currency, lines, taxIncluded, discounts, charges, joined(tenders, more));
    }

    private static <T> List<T> joined(List<T> before, T[] more) {
        var all = new ArrayList<>(before);
        all.addAll(Arrays.asList(more));
        return all;
    }
}
