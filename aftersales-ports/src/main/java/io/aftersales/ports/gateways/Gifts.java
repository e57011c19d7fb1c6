package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import java.util.Currency;
import java.util.OptionalLong;

/**
 * Grants the gifts that a shop gives beside money: points and coupons of its campaigns as goodwill, and the bonus on store credit.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>The points go to that buyer, and to no other buyer.
 *   <li>That buyer holds one coupon more of that campaign, and no other buyer does.
 *   <li>The same key gives once and always has the same answer.
 *   <li>However many calls come under one key at once, it gives once.
 *   <li>A gift is worth something, and more points are not worth less than fewer.
 *   <li>A gift that the shop does not give has no worth that could be counted, and granting it is rejected for good.
 *   <li>Store credit of that amount goes to that buyer, and to no other buyer, once under a key; it is worth its amount.
 * </ol>
 */
public interface Gifts {

    /** A shop that gives no gifts. */
    Gifts NONE = new Gifts() {
        @Override
        public OptionalLong worth(Gift gift, Currency currency) {
            return OptionalLong.empty();
        }

        @Override
        public Answer grant(EffectKey key, Cause cause, String buyer, Gift gift) {
            return NotOffered.REFUSED;
        }
    };

    /**
     * The worth of a gift to the shop, which counts against {@code GoodwillLimits}; minor units. The person who gives it has no say in it.
     *
     * @return empty when the shop does not give that gift, or not to orders of this currency
     */
    OptionalLong worth(Gift gift, Currency currency);

    /**
     * Grants a gift to a buyer.
     *
     * @param buyer the host's id of the buyer
     */
    Answer grant(EffectKey key, Cause cause, String buyer, Gift gift);
}
