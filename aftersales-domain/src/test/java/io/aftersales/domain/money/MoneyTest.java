package io.aftersales.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency CNY = Currency.getInstance("CNY");

    @Nested
    class Written {
        @ParameterizedTest
        @CsvSource({
            "JPY, 500, JPY 500",
            "JPY, -1, JPY -1",
            "CNY, 1234, CNY 12.34",
            "CNY, 5, CNY 0.05",
            "CNY, -5, CNY -0.05",
            "CNY, 0, CNY 0.00",
            "KWD, 1234, KWD 1.234",
            "CNY, 9223372036854775807, CNY 92233720368547758.07",
            "KWD, -9223372036854775808, KWD -9223372036854775.808"
        })
        void showsTheDecimalsOfItsCurrencyAndIsReadBack(String currency, long minor, String text) {
            Money money = Money.ofMinor(minor, currency);
            assertThat(money).hasToString(text);
            assertThat(Money.parse(text)).isEqualTo(money);
            assertThat(Money.of(money.toDecimal(), money.currency())).isEqualTo(money);
        }

        @ParameterizedTest
        @CsvSource({
            "CNY, 12.3, 1230",
            "CNY, 12, 1200",
            "CNY, 1.2E1, 1200",
            "CNY, 12.340, 1234",
            "JPY, 3.0, 3",
            "KWD, .5, 500"
        })
        void mayBeGivenWithOtherDecimalsOfTheSameWorth(String currency, String text, long minor) {
            assertThat(Money.of(text, currency)).isEqualTo(Money.ofMinor(minor, currency));
        }

        @ParameterizedTest
        @CsvSource({"JPY, 0.5", "CNY, 12.345", "CNY, -0.001", "KWD, 0.0001"})
        void isRefusedWithMoreDecimalsThanTheCurrencyHas(String currency, String text) {
            assertThatThrownBy(() -> Money.of(text, currency)).isInstanceOf(ArithmeticException.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "12.34", "CNY", "CNY ", "CNY12.34", "CNY twelve", "CNYX 1.00", "QQQ 1.00", " CNY 1.00"})
        void isRefusedWhenItIsNoAmount(String text) {
            assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(text));
        }

        @Test
        void hasAtMostThirtyTwoCharacters() {
            String longest = "CNY " + "0".repeat(24) + "1.00";
            assertThat(Money.parse(longest)).isEqualTo(Money.of("1.00", "CNY"));
            assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(longest.replace(".", "0.")));
        }

        @Test
        void isRefusedBeyondALong() {
            assertThatThrownBy(() -> Money.of("92233720368547758.08", "CNY")).isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> Money.of("1E+30", "JPY")).isInstanceOf(ArithmeticException.class);
        }

        @Test
        void isRefusedInACurrencyWithoutMinorUnits() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Money.ofMinor(1, "XAU"))
                    .withMessageContaining("XAU");
        }
    }

    @Nested
    class Added {
        @Test
        void isExact() {
            assertThat(cny(1234).plus(cny(-34))).isEqualTo(cny(1200));
            assertThat(cny(1234).minus(cny(1300))).isEqualTo(cny(-66));
            assertThat(cny(7).negated()).isEqualTo(cny(-7));
        }

        @Test
        void doesNotWrapAround() {
            assertThatThrownBy(() -> cny(Long.MAX_VALUE).plus(cny(1))).isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> cny(Long.MIN_VALUE).minus(cny(1))).isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> cny(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
        }

        @Test
        void doesNotMixCurrencies() {
            Money yen = Money.ofMinor(1, "JPY");
            assertThatThrownBy(() -> cny(1).plus(yen))
                    .isInstanceOf(CurrencyMismatch.class)
                    .hasMessage("expected CNY, found JPY");
            assertThatThrownBy(() -> cny(1).minus(yen)).isInstanceOf(CurrencyMismatch.class);
            assertThatThrownBy(() -> cny(1).compareTo(yen)).isInstanceOf(CurrencyMismatch.class);
            assertThatThrownBy(() -> cny(1).isMoreThan(yen)).isInstanceOf(CurrencyMismatch.class);
        }
    }

    @Nested
    class Compared {
        @Test
        void isAValue() {
            assertThat(cny(1234)).isEqualTo(Money.of("12.34", "CNY")).hasSameHashCodeAs(Money.of("12.34", "CNY"));
            assertThat(cny(100)).isNotEqualTo(Money.ofMinor(100, "JPY"));
            assertThat(Money.zero(CNY)).isEqualTo(cny(0));
        }

        @Test
        void isOrderedByAmount() {
            assertThat(cny(2)).isGreaterThan(cny(1)).isLessThan(cny(3)).isEqualByComparingTo(cny(2));
            assertThat(cny(2).isMoreThan(cny(1))).isTrue();
            assertThat(cny(2).isMoreThan(cny(2))).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"-1, false, true, false", "0, true, false, false", "1, false, false, true"})
        void knowsItsSign(long minor, boolean zero, boolean negative, boolean positive) {
            assertThat(cny(minor).isZero()).isEqualTo(zero);
            assertThat(cny(minor).isNegative()).isEqualTo(negative);
            assertThat(cny(minor).isPositive()).isEqualTo(positive);
        }

        @Test
        void hasTheDecimalsOfItsCurrency() {
            assertThat(cny(1200).toDecimal()).isEqualTo(new BigDecimal("12.00"));
            assertThat(Money.ofMinor(1200, "JPY").toDecimal()).isEqualTo(new BigDecimal("1200"));
        }
    }

    private static Money cny(long minor) {
        return Money.ofMinor(minor, CNY);
    }

    /** A text of a few characters must not cost the memory of the number that it stands for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e99999999",
                "-1e2147483647",
                "1e-99999999",
                "1e-2147483647",
                "0.0000000000000000000000000000000000001"
            })
    void refusesANumberThatIsNoAmountAtOnce(String number) {
        assertThatThrownBy(() -> Money.of(number, "CNY")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.parse("CNY " + number)).isInstanceOf(RuntimeException.class);
    }
}
