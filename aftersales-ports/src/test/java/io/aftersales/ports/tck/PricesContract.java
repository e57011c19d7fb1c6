package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Prices;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Prices}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class PricesContract {
    private Prices prices;

    /** Creates a list on which nothing has a price; called before each rule. */
    protected abstract Prices emptyPrices();

    /** Sets the price of one unit for a buyer from now on, with the tax in it. */
    protected abstract void costs(String sku, Prices.Price price);

    /** Sets the list price of one unit and the article of a SKU from now on. */
    protected abstract void lists(String sku, Prices.Listing listing);

    /** Places an order in the {@link #currency()}. */
    protected abstract OrderId order();

    /** The currency of the shop in which the kit places its orders. */
    protected Currency currency() {
        return Currency.getInstance("CNY");
    }

    @BeforeEach
    final void start() {
        prices = emptyPrices();
    }

    private Prices.Answer told(String sold, String wanted) {
        var item = new ExchangeItem(LineId.of("L1"), sold, wanted, 2, Reason.WRONG_SIZE);
        try {
            return prices.of(order(), item);
        } catch (RuntimeException e) {
            throw new AssertionError("a SKU without a price has none in the answer; no exception is thrown", e);
        }
    }

    private Money money(long minor) {
        return Money.ofMinor(minor, currency());
    }

    @Test
    final void rule01_tellsThePriceOfOneUnit() {
        costs("MUG", Prices.Price.of(money(2_499)));
        costs("POT", Prices.Price.of(money(100)));
        Prices.Price told = told("POT", "MUG").price();
        assertThat(told)
                .as("the price of the SKU that is wanted, not of the one that comes back")
                .isNotNull();
        assertThat(told.amount().currency())
                .as("a price is in the currency of the order: a price in another one counts as none")
                .isEqualTo(currency());
        assertThat(told.amount())
                .as(
                        "the price of one unit for the buyer, in minor units of the order's currency, however many are wanted")
                .isEqualTo(money(2_499));
    }

    @Test
    final void rule02_tellsNoPriceOfWhatHasNone() {
        lists("MUG", Prices.Listing.of(money(2_600)));
        Prices.Answer told = told("MUG", "VASE");
        assertThat(told.price())
                .as("a SKU without a price cannot be exchanged for; with a price of 0 it would go out for nothing")
                .isNull();
        assertThat(told.sold().price())
                .as("a SKU without a price does not keep the listings from being answered")
                .isEqualTo(money(2_600));
    }

    @Test
    final void rule03_tellsTheTaxInAPrice() {
        costs("MUG", Prices.Price.of(money(2_499)).taxed("VAT-21", money(434)));
        Prices.Price told = told("POT", "MUG").price();
        assertThat(told)
                .as("a refund states the tax of the goods of an exchange too, under the host's code of its rate")
                .isNotNull()
                .extracting(Prices.Price::taxRate)
                .isEqualTo("VAT-21");
        assertThat(told.tax()).as("the tax in the price of one unit").isEqualTo(money(434));
    }

    @Test
    final void rule04_tellsTheListPricesOfBoth() {
        costs("MUG", Prices.Price.of(money(2_499)));
        lists("MUG", Prices.Listing.of(money(3_000)));
        lists("POT", Prices.Listing.of(money(4_000)));
        assertThat(told("POT", "MUG").wanted().price())
                .as("the list price of one unit of the wanted SKU, before discounts: goods that list the same are even")
                .isEqualTo(money(3_000));
        assertThat(told("POT", "MUG").sold().price())
                .as("the list price of one unit of the SKU that comes back")
                .isEqualTo(money(4_000));
        assertThat(told("MUG", "VASE").wanted().price())
                .as("a SKU that is not listed has no list price; with one it could be even with other goods")
                .isNull();
    }

    @Test
    final void rule05_tellsTheArticlesOfVariants() {
        lists("MUG", Prices.Listing.of(money(3_000)).variantOf("MUGS"));
        lists("MUG-RED", Prices.Listing.of(money(3_000)).variantOf("MUGS"));
        lists("POT", Prices.Listing.of(money(3_000)).variantOf("POTS"));
        lists("BOWL", Prices.Listing.of(money(3_000)));
        Prices.Answer variant = told("MUG", "MUG-RED");
        assertThat(variant.wanted().article())
                .as("variants of one article are even when they list the same")
                .isNotNull()
                .isEqualTo(variant.sold().article());
        assertThat(told("MUG", "POT").wanted().article())
                .as("goods of another article are not even, although they list the same")
                .isNotNull()
                .isNotEqualTo(variant.sold().article());
        assertThat(told("MUG", "BOWL").wanted().article())
                .as("an article that the host does not know is null")
                .isNull();
    }
}
