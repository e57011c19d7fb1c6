package io.aftersales.domain.money;

import io.aftersales.domain.shared.CheckReturnValue;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of one currency in whole minor units: 12.34 CNY is 1234, 500 JPY is 500, 1.234 KWD is 1234. The number of decimals of a
 * currency is taken from {@link Currency} (ISO 4217).
 *
 * <p>No operation rounds. A result that does not fit in a {@code long} throws {@link ArithmeticException}; two currencies in one sum throw
 * {@link CurrencyMismatch}.
 *
 * @param minor minor units, may be negative
 * @param currency the currency
 */
@CheckReturnValue
public record Money(long minor, Currency currency) implements Comparable<Money> {

    private static final int LONGEST_TEXT = 32;

    /** Refuses pseudo currencies that have no minor units (gold, testing codes). */
    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("the currency has no minor units: " + currency);
        }
    }

    /** Creates an amount of minor units. */
    public static Money ofMinor(long minor, Currency currency) {
        return new Money(minor, currency);
    }

    /** Creates an amount of minor units of the currency with this ISO code. */
    public static Money ofMinor(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }

    /** Creates an amount from its decimal text, such as {@code 12.34}; more decimals than the currency has are refused. */
    public static Money of(String amount, String currency) {
        return of(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** Creates an amount from its decimal value; more decimals than the currency has are refused, never rounded. */
    public static Money of(BigDecimal amount, Currency currency) {
        // movePointRight would write out every zero of 1E+999999999 before the result is found not to fit.
        return new Money(
                amount.scaleByPowerOfTen(currency.getDefaultFractionDigits()).longValueExact(), currency);
    }

    /** Returns zero in this currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** Parses the text that {@link #toString()} writes: {@code CNY 12.34}. */
    public static Money parse(String text) {
        int space = text.indexOf(' ');
        if (space != 3 || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("not an amount of money: " + text);
        }
        return of(text.substring(space + 1), text.substring(0, space));
    }

    /** Returns the sum of both amounts. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    /** Returns the difference of both amounts. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    /** Returns the amount with the opposite sign. */
    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** Tells whether the amount is zero. */
    public boolean isZero() {
        return minor == 0;
    }

    /** Tells whether the amount is more than zero. */
    public boolean isPositive() {
        return minor > 0;
    }

    /** Tells whether the amount is less than zero. */
    public boolean isNegative() {
        return minor < 0;
    }

    /** Tells whether the amount is more than the other. */
    public boolean isMoreThan(Money other) {
        return compareTo(other) > 0;
    }

    /** Returns the amount as a decimal number with the decimals of its currency. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** Compares by amount; two currencies cannot be compared. */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    /** Returns the amount as text, such as {@code CNY 12.34}. */
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
