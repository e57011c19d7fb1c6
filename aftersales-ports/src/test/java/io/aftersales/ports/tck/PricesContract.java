package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Prices;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
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

    @Test
    final void rule01_tellsThePriceOfOneUnit() {
        costs("MUG", price());
        costs("POT", Prices.Price.of(Money.ofMinor(100, currency())));
        Map<String, Prices.Price> told = prices.unitPrices(order(), Set.of("MUG"));
        assertThat(told.values())
                .extracting(each -> each.amount().currency())
                .as("a price is told in the currency of the order: a price in another one counts as none")
                .containsOnly(currency());
        assertThat(told)
                .as("the price of one unit for the buyer, in minor units of the order's currency")
                .containsEntry("MUG", price());
    }

    private Prices.Price price() {
        return Prices.Price.of(Money.ofMinor(2_499, currency()));
    }

    private Map<String, Prices.Price> told(Set<String> skus) {
        try {
            return prices.unitPrices(order(), skus);
        } catch (RuntimeException e) {
            throw new AssertionError("a SKU without a price is left out; no exception is thrown", e);
        }
    }

    @Test
    final void rule02_leavesOutWhatHasNoPrice() {
        costs("MUG", price());
        Map<String, Prices.Price> told = told(Set.of("MUG", "VASE"));
        assertThat(told)
                .as("a SKU without a price cannot be exchanged for; with a price of 0 it would go out for nothing")
                .doesNotContainKey("VASE");
        assertThat(told)
                .as("a SKU without a price does not keep the others from being answered")
                .containsKey("MUG");
    }

    @Test
    final void rule03_tellsTheTaxInAPrice() {
        costs("MUG", price().taxed("VAT-21", Money.ofMinor(434, currency())));
        Prices.Price told = prices.unitPrices(order(), Set.of("MUG")).get("MUG");
        assertThat(told)
                .as("a refund states the tax of the goods of an exchange too, under the host's code of its rate")
                .isNotNull()
                .extracting(Prices.Price::taxRate)
                .isEqualTo("VAT-21");
        assertThat(told.tax().minor())
                .as("the tax in the price of one unit, in minor units")
                .isEqualTo(434);
    }
}
