package io.aftersales.domain.money;

import io.aftersales.domain.shared.CheckReturnValue;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of one currency in whole minor units: 12.34 CNY is 1234, 500 JPY is 500, 1.234 KWD is 1234. How many decimals a
 * currency has is what {@link Currency} says (ISO 4217).
 *
 * <p>Nothing here rounds. What does not fit in a {@code long} throws {@link ArithmeticException}; two currencies in one
 * sum throw {@link CurrencyMismatch}.
 *
 * @param minor minor units, may be negative
 * @param currency the currency
 */
@CheckReturnValue
public record Money(long minor, Currency currency) implements Comparable<Money> {

    /** Refuses pseudo currencies that have no minor units (gold, testing codes). */
    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("no minor units: " + currency);
        }
    }

    /** So many minor units. */
    public static Money ofMinor(long minor, Currency currency) {
        return new Money(minor, currency);
    }

    /** So many minor units of the currency with this ISO code. */
    public static Money ofMinor(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }

    /** The amount written with its decimals, such as {@code 12.34}; more decimals than the currency has are refused. */
    public static Money of(String amount, String currency) {
        return of(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** The amount with its decimals; more decimals than the currency has are refused, never rounded. */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(
                amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
    }

    /** Nothing, in this currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** Reads what {@link #toString()} writes: {@code CNY 12.34}. */
    public static Money parse(String text) {
        int space = text.indexOf(' ');
        if (space != 3) {
            throw new IllegalArgumentException("not an amount of money: " + text);
        }
        return of(text.substring(space + 1), text.substring(0, space));
    }

    /** The sum. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    /** The difference. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    /** The amount with the other sign. */
    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** Whether it is nothing. */
    public boolean isZero() {
        return minor == 0;
    }

    /** Whether it is more than nothing. */
    public boolean isPositive() {
        return minor > 0;
    }

    /** Whether it is less than nothing. */
    public boolean isNegative() {
        return minor < 0;
    }

    /** Whether it is more than the other. */
    public boolean isMoreThan(Money other) {
        return compareTo(other) > 0;
    }

    /** The amount with its decimals. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** By amount; two currencies cannot be compared. */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    /** {@code CNY 12.34}. */
    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + toDecimal().toPlainString();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatch(currency, other.currency);
        }
        return other;
    }
}
