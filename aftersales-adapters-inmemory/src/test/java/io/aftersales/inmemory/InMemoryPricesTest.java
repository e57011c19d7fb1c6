package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Prices.Answer;
import io.aftersales.ports.gateways.Prices.Listing;
import io.aftersales.ports.gateways.Prices.Price;
import org.junit.jupiter.api.Test;

class InMemoryPricesTest {
    private static final Price DEAR =
            Price.of(Money.ofMinor(3_000, "CNY")).taxed("STANDARD", Money.ofMinor(345, "CNY"));
    private static final Price CHEAP = Price.of(Money.ofMinor(1_000, "CNY"));
    private static final Listing LISTED =
            Listing.of(Money.ofMinor(3_200, "CNY")).variantOf("VASES");

    private final InMemoryPrices prices =
            new InMemoryPrices().put("VASE", DEAR).put("MUG", CHEAP.amount()).list("VASE", LISTED);

    private Answer of(String sold, String wanted) {
        return prices.of(OrderId.of("1001"), new ExchangeItem(LineId.of("A"), sold, wanted, 1, Reason.NOT_LIKED));
    }

    @Test
    void tellsThePriceOfTheWantedAndTheListingsOfBoth() {
        assertThat(of("MUG", "VASE")).isEqualTo(new Answer(Listing.NONE, LISTED, DEAR));
        assertThat(of("VASE", "MUG")).isEqualTo(new Answer(LISTED, Listing.NONE, CHEAP));
    }

    @Test
    void tellsNoPriceOfWhatItDoesNotKnow() {
        assertThat(of("POT", "BOWL")).isEqualTo(Answer.NONE);
    }

    @Test
    void tellsThePriceOfNow() {
        Answer before = of("MUG", "VASE");
        prices.put("VASE", CHEAP);
        assertThat(of("MUG", "VASE").price()).isEqualTo(CHEAP);
        assertThat(before.price()).as("an answer stays what it was").isEqualTo(DEAR);
    }
}
