package io.aftersales.ports.gateways;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.shared.OrderId;
import java.util.Map;
import java.util.Set;

/**
 * The prices of goods today.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Goods on sale have the price of one unit, in the currency of the order.
 *   <li>Goods without a price are left out of the answer; they do not cost zero, and the others are answered all the same.
 *   <li>The tax in a price is that of one unit, under the host's code of its rate.
 * </ol>
 */
@FunctionalInterface
public interface Prices {
    /** A host that exchanges goods for the same goods only, or not at all: nothing has a price. */
    Prices NONE = (order, skus) -> Map.of();

    /**
     * The price of one unit of each SKU for the buyer of an order now, taxes and all, in the order's currency. A SKU that is not in the
     * answer, or is in another currency, has no price and cannot be exchanged for. Called before a decision is written.
     */
    Map<String, Price> unitPrices(OrderId order, Set<String> skus);

    /**
     * The price of one unit, and the tax in it.
     *
     * @param amount the amount a buyer pays, tax included
     * @param taxRate the host's code of the tax rate; empty when there is none
     * @param tax the tax in the amount. With an empty rate and no tax, nothing is known of the tax, and the goods count as taxed like those
     *     they replace.
     */
    record Price(Money amount, String taxRate, Money tax) {
        /** Refuses a negative amount, and a tax that is negative, above the amount or in another currency, with an {@link IllegalArgumentException}. */
        public Price {
            if (!tax.currency().equals(amount.currency()) || tax.minor() < 0 || tax.minor() > amount.minor()) {
                throw new IllegalArgumentException("tax " + tax + " in a price of " + amount);
            }
        }

        /** Creates a price of which the tax is not known. */
        public static Price of(Money amount) {
            return new Price(amount, "", Money.ofMinor(0, amount.currency()));
        }

        /** Returns this price with the tax that it contains. */
        public Price taxed(String rate, Money contained) {
            return new Price(amount, rate, contained);
        }

        /** Returns the price in minor units. */
        public UnitPrice inMinor() {
            return new UnitPrice(amount.minor(), taxRate, tax.minor());
        }
    }
}
