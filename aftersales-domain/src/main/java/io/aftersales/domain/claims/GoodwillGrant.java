package io.aftersales.domain.claims;

import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.refunds.Goodwill;
import java.util.List;

/**
 * The money and gifts that a goodwill case gives; such a case has no units. The money counts toward the amounts left of the lines, of
 * shipping and of the order; the gifts stand outside of them. All of it counts against the goodwill limits of the policy.
 *
 * @param money the money, possibly none
 * @param gifts points and coupons, given once the money is paid
 * @param giftsWorth the worth of all gifts to the shop when they were proposed, minor units of the order's currency
 */
public record GoodwillGrant(Goodwill money, List<Gift> gifts, long giftsWorth) {

    /** Copies the list. */
    public GoodwillGrant {
        gifts = List.copyOf(gifts);
    }

    /** Tells whether the grant has gifts and no money. */
    public boolean isGiftsAlone() {
        return money.amount() == 0;
    }

    /** Returns the worth that counts against limits, in minor units. */
    public long value() {
        return Math.addExact(money.amount(), giftsWorth);
    }
}
