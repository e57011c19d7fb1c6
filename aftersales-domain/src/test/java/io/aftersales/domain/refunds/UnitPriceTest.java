package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.refunds.ExchangedUnits.PriceTax;
import io.aftersales.domain.shared.LineId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitPriceTest {
    private static final ListPrice LIST = ListPrice.ofUnit(150);
    private static final LineId LINE = LineId.of("A");

    @ParameterizedTest
    @CsvSource({"-1, 0", "100, -1", "100, 101", "0, 1"})
    void isRefusedWhenItCannotBe(long amount, long tax) {
        assertThatIllegalArgumentException().isThrownBy(() -> new UnitPrice(amount, "STANDARD", tax));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 0", "100, 100"})
    void canBeFreeAndAllTax(long amount, long tax) {
        assertThat(new UnitPrice(amount, "STANDARD", tax).tax()).isEqualTo(tax);
    }

    @Test
    void ofSeveralUnitsIsTheirSum() {
        assertThat(new UnitPrice(121, "STANDARD", 21).exchanged(new Units(LINE, 3), "MUG", LIST))
                .isEqualTo(new ExchangedUnits(LINE, 3, "MUG", 363L, new PriceTax("STANDARD", 63), LIST));
        assertThat(new UnitPrice(121, "ZERO", 0).exchanged(new Units(LINE, 3), "MUG", LIST))
                .isEqualTo(new ExchangedUnits(LINE, 3, "MUG", 363L, new PriceTax("ZERO", 0), LIST));
        assertThat(UnitPrice.of(121).exchanged(new Units(LINE, 3), "MUG", LIST))
                .as("no tax is known")
                .isEqualTo(new ExchangedUnits(LINE, 3, "MUG", 363L, null, LIST));
    }
}
