package io.aftersales.inmemory;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.money.Money;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.gateways.Points;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Points and coupons that were given back or granted, and store credit that was granted, in memory. Gifts are granted whose worth was set, in the currency in which it was
 * set; every other gift is rejected.
 */
public final class InMemoryRewards implements Points, Coupons, Gifts {
    private static final Gift ONE_POINT = new Gift.Points(1);

    private final KeyedLog<Given> given = new KeyedLog<>();
    private final Map<Gift, Map<Currency, Long>> worth = new HashMap<>();
    private boolean credit;

    /**
     * Points, a coupon or store credit given to a buyer.
     *
     * @param buyer the host's id of the buyer
     * @param coupon the coupon; empty for points and credit
     * @param points the number of points; 0 for a coupon and for credit
     * @param credit the store credit; null for points and a coupon
     */
    public record Given(
            String buyer,
            String coupon,
            long points,
            @Nullable Money credit) {}

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

    /** Lets store credit be granted, in any currency. */
    public synchronized InMemoryRewards grantsCredit() {
        credit = true;
        return this;
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
        if (gift instanceof Gift.Credit given) {
            boolean offered = credit && given.amount().currency().equals(currency);
            return offered ? OptionalLong.of(given.amount().minor()) : OptionalLong.empty();
        }
        Long each = worth.getOrDefault(one(gift), Map.of()).get(currency);
        if (each == null) {
            return OptionalLong.empty();
        }
        long count = gift instanceof Gift.Points points ? points.count() : 1;
        return count > Long.MAX_VALUE / each ? OptionalLong.empty() : OptionalLong.of(count * each);
    }

    @Override
    public synchronized Answer grant(EffectKey key, Cause cause, String buyer, Gift gift) {
        boolean offered = gift instanceof Gift.Credit ? credit : worth.containsKey(one(gift));
        if (!offered) {
            return new Answer.Rejected("GIFT_NOT_OFFERED", Answer.Retry.NEVER);
        }
        given.add(key, given(buyer, gift));
        return new Answer.Succeeded("G-" + key);
    }

    private static Given given(String buyer, Gift gift) {
        if (gift instanceof Gift.Points points) {
            return new Given(buyer, "", points.count(), null);
        } else if (gift instanceof Gift.Credit credit) {
            return new Given(buyer, "", 0, credit.amount());
        }
        return new Given(buyer, ((Gift.Coupon) gift).of(), 0, null);
    }

    @Override
    public Answer giveBack(EffectKey key, Cause cause, String buyer, String paymentReference, long points) {
        given.add(key, new Given(buyer, "", points, null));
        return new Answer.Succeeded("P-" + key);
    }

    @Override
    public void giveBack(EffectKey key, Cause cause, String buyer, String coupon) {
        given.add(key, new Given(buyer, coupon, 0, null));
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

    /** The store credit given to a buyer, in order. */
    public List<Money> creditOf(String buyer) {
        return given().stream()
                .filter(each -> each.buyer().equals(buyer))
                .map(Given::credit)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The coupons given to a buyer. */
    public List<String> couponsOf(String buyer) {
        return given().stream()
                .filter(each -> each.buyer().equals(buyer) && !each.coupon().isEmpty())
                .map(Given::coupon)
                .toList();
    }
}
