package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import java.util.Currency;
import java.util.OptionalLong;

/**
 * What a shop gives as a compensation beside money: points, and coupons of its campaigns.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>So many points go to that buyer, and to nobody else.
 *   <li>That buyer holds one coupon more of that campaign, and nobody else does.
 *   <li>The same key gives once and always has the same answer.
 *   <li>However many call under one key at once, it gives once.
 *   <li>What is given is worth something, and more points are not worth less than fewer.
 *   <li>What the shop does not give is worth nothing that could be counted, and giving it is rejected for good.
 * </ol>
 */
public interface Gifts {

    /** A shop that gives none. */
    Gifts NONE = new Gifts() {
        @Override
        public OptionalLong worth(Gift gift, Currency currency) {
            return OptionalLong.empty();
        }

        @Override
        public Answer grant(EffectKey key, String buyer, Gift gift) {
            return NotOffered.REFUSED;
        }
    };

    /**
     * What a gift is worth to the shop, which is what counts against {@code GoodwillLimits}; minor units. Whoever gives it has no say in
     * it.
     *
     * @return empty when the shop does not give that, or not to orders of this currency
     */
    OptionalLong worth(Gift gift, Currency currency);

    /**
     * Gives it.
     *
     * @param buyer the host's id of the buyer
     */
    Answer grant(EffectKey key, String buyer, Gift gift);
}
