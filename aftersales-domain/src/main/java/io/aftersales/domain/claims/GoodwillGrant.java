package io.aftersales.domain.claims;

import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.refunds.Goodwill;
import java.util.List;

/**
 * Money and gifts that a goodwill case gives; such a case has no units. The money counts toward what the lines, shipping and the order have
 * left, the gifts stand outside of that. All of it counts against the goodwill limits of the policy.
 *
 * @param money the money, possibly none
 * @param gifts points and coupons, given once the money is paid
 * @param giftsWorth what the gifts together were worth to the shop when they were proposed, minor units of the order's currency
 */
public record GoodwillGrant(Goodwill money, List<Gift> gifts, long giftsWorth) {

    /** Copies the list. */
    public GoodwillGrant {
        gifts = List.copyOf(gifts);
    }

    /** Whether it gives no money. */
    public boolean isGiftsAlone() {
        return money.amount() == 0;
    }

    /** What counts against limits, minor units. */
    public long value() {
        return Math.addExact(money.amount(), giftsWorth);
    }
}
