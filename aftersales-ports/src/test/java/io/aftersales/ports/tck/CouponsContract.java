package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Coupons;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Coupons}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class CouponsContract {
    private static final Cause CAUSE = new Cause(new CaseId(OrderId.of("1001"), 1), "CHANGED_MIND");
    private static final EffectKey KEY = new EffectKey("as-1001-1-coupon-0");

    private Coupons coupons;

    /** Creates coupons that no buyer holds; called before each rule. */
    protected abstract Coupons unheldCoupons();

    /** Creates a coupon that this buyer has used up on an order. */
    protected abstract String usedBy(String buyer);

    /** Counts how often a buyer can use a coupon now. */
    protected abstract long held(String buyer, String coupon);

    @BeforeEach
    final void start() {
        coupons = unheldCoupons();
    }

    @Test
    final void rule01_givesTheCouponToThatBuyer() {
        String coupon = usedBy("buyer-1");
        coupons.giveBack(KEY, CAUSE, "buyer-1", coupon);
        assertThat(held("buyer-1", coupon)).as("the buyer can use it again").isPositive();
        assertThat(held("buyer-2", coupon)).as("no other buyer can").isZero();
    }

    @Test
    final void rule02_givesOnceUnderAKey() {
        String coupon = usedBy("buyer-1");
        coupons.giveBack(KEY, CAUSE, "buyer-1", coupon);
        long once = held("buyer-1", coupon);
        coupons.giveBack(KEY, CAUSE, "buyer-1", coupon);
        assertThat(held("buyer-1", coupon))
                .as("the same key gives once: look the key up in the write that gives")
                .isEqualTo(once);
    }
}
