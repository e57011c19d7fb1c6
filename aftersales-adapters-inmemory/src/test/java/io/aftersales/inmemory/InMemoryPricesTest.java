package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Prices.Price;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryPricesTest {
    private static final OrderId ORDER = OrderId.of("1001");
    private static final Price DEAR =
            Price.of(Money.ofMinor(3_000, "CNY")).taxed("STANDARD", Money.ofMinor(345, "CNY"));
    private static final Price CHEAP = Price.of(Money.ofMinor(1_000, "CNY"));

    private final InMemoryPrices prices = new InMemoryPrices().put("VASE", DEAR).put("MUG", CHEAP.amount());

    @Test
    void tellsThePricesOfWhatItIsAskedFor() {
        assertThat(prices.unitPrices(ORDER, Set.of("VASE", "MUG"))).isEqualTo(Map.of("VASE", DEAR, "MUG", CHEAP));
        assertThat(prices.unitPrices(ORDER, Set.of("VASE"))).isEqualTo(Map.of("VASE", DEAR));
        assertThat(prices.unitPrices(ORDER, Set.of())).isEmpty();
    }

    @Test
    void tellsNoPriceOfWhatItDoesNotKnow() {
        assertThat(prices.unitPrices(ORDER, Set.of("VASE", "POT"))).isEqualTo(Map.of("VASE", DEAR));
    }

    @Test
    void tellsThePriceOfNow() {
        Map<String, Price> before = prices.unitPrices(ORDER, Set.of("VASE"));
        prices.put("VASE", CHEAP);
        assertThat(prices.unitPrices(ORDER, Set.of("VASE"))).isEqualTo(Map.of("VASE", CHEAP));
        assertThat(before).as("an answer stays what it was").isEqualTo(Map.of("VASE", DEAR));
    }
}
