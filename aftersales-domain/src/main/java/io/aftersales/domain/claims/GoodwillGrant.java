package io.aftersales.domain.claims;

import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.Goodwill;
import java.util.List;

/**
 * What a case without units gives. Its money counts toward what its lines, shipping and the order have left; gifts stand outside of that.
 * All of it counts against {@link GoodwillLimits}.
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
