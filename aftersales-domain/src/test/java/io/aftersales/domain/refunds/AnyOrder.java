package io.aftersales.domain.refunds;

import io.aftersales.domain.laws.RefundPolicies;
import io.aftersales.domain.laws.Sales;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Sales of the laws kit under money rules of the kit, for {@code @ForAll(supplier = AnyOrder.class)}. */
final class AnyOrder implements ArbitrarySupplier<AnOrder> {
    @Override
    public Arbitrary<AnOrder> get() {
        return any();
    }

    static Arbitrary<AnOrder> any() {
        return Combinators.combine(Sales.any(), RefundPolicies.any()).as(AnOrder::new);
    }

    /** Whose discounts are shared in proportion or kept, but never re-evaluated: what comes back does not depend on the way there. */
    static final class NeverReEvaluated implements ArbitrarySupplier<AnOrder> {
        @Override
        public Arbitrary<AnOrder> get() {
            return any().map(
                            order -> order.coupons(notReEvaluated(order.policy().coupon()))
                                    .promotions(notReEvaluated(order.policy().promotion())));
        }

        private static DiscountRule notReEvaluated(DiscountRule rule) {
            return rule == DiscountRule.RE_EVALUATED ? DiscountRule.KEPT_UNTIL_FULL_RETURN : rule;
        }
    }
}
