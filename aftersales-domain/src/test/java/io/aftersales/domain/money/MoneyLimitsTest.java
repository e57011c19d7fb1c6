package io.aftersales.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyLimitsTest {
    private static final Money YUAN = Money.of("500.00", "CNY");
    private static final Money DOLLARS = Money.of("70.00", "USD");

    @Test
    void areEqualInWhateverOrderTheyAreGiven() {
        assertThat(MoneyLimits.of(DOLLARS, YUAN))
                .isEqualTo(MoneyLimits.of(YUAN, DOLLARS))
                .isEqualTo(MoneyLimits.NONE.with(DOLLARS).with(YUAN))
                .isEqualTo(new MoneyLimits(List.of(YUAN, DOLLARS)));
    }

    @Test
    void boundWhatIsMoreThanTheLimitOfItsCurrency() {
        MoneyLimits limits = MoneyLimits.of(YUAN, DOLLARS);
        assertThat(limits.areExceededBy(YUAN)).isFalse();
        assertThat(limits.areExceededBy(Money.of("500.01", "CNY"))).isTrue();
        assertThat(limits.areExceededBy(Money.of("70.01", "USD"))).isTrue();
        assertThat(limits.areExceededBy(Money.ofMinor(Long.MAX_VALUE, "JPY"))).isFalse();
        assertThat(limits.areExceededBy(1, YUAN)).isTrue();
        assertThat(limits.areExceededBy(Long.MAX_VALUE, Money.ofMinor(1, "CNY")))
                .isTrue();
    }

    @Test
    void areToldByCurrency() {
        assertThat(MoneyLimits.of(YUAN).in(Currency.getInstance("CNY"))).contains(YUAN);
        assertThat(MoneyLimits.of(YUAN).in(Currency.getInstance("USD"))).isEmpty();
        assertThat(MoneyLimits.NONE.isEmpty()).isTrue();
        assertThat(MoneyLimits.of(YUAN).isEmpty()).isFalse();
    }

    @Test
    void replaceTheLimitOfTheirCurrencyAlone() {
        Money more = Money.of("900.00", "CNY");
        assertThat(MoneyLimits.of(YUAN, DOLLARS).with(more)).isEqualTo(MoneyLimits.of(DOLLARS, more));
    }

    @Test
    void areNeverNegativeNorTwoForOneCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MoneyLimits.of(Money.of("-0.01", "CNY")))
                .withMessage("a negative limit: CNY -0.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MoneyLimits.of(YUAN, DOLLARS, Money.zero(YUAN.currency())))
                .withMessage("two limits in CNY");
    }
}
