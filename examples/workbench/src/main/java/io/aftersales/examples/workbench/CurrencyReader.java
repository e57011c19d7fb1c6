package io.aftersales.examples.workbench;

import io.aftersales.domain.money.Money;
import java.util.Currency;

/** Reads the currency of a scenario or a script. */
public final class CurrencyReader {
    private CurrencyReader() {}

    /** Reads the field {@code currency}, CNY by default; a currency without minor units is a fault. */
    public static Currency read(JsonValue.Fields fields) {
        return fields.find("currency")
                .map(code -> code.text(CurrencyReader::currency))
                .orElseGet(() -> currency("CNY"));
    }

    private static Currency currency(String code) {
        try {
            return Money.zero(Currency.getInstance(code)).currency();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + code + "\" is no currency with minor units, such as CNY", e);
        }
    }
}
