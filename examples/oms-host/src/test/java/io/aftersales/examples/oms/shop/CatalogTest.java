package io.aftersales.examples.oms.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Prices;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private final Catalog catalog = Catalog.sample();

    private Prices.Answer told(String sold, String wanted) {
        return catalog.of(OrderId.of("1001"), new ExchangeItem(LineId.of("L1"), sold, wanted, 2, Reason.WRONG_COLOUR));
    }

    @Test
    void tellsThePriceOfOneUnitWithTheTaxInIt() {
        assertThat(told("MUG-BLUE", "MUG-GOLD").price())
                .isEqualTo(Prices.Price.of(Money.of("45.00", "CNY")).taxed("VAT-13", Money.of("5.18", "CNY")));
    }

    @Test
    void tellsTheListingsOfBoth() {
        Prices.Answer told = told("MUG-BLUE", "POT-1");
        assertThat(told.sold())
                .isEqualTo(Prices.Listing.of(Money.of("30.00", "CNY")).variantOf("MUG"));
        assertThat(told.wanted())
                .isEqualTo(Prices.Listing.of(Money.of("120.00", "CNY")).variantOf("POT"));
    }

    @Test
    void tellsNoPriceOfWhatIsNotSold() {
        Prices.Answer told = told("MUG-BLUE", "VASE");
        assertThat(told.price()).isNull();
        assertThat(told.wanted()).isEqualTo(Prices.Listing.NONE);
        assertThat(told.sold().price()).isNotNull();
    }

    @Test
    void everyProductHasANameInEnglishAndInChinese() {
        assertThat(catalog.products()).allSatisfy(product -> {
            assertThat(product.name(Locale.US)).matches("[ -~]+");
            assertThat(product.name(Locale.SIMPLIFIED_CHINESE)).containsPattern("[\\u4e00-\\u9fff]");
        });
        assertThat(catalog.name("VASE", Locale.US)).isEqualTo("VASE");
    }

    @Test
    void aProductIsFoundByAPartOfItsName() {
        assertThat(catalog.skusLike("KETTLE")).containsExactly("KETTLE-STEEL", "KETTLE-COPPER");
        assertThat(catalog.skusLike("紫铜")).containsExactly("KETTLE-COPPER");
        assertThat(catalog.skusLike("nothing")).isEmpty();
    }

    @Test
    void everyReasonHasWordsInEnglishAndInChinese() {
        assertThat(Reason.STANDARD).allSatisfy(reason -> {
            assertThat(Wording.of(reason, Locale.GERMANY)).matches("[A-Z][ -~]+");
            assertThat(Wording.of(reason, Locale.CHINA)).containsPattern("[\\u4e00-\\u9fff]");
        });
        assertThat(Wording.of(new Reason("OWN", Reason.DAMAGED.fault(), null, Reason.DAMAGED.evidence()), Locale.CHINA))
                .isEqualTo("OWN");
    }

    @Test
    void twoProductsOfOneSkuAreRefused() {
        var twice = new ArrayList<>(catalog.products());
        twice.add(twice.get(0));
        assertThatThrownBy(() -> new Catalog(twice)).hasMessageContaining("MUG-BLUE");
    }
}
