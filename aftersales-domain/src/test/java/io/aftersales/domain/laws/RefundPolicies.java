package io.aftersales.domain.laws;

import io.aftersales.domain.refunds.DiscountRule;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.refunds.ShippingOnFault;
import io.aftersales.domain.refunds.TenderSplit;
import io.aftersales.domain.shared.TenderId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Arbitraries of money rules: every rule for coupons and promotions, refunds split in proportion or tender by tender, restocking fees from
 * none to everything, and every rule for shipping fees of faulty goods.
 */
public final class RefundPolicies {
    private RefundPolicies() {}

    /** Money rules of every sort. A split tender by tender names some of the tenders T0 to T3, which the sales of {@link Sales} have. */
    public static Arbitrary<RefundPolicy> any() {
        return Combinators.combine(
                        Arbitraries.of(DiscountRule.class),
                        Arbitraries.of(DiscountRule.class),
                        splits(),
                        fees(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(ShippingOnFault.class))
                .as((coupon, promotion, tenders, restocking, couponBack, shipping) ->
                        new RefundPolicy("any", 1, coupon, promotion, tenders, restocking, couponBack, shipping));
    }

    private static Arbitrary<TenderSplit> splits() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(TenderSplit.PROPORTIONAL)),
                Tuple.of(
                        1,
                        Sales.below(4)
                                .map(k -> TenderId.of("T" + k))
                                .list()
                                .ofMaxSize(3)
                                .map(order -> new TenderSplit(false, order))));
    }

    private static Arbitrary<RestockingFee> fees() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(RestockingFee.NONE)),
                Tuple.of(2, Arbitraries.integers().between(0, 100).map(RestockingFee::percent)),
                Tuple.of(
                        1,
                        Combinators.combine(Sales.below(100), Sales.uniform(0, 50))
                                .as(RestockingFee::new)));
    }
}
