package io.aftersales.domain.policy;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;

/**
 * The bonus for buyers who take store credit in place of their money. A gift of the shop, beside the money of the order.
 *
 * @param percent the bonus per hundred of what was paid to the balance, 1 to 100
 * @param most the largest bonus of a case, by currency; a currency without one is not bounded
 */
public record CreditBonus(int percent, MoneyLimits most) {
    /** Refuses a percentage outside 1 to 100 with an {@link IllegalArgumentException}. */
    public CreditBonus {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("a bonus of " + percent + " per cent");
        }
    }

    /** Creates a bonus with a largest amount in one currency. */
    public static CreditBonus percent(int percent, Money most) {
        return new CreditBonus(percent, MoneyLimits.of(most));
    }

    /** Returns the bonus on an amount, rounded half up and at most the limit in its currency. */
    public Money of(Money paid) {
        Money bonus = Money.ofMinor(Apportionment.part(paid.minor(), percent, 100), paid.currency());
        return most.in(paid.currency()).filter(bonus::isMoreThan).orElse(bonus);
    }
}
