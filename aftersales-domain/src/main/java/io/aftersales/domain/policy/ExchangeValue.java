package io.aftersales.domain.policy;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import io.aftersales.domain.refunds.ExchangePrices;
import io.aftersales.domain.refunds.ListPrice;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The rule about what new goods count as in an exchange. The same SKU is even under every rule, and needs no price.
 *
 * @param rule the rule
 * @param waiveMost the most that {@link Rule#WAIVE} waives in an exchange, by currency, in either direction; none for no limit
 */
public record ExchangeValue(Rule rule, MoneyLimits waiveMost) {
    /** Goods that list the same are even; for all others today's price counts. */
    public static final ExchangeValue LIKE_FOR_LIKE = new ExchangeValue(Rule.LIKE_FOR_LIKE, MoneyLimits.NONE);

    /** Today's price counts for all other goods. */
    public static final ExchangeValue PAID = new ExchangeValue(Rule.PAID, MoneyLimits.NONE);

    /** Only goods that list the same are exchanged. */
    public static final ExchangeValue EVEN_ONLY = new ExchangeValue(Rule.EVEN_ONLY, MoneyLimits.NONE);

    /** All goods are even, and no price is asked for. */
    public static final ExchangeValue WAIVE = new ExchangeValue(Rule.WAIVE, MoneyLimits.NONE);

    /** Refuses a limit for any other rule than WAIVE with an {@link IllegalArgumentException}. */
    public ExchangeValue {
        if (rule != Rule.WAIVE && !waiveMost.isEmpty()) {
            throw new IllegalArgumentException(rule + " waives nothing, so there is no limit to it");
        }
    }

    /** The kinds of rules. */
    public enum Rule {
        /**
         * New goods are even when they list at the price that the units were sold at, or that the units' SKU lists at today, and the two
         * SKUs are not known to be of different articles. For all others the rule is PAID.
         */
        LIKE_FOR_LIKE,
        /** Today's price for this buyer counts, taxes and all. For dearer goods the buyer pays the difference before they are sent. */
        PAID,
        /** Goods that are not even under LIKE_FOR_LIKE are refused with VALUE_DIFFERS. */
        EVEN_ONLY,
        /** New goods are even. With a limit, VALUE_DIFFERS refuses an exchange that would settle more under PAID, in either direction. */
        WAIVE
    }

    /** The worth that new goods have in an exchange. */
    public enum Verdict {
        /** As what was paid for the units that they replace. */
        EVEN,
        /** As today's price. */
        PRICED,
        /** The shop does not exchange for them. */
        REFUSED
    }

    /** Creates the rule to waive differences up to a limit in its currency. */
    public static ExchangeValue waivingUpTo(Money most) {
        return new ExchangeValue(Rule.WAIVE, MoneyLimits.of(most));
    }

    /**
     * Decides what the goods of one item count as. The limit of WAIVE is about the whole exchange, and is not looked at.
     *
     * @param soldAt the list price that the units were sold at; null when unknown
     * @param today the prices of today
     */
    public Verdict of(@Nullable ListPrice soldAt, ExchangePrices today) {
        return switch (rule) {
            case WAIVE -> Verdict.EVEN;
            case PAID -> Verdict.PRICED;
            case LIKE_FOR_LIKE -> today.isLike(soldAt) ? Verdict.EVEN : Verdict.PRICED;
            case EVEN_ONLY -> today.isLike(soldAt) ? Verdict.EVEN : Verdict.REFUSED;
        };
    }

    /** Tells whether the prices of other goods have to be known in an order of this currency. */
    public boolean asksPrices(Currency currency) {
        return rule != Rule.WAIVE || isLimited(currency);
    }

    /** Tells whether there is a limit to what is waived in this currency. */
    public boolean isLimited(Currency currency) {
        return waiveMost.in(currency).isPresent();
    }

    /** Tells whether a difference is more than the rule waives, in either direction. */
    public boolean isTooMuchToWaive(Money difference) {
        return waiveMost.areExceededBy(difference.isNegative() ? difference.negated() : difference);
    }

    /** Tells whether a buyer may be asked to pay for dearer goods. */
    public boolean asksBuyers() {
        return rule == Rule.LIKE_FOR_LIKE || rule == Rule.PAID;
    }
}
