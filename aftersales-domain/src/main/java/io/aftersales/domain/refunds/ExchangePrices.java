package io.aftersales.domain.refunds;

import org.jspecify.annotations.Nullable;

/**
 * The prices of today for one item of an exchange, in minor units of the order's currency.
 *
 * @param sold the listing of the SKU that comes back
 * @param wanted the listing of the SKU that is wanted
 * @param price the price of one unit of the wanted SKU for this buyer, taxes and all; null when it has none
 */
public record ExchangePrices(
        Listing sold, Listing wanted, @Nullable UnitPrice price) {
    /** The answer when nothing is known about either SKU. */
    public static final ExchangePrices NONE = new ExchangePrices(Listing.NONE, Listing.NONE, null);

    /**
     * The listing of a SKU today.
     *
     * @param price the list price of one unit, without tax that is added to prices; null when it has none
     * @param article the article that the SKU is a variant of; null when the host does not know it
     */
    public record Listing(@Nullable Long price, @Nullable String article) {
        /** The listing of a SKU about which nothing is known. */
        public static final Listing NONE = new Listing(null, null);

        /** Refuses a negative price with an {@link IllegalArgumentException}. */
        public Listing {
            if (price != null && price < 0) {
                throw new IllegalArgumentException("negative list price " + price);
            }
        }

        private boolean isOfOtherArticleThan(Listing other) {
            return article != null && other.article != null && !article.equals(other.article);
        }
    }

    /** Returns the list price of one wanted unit; null when it has none. */
    public @Nullable ListPrice wantedList() {
        return wanted.price == null ? null : ListPrice.ofUnit(wanted.price);
    }

    /**
     * Tells whether the wanted SKU is like the units that come back: it lists at the price that they were sold at, or at the price that their
     * SKU lists at today, and the two SKUs are not known to be of different articles. A wanted SKU without a list price is not like any.
     *
     * @param soldAt the list price that the units were sold at; null when unknown
     */
    public boolean isLike(@Nullable ListPrice soldAt) {
        ListPrice list = wantedList();
        if (list == null || sold.isOfOtherArticleThan(wanted)) {
            return false;
        }
        return (soldAt != null && soldAt.isSame(list))
                || (sold.price != null && ListPrice.ofUnit(sold.price).isSame(list));
    }
}
