package io.aftersales.inmemory;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.gateways.Points;
import java.util.List;

/** Points and coupons that were given back, in memory. */
public final class InMemoryRewards implements Points, Coupons {
    private final Once<Given> given = new Once<>();

    /**
     * Something given back to a buyer.
     *
     * @param buyer whom
     * @param coupon which coupon; empty for points
     * @param points how many points; 0 for a coupon
     */
    public record Given(String buyer, String coupon, long points) {}

    /** Nothing was given back. */
    public InMemoryRewards() {}

    @Override
    public Answer giveBack(EffectKey key, String buyer, String paymentReference, long points) {
        given.add(key, new Given(buyer, "", points));
        return new Answer.Succeeded("P-" + key);
    }

    @Override
    public void giveBack(EffectKey key, String buyer, String coupon) {
        given.add(key, new Given(buyer, coupon, 0));
    }

    /** What was given back, in order. */
    public List<Given> given() {
        return given.all();
    }

    /** All points given back to a buyer. */
    public long pointsOf(String buyer) {
        return given().stream()
                .filter(each -> each.buyer().equals(buyer))
                .mapToLong(Given::points)
                .sum();
    }
}
