package io.aftersales.examples.oms.console;

import io.aftersales.domain.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads amounts as people type them, such as 12.30, in the currency of an order. Nothing is rounded. */
final class MoneyField {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,4})?");

    private MoneyField() {}

    /** Returns the amount; empty for a text that is no amount of this currency. */
    static Optional<Money> read(String typed, Currency currency) {
        String text = typed.strip();
        if (!AMOUNT.matcher(text).matches()) {
            return Optional.empty();
        }
        var amount = new BigDecimal(text);
        return amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()
                ? Optional.empty()
                : Optional.of(Money.of(amount, currency));
    }
}
