package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.DiscountKind;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.OrderPlan.ChargePlan;
import io.aftersales.domain.refunds.OrderPlan.DiscountPlan;
import io.aftersales.domain.refunds.OrderPlan.LinePlan;
import io.aftersales.domain.refunds.OrderPlan.TenderPlan;
import io.aftersales.domain.refunds.OrderPlan.TierPlan;
import io.aftersales.domain.shared.TenderId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Orders of every sort that is allowed: lines of one unit and of 100,000, gifts, amounts to 10^15, the same SKU twice, discounts larger
 * than their lines and their scope, charges of all sorts with scopes, taxes and discounts, credits, 30 tenders, points, payments not taken yet,
 * no lines at all, three currencies, several tax rates, taxes included and on top.
 */
final class Orders {
    private static final long MOST = 1_000_000_000_000_000L;

    private Orders() {}

    static Arbitrary<AnOrder> any() {
        return Combinators.combine(plans(), policies()).as((plan, policy) -> new AnOrder(plan.sale(), policy));
    }

    static Arbitrary<OrderPlan> plans() {
        return Combinators.combine(
                        Arbitraries.of("CNY", "JPY", "KWD"),
                        lines(),
                        rarely(false, List.of(true)),
                        charges(),
                        discounts(),
                        tenders(),
                        rarely(PaymentTerms.ON_ORDER, List.of(PaymentTerms.AT_SHIPMENT)))
                .as(OrderPlan::new);
    }

    private static Arbitrary<List<LinePlan>> lines() {
        Arbitrary<LinePlan> line = Combinators.combine(
                        quantities(), amounts(), permille(), permille(), rates(), small(3))
                .as(LinePlan::new);
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(List.of())),
                Tuple.of(12, line.list().ofMinSize(1).ofMaxSize(4).withSizeDistribution(RandomDistribution.uniform())),
                Tuple.of(5, line.list().ofMinSize(5).ofMaxSize(12)));
    }

    private static Arbitrary<Long> quantities() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(1L)),
                Tuple.of(5, Arbitraries.longs().between(2, 12).withDistribution(RandomDistribution.uniform())),
                Tuple.of(1, Arbitraries.longs().between(13, 100_000)));
    }

    private static Arbitrary<Long> amounts() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0L)),
                Tuple.of(4, Arbitraries.longs().between(1, 100)),
                Tuple.of(9, Arbitraries.longs().between(1, 100_000).withDistribution(RandomDistribution.uniform())),
                Tuple.of(1, Arbitraries.longs().between(MOST / 1_000, MOST)));
    }

    private static Arbitrary<List<DiscountPlan>> discounts() {
        Arbitrary<TierPlan> tier = Combinators.combine(Arbitraries.of(true, false), thresholds(), permille())
                .as(TierPlan::new);
        Arbitrary<DiscountPlan> discount = Combinators.combine(
                        Arbitraries.of(
                                DiscountKind.COUPON,
                                DiscountKind.PROMOTION,
                                DiscountKind.PROMOTION,
                                new DiscountKind("MEMBER")),
                        permille(),
                        Arbitraries.of(true, false),
                        scopes(),
                        rarely(List.<Integer>of(), List.of(List.of(0), List.of(1), List.of(0, 2))),
                        tier.list().ofMaxSize(3))
                .as(DiscountPlan::new);
        return discount.list().ofMaxSize(4);
    }

    /** A threshold near the goods is soon missed. */
    private static Arbitrary<Integer> thresholds() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, permille()), Tuple.of(1, Arbitraries.integers().between(900, 1000)));
    }

    /** Some lines by their places, mostly none. */
    private static Arbitrary<List<Integer>> scopes() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(List.<Integer>of())),
                Tuple.of(1, small(11).list().ofMaxSize(4)));
    }

    private static Arbitrary<String> rates() {
        return Arbitraries.of("VAT", "VAT", "REDUCED", "");
    }

    /** No charge, a shipping fee, or several of all sorts. */
    private static Arbitrary<List<ChargePlan>> charges() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(List.of())),
                Tuple.of(3, charge(Arbitraries.just(ChargeKind.SHIPPING)).list().ofSize(1)),
                Tuple.of(
                        4,
                        charge(Arbitraries.of(
                                        ChargeKind.SHIPPING,
                                        ChargeKind.SHIPPING,
                                        ChargeKind.OTHER,
                                        new ChargeKind("GIFT_WRAP")))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4)));
    }

    private static Arbitrary<ChargePlan> charge(Arbitrary<ChargeKind> kind) {
        Arbitrary<Long> fee = Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(0L)), Tuple.of(3, amounts()));
        return Combinators.combine(
                        kind,
                        fee,
                        rarely(0, List.of(1, 250, 999, 1000)),
                        permille(),
                        rates(),
                        scopes(),
                        Arbitraries.of(ComesBack.WITH_LAST, ComesBack.WITH_LAST, ComesBack.WITH_GOODS, ComesBack.NEVER))
                .as(ChargePlan::new);
    }

    private static Arbitrary<List<TenderPlan>> tenders() {
        Arbitrary<TenderPlan> tender = Combinators.combine(
                        Arbitraries.of(0, 1, 1, 2, 3, 1000),
                        Arbitraries.of(TenderKind.MONEY, TenderKind.MONEY, TenderKind.GIFT_CARD, TenderKind.POINTS),
                        Arbitraries.longs().between(0, 10_000),
                        Arbitraries.frequency(Tuple.of(20, 1000), Tuple.of(1, 990), Tuple.of(1, 500), Tuple.of(1, 0)))
                .as(TenderPlan::new);
        return Arbitraries.frequencyOf(
                Tuple.of(12, tender.list().ofMinSize(1).ofMaxSize(4)),
                Tuple.of(1, tender.list().ofSize(30)),
                Tuple.of(1, Arbitraries.just(List.of())));
    }

    private static Arbitrary<RefundPolicy> policies() {
        Arbitrary<DiscountRule> rule = Arbitraries.of(DiscountRule.class);
        Arbitrary<TenderSplit> split = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(TenderSplit.PROPORTIONAL)),
                Tuple.of(
                        1,
                        small(4).map(k -> TenderId.of("T" + k))
                                .list()
                                .ofMaxSize(3)
                                .map(order -> new TenderSplit(false, order))));
        Arbitrary<RestockingFee> fee = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(RestockingFee.NONE)),
                Tuple.of(2, Arbitraries.integers().between(0, 100).map(RestockingFee::percent)),
                Tuple.of(
                        1,
                        Combinators.combine(small(100), Arbitraries.longs().between(0, 500))
                                .as(RestockingFee::new)));
        return Combinators.combine(
                        rule, rule, split, fee, Arbitraries.of(true, false), Arbitraries.of(ShippingOnFault.class))
                .as((coupon, promotion, tenders, restocking, couponBack, onFault) ->
                        new RefundPolicy("any", 1, coupon, promotion, tenders, restocking, couponBack, onFault));
    }

    /** Thousandths, with nothing, the whole and a half more often. */
    static Arbitrary<Integer> permille() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.of(500, 1000)),
                Tuple.of(3, Arbitraries.integers().between(0, 1000)));
    }

    static Arbitrary<Integer> small(int most) {
        return Arbitraries.integers().between(0, most);
    }

    static <T> Arbitrary<T> rarely(T mostly, List<T> otherwise) {
        return Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.just(mostly)), Tuple.of(1, Arbitraries.of(otherwise)));
    }
}
