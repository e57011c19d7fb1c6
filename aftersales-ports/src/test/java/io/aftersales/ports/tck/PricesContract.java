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

    /** Sets the price of one unit for a buyer from now on, taxes and all. */
    protected abstract void costs(String sku, Money price);

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
        costs("POT", Money.ofMinor(100, currency()));
        Map<String, Money> told = prices.unitPrices(order(), Set.of("MUG"));
        assertThat(told.values())
                .extracting(Money::currency)
                .as("a price is told in the currency of the order: a price in another one counts as none")
                .containsOnly(currency());
        assertThat(told)
                .as("the price of one unit for the buyer, in minor units of the order's currency")
                .containsEntry("MUG", price());
    }

    private Money price() {
        return Money.ofMinor(2_499, currency());
    }

    private Map<String, Money> told(Set<String> skus) {
        try {
            return prices.unitPrices(order(), skus);
        } catch (RuntimeException e) {
            throw new AssertionError("a SKU without a price is left out; no exception is thrown", e);
        }
    }

    @Test
    final void rule02_leavesOutWhatHasNoPrice() {
        costs("MUG", price());
        Map<String, Money> told = told(Set.of("MUG", "VASE"));
        assertThat(told)
                .as("a SKU without a price cannot be exchanged for; with a price of 0 it would go out for nothing")
                .doesNotContainKey("VASE");
        assertThat(told)
                .as("a SKU without a price does not keep the others from being answered")
                .containsKey("MUG");
    }
}
