package io.aftersales.domain.orders;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.LineId;

/**
 * A line of an order as it was sold. The amount of the whole line counts, not a unit price: unit prices may have more decimals than the
 * currency.
 *
 * @param id the line; unique in its order
 * @param sku the SKU sold; not necessarily unique in its order
 * @param quantity units sold, 1 to {@link #MOST_UNITS}
 * @param amount list price of the whole line, minor units
 * @param discount this line's own discount, minor units, 0 to the amount
 * @param tax tax of the whole line after all discounts, its own and its share of the coupons of the order; minor units
 * @param taxRate the host's code of the tax rate, empty when there is none
 */
public record OrderLine(LineId id, String sku, long quantity, long amount, long discount, long tax, String taxRate) {

    /** The most units of a line, so that a percentage of each of them can be added up. */
    public static final long MOST_UNITS = Long.MAX_VALUE / 100;

    /** Creates a line without discount or tax of its own. */
    public static OrderLine of(String id, String sku, long quantity, long amount) {
        return new OrderLine(LineId.of(id), sku, quantity, amount, 0, 0, "");
    }

    /** Creates a line of some units at a price per unit. */
    public static OrderLine of(String id, String sku, long quantity, Money unitPrice) {
        return of(id, sku, quantity, Math.multiplyExact(quantity, unitPrice.minor()));
    }

    /** Returns a copy of this line with its own discount, in minor units of the whole line. */
    public OrderLine discountedBy(long minor) {
        return new OrderLine(id, sku, quantity, amount, minor, tax, taxRate);
    }

    /**
     * Returns a copy of this line with this tax: of the whole line after all discounts, its own and its share of the coupons of the order, in minor
     * units.
     */
    public OrderLine taxed(long minor, String rate) {
        return new OrderLine(id, sku, quantity, amount, discount, minor, rate);
    }

    /** Returns the line's price after its own discount and before any discount of the order. */
    public long afterOwnDiscount() {
        return amount - discount;
    }
}
