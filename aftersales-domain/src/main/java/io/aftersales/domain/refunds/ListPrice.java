package io.aftersales.domain.refunds;

import io.aftersales.domain.money.WideProduct;

/**
 * The list price of goods before discounts, without tax that is added to prices: an amount for a number of units, because the price of one
 * unit may have more decimals than its currency.
 *
 * @param amount minor units for all units together, not negative
 * @param units at least 1
 */
public record ListPrice(long amount, long units) {
    /** Refuses a negative amount and fewer units than 1 with an {@link IllegalArgumentException}. */
    public ListPrice {
        if (amount < 0 || units < 1) {
            throw new IllegalArgumentException("no list price: " + amount + " for " + units + " units");
        }
    }

    /** Creates the list price of one unit. */
    public static ListPrice ofUnit(long amount) {
        return new ListPrice(amount, 1);
    }

    /** Tells whether one unit lists at the same price as one of the other goods, compared without rounding. */
    public boolean isSame(ListPrice other) {
        return WideProduct.areSame(amount, other.units, other.amount, units);
    }
}
