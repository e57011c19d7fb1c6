package io.aftersales.inmemory;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.gateways.Points;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Points and coupons that were given back or granted, in memory. Gifts are granted whose worth was set, in the currency in which it was
 * set; every other gift is rejected.
 */
public final class InMemoryRewards implements Points, Coupons, Gifts {
    private static final Gift ONE_POINT = new Gift.Points(1);

    private final KeyedLog<Given> given = new KeyedLog<>();
    private final Map<Gift, Map<Currency, Long>> worth = new HashMap<>();

    /**
     * Points or a coupon given to a buyer.
     *
     * @param buyer the host's id of the buyer
     * @param coupon the coupon; empty for points
     * @param points the number of points; 0 for a coupon
     */
    public record Given(String buyer, String coupon, long points) {}

    /** Creates rewards of which none were given. */
    public InMemoryRewards() {}

    /** Lets points be granted, each worth this much, in minor units. */
    public InMemoryRewards grantsPoints(long minorEach, Currency currency) {
        return grants(ONE_POINT, minorEach, currency);
    }

    /** Lets coupons of this campaign be granted, each worth this much, in minor units. */
    public InMemoryRewards grantsCoupons(String campaign, long minorEach, Currency currency) {
        return grants(new Gift.Coupon(campaign), minorEach, currency);
    }

    private synchronized InMemoryRewards grants(Gift gift, long minor, Currency currency) {
        if (minor < 1) {
            throw new IllegalArgumentException("the worth of a gift must be above zero, not " + minor);
        }
        worth.computeIfAbsent(gift, any -> new HashMap<>()).put(currency, minor);
        return this;
    }

    private static Gift one(Gift gift) {
        return gift instanceof Gift.Points ? ONE_POINT : gift;
    }

    @Override
    public synchronized OptionalLong worth(Gift gift, Currency currency) {
        Long each = worth.getOrDefault(one(gift), Map.of()).get(currency);
        if (each == null) {
            return OptionalLong.empty();
        }
        long count = gift instanceof Gift.Points points ? points.count() : 1;
        return count > Long.MAX_VALUE / each ? OptionalLong.empty() : OptionalLong.of(count * each);
    }

    @Override
    public synchronized Answer grant(EffectKey key, String buyer, Gift gift) {
        if (!worth.containsKey(one(gift))) {
            return new Answer.Rejected("GIFT_NOT_OFFERED", Answer.Retry.NEVER);
        }
        given.add(
                key,
                gift instanceof Gift.Points points
                        ? new Given(buyer, "", points.count())
                        : new Given(buyer, ((Gift.Coupon) gift).of(), 0));
        return new Answer.Succeeded("G-" + key);
    }

    @Override
    public Answer giveBack(EffectKey key, String buyer, String paymentReference, long points) {
        given.add(key, new Given(buyer, "", points));
        return new Answer.Succeeded("P-" + key);
    }

    @Override
    public void giveBack(EffectKey key, String buyer, String coupon) {
        given.add(key, new Given(buyer, coupon, 0));
    }

    /** The points and coupons that were given, in order. */
    public List<Given> given() {
        return given.all();
    }

    /** The sum of all points given to a buyer. */
    public long pointsOf(String buyer) {
        return given().stream()
                .filter(each -> each.buyer().equals(buyer))
                .mapToLong(Given::points)
                .sum();
    }

    /** The coupons given to a buyer. */
    public List<String> couponsOf(String buyer) {
        return given().stream()
                .filter(each -> each.buyer().equals(buyer) && !each.coupon().isEmpty())
                .map(Given::coupon)
                .toList();
    }
}
