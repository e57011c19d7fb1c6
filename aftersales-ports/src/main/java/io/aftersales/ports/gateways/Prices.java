package io.aftersales.ports.gateways;

import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ExchangePrices;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.shared.OrderId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The prices of goods today, asked for one item of an exchange at a time.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Goods on sale have the price of one unit for the buyer of the order, taxes and all, in the currency of the order.
 *   <li>Goods without a price have none in the answer; they do not cost zero, and no exception is thrown. The listings are answered all the
 *       same.
 *   <li>The tax in a price is that of one unit, under the host's code of its rate.
 *   <li>Both SKUs have the list price of one unit, as the order's lines state amounts: before discounts, and without tax that is added to
 *       prices. A SKU that is not listed has none.
 *   <li>Variants of one article name the same article, others another one. An article that the host does not know is null.
 * </ol>
 */
@FunctionalInterface
public interface Prices {
    /** A host that exchanges goods for the same goods only, or not at all: nothing has a price. */
    Prices NONE = (order, item) -> Answer.NONE;

    /**
     * Returns the prices of now for an item of an exchange. Called before a decision is written, only for other goods than the order has, and
     * only where the shop's rule about the value of exchanges needs them. An amount in another currency than the order's counts as none.
     *
     * @param order the order, and so its buyer
     * @param item the units that come back, and the SKU that is wanted for them
     */
    Answer of(OrderId order, ExchangeItem item);

    /**
     * The prices for an item of an exchange.
     *
     * @param sold the listing of the SKU that comes back
     * @param wanted the listing of the SKU that is wanted
     * @param price the price of one unit of the wanted SKU for the buyer of the order; null when it has none
     */
    record Answer(Listing sold, Listing wanted, @Nullable Price price) {
        /** The answer when nothing is known about either SKU. */
        public static final Answer NONE = new Answer(Listing.NONE, Listing.NONE, null);

        /** Returns the answer in minor units of a currency, without amounts in another one. */
        public ExchangePrices inMinor(Currency currency) {
            UnitPrice usable = price != null && price.amount().currency().equals(currency) ? price.inMinor() : null;
            return new ExchangePrices(sold.inMinor(currency), wanted.inMinor(currency), usable);
        }
    }

    /**
     * The listing of a SKU.
     *
     * @param price the list price of one unit; null when the SKU has none
     * @param article the host's id of the article that the SKU is a variant of; null when the host does not know it
     */
    record Listing(@Nullable Money price, @Nullable String article) {
        /** The listing of a SKU about which nothing is known. */
        public static final Listing NONE = new Listing(null, null);

        /** Refuses a negative list price with an {@link IllegalArgumentException}. */
        public Listing {
            if (price != null && price.isNegative()) {
                throw new IllegalArgumentException("negative list price " + price);
            }
        }

        /** Creates the listing of a SKU of which no article is known. */
        public static Listing of(Money price) {
            return new Listing(price, null);
        }

        /** Returns this listing as a variant of an article. */
        public Listing variantOf(String as) {
            return new Listing(price, as);
        }

        private ExchangePrices.Listing inMinor(Currency currency) {
            Long usable = price != null && price.currency().equals(currency) ? Long.valueOf(price.minor()) : null;
            return new ExchangePrices.Listing(usable, article);
        }
    }

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
