package io.aftersales.domain.refunds;

import io.aftersales.domain.refunds.ExchangedUnits.PriceTax;
import org.jspecify.annotations.Nullable;

/**
 * The price of one unit of goods for a buyer today.
 *
 * @param amount minor units of the order's currency, tax included
 * @param taxRate the host's code of the tax rate; empty when there is none
 * @param tax the tax in the amount, in minor units. With an empty rate and no tax, nothing is known of the tax, and the goods count as taxed
 *     like those they replace.
 */
public record UnitPrice(long amount, String taxRate, long tax) {
    /** Refuses a negative amount, and a tax that is negative or above the amount, with an {@link IllegalArgumentException}. */
    public UnitPrice {
        if (amount < 0) {
            throw new IllegalArgumentException("negative price " + amount);
        }
        if (tax < 0 || tax > amount) {
            throw new IllegalArgumentException("tax " + tax + " in a price of " + amount);
        }
    }

    /** Creates a price of which the tax is not known. */
    public static UnitPrice of(long amount) {
        return new UnitPrice(amount, "", 0);
    }

    /** Returns units of a line that are exchanged for as many units at this price, with their list price where it is known. */
    public ExchangedUnits exchanged(Units units, String sku, @Nullable ListPrice list) {
        long quantity = units.quantity();
        return new ExchangedUnits(
                units.line(), quantity, sku, Math.multiplyExact(amount, quantity), taxOf(quantity), list);
    }

    private @Nullable PriceTax taxOf(long quantity) {
        return taxRate.isEmpty() && tax == 0 ? null : new PriceTax(taxRate, tax * quantity);
    }
}
