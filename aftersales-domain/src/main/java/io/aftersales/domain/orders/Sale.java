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
 * @param charges the charges beside the goods, in the order in which they were added
 * @param tenders the payments, in the order in which they were made
 * @param paymentTerms the time at which the buyer owed the money
 */
public record Sale(
        OrderId id,
        Currency currency,
        List<OrderLine> lines,
        boolean taxIncluded,
        List<Discount> discounts,
        List<Charge> charges,
        List<Tender> tenders,
        PaymentTerms paymentTerms) {

    /** Copies the lists. */
    public Sale {
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
        charges = List.copyOf(charges);
        tenders = List.copyOf(tenders);
    }

    /** Creates a sale without lines, with prices that include their tax, paid with the order. */
    public static Sale of(String id, String currency) {
        return new Sale(
                OrderId.of(id),
                Currency.getInstance(currency),
                List.of(),
                true,
                List.of(),
                List.of(),
                List.of(),
                PaymentTerms.ON_ORDER);
    }

    /** Returns a copy with these lines added. */
    public Sale with(OrderLine... more) {
        return new Sale(id, currency, joined(lines, more), taxIncluded, discounts, charges, tenders, paymentTerms);
    }

    /** Returns a copy with these discounts added, deducted after the earlier ones. */
    public Sale discountedBy(Discount... more) {
        return new Sale(id, currency, lines, taxIncluded, joined(discounts, more), charges, tenders, paymentTerms);
    }

    /** Returns a copy with prices to which the taxes are added. */
    public Sale taxOnTop() {
        return new Sale(id, currency, lines, false, discounts, charges, tenders, paymentTerms);
    }

    /** Returns a copy with one shipping fee for all lines added, in minor units, untaxed; see {@link Charge#shipping}. */
    public Sale shipping(long fee) {
        return charged(Charge.shipping(fee));
    }

    /** Returns a copy with these charges added. */
    public Sale charged(Charge... more) {
        return new Sale(id, currency, lines, taxIncluded, discounts, joined(charges, more), tenders, paymentTerms);
    }

    /** Returns a copy with these payments added. */
    public Sale paidBy(Tender... more) {
        return new Sale(id, currency, lines, taxIncluded, discounts, charges, joined(tenders, more), paymentTerms);
    }

    /** Returns a copy that is due under these terms. */
    public Sale due(PaymentTerms terms) {
        return new Sale(id, currency, lines, taxIncluded, discounts, charges, tenders, terms);
    }

    /** Returns what was agreed: this sale with everything captured. */
    public Sale agreed() {
        boolean captured = true;
        for (Tender each : tenders) {
            captured &= each.captured() == each.amount();
        }
        return captured ? this : captured();
    }

    private Sale captured() {
        return new Sale(
                id,
                currency,
                lines,
                taxIncluded,
                discounts,
                charges,
                tenders.stream().map(each -> each.captured(each.amount())).toList(),
                paymentTerms);
    }

    /** Returns everything in this sale and in a part that was added to it. */
    Sale plus(Sale part) {
        return new Sale(
                id,
                currency,
                concat(lines, part.lines),
                taxIncluded,
                concat(discounts, part.discounts),
                concat(charges, part.charges),
                concat(tenders, part.tenders),
                paymentTerms);
    }

    private static <T> List<T> concat(List<T> before, List<T> more) {
        var all = new ArrayList<>(before);
        all.addAll(more);
        return all;
    }

    private static <T> List<T> joined(List<T> before, T[] more) {
        var all = new ArrayList<>(before);
        all.addAll(Arrays.asList(more));
        return all;
    }
}
