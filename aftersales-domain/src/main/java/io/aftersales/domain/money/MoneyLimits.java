package io.aftersales.domain.money;

import io.aftersales.domain.shared.CheckReturnValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Upper limits to amounts of money, at most one for each currency. A currency without a limit is not bounded.
 *
 * @param limits the limits, by currency code
 */
@CheckReturnValue
public record MoneyLimits(List<Money> limits) {
    /** No limit in any currency. */
    public static final MoneyLimits NONE = new MoneyLimits(List.of());

    /** Sorts the limits by currency code; refuses a negative limit, and two limits in one currency. */
    public MoneyLimits {
        var sorted = new ArrayList<>(limits);
        sorted.sort(Comparator.comparing(limit -> limit.currency().getCurrencyCode()));
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).isNegative()) {
                throw new IllegalArgumentException("a negative limit: " + sorted.get(i));
            }
            if (i > 0 && sorted.get(i).currency().equals(sorted.get(i - 1).currency())) {
                throw new IllegalArgumentException(
                        "two limits in " + sorted.get(i).currency());
            }
        }
        limits = List.copyOf(sorted);
    }

    /** Creates limits in these currencies and no others; refuses two limits in one currency. */
    public static MoneyLimits of(Money... limits) {
        return new MoneyLimits(List.of(limits));
    }

    /** Returns a copy with this limit in its currency; limits in other currencies stay as they are. */
    public MoneyLimits with(Money limit) {
        var others = new ArrayList<>(limits);
        others.removeIf(each -> each.currency().equals(limit.currency()));
        others.add(limit);
        return new MoneyLimits(others);
    }

    /** Returns the limit in this currency; empty when the currency is not bounded. */
    public Optional<Money> in(Currency currency) {
        for (Money limit : limits) {
            if (limit.currency().equals(currency)) {
                return Optional.of(limit);
            }
        }
        return Optional.empty();
    }

    /** Tells whether an amount is more than the limit in its currency; an amount equal to the limit is not. */
    public boolean areExceededBy(Money amount) {
        return areExceededBy(0, amount);
    }

    /**
     * Tells whether an amount is more than the rest of the limit in its currency.
     *
     * @param before minor units of the same currency that count against the limit already
     * @param more the amount on top
     */
    public boolean areExceededBy(long before, Money more) {
        Optional<Money> most = in(more.currency());
        return most.isPresent() && more.minor() > most.get().minor() - before;
    }

    /** Tells whether no currency has a limit. */
    public boolean isEmpty() {
        return limits.isEmpty();
    }
}
