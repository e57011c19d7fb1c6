package io.aftersales.domain.refunds;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** For {@code @ForAll(supplier = AnyOrder.class)}. */
final class AnyOrder implements ArbitrarySupplier<AnOrder> {
    @Override
    public Arbitrary<AnOrder> get() {
        return Orders.any();
    }

    /** Whose discounts are shared in proportion or kept, but never re-evaluated: what comes back does not depend on the way there. */
    static final class NeverReEvaluated implements ArbitrarySupplier<AnOrder> {
        @Override
        public Arbitrary<AnOrder> get() {
            return Orders.any()
                    .map(order -> order.coupons(notReEvaluated(order.policy().coupon()))
                            .promotions(notReEvaluated(order.policy().promotion())));
        }

        private static DiscountRule notReEvaluated(DiscountRule rule) {
            return rule == DiscountRule.RE_EVALUATED ? DiscountRule.KEPT_UNTIL_FULL_RETURN : rule;
        }
    }
}
