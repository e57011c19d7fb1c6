package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.DiscountKind;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.MoneyOrder.OpeningPlan;
import io.aftersales.domain.refunds.MoneyPlan.ChargePlan;
import io.aftersales.domain.refunds.MoneyPlan.DiscountPlan;
import io.aftersales.domain.refunds.MoneyPlan.LinePlan;
import io.aftersales.domain.refunds.MoneyPlan.TenderPlan;
import io.aftersales.domain.refunds.MoneyPlan.TierPlan;
import io.aftersales.domain.shared.TenderId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Orders of every sort that is allowed. {@link MoneyReachTest} proves the corners that are reached.
 *
 * <p>Amounts are mostly small, because rounding and ties show best there.
 */
final class MoneyOrders implements ArbitrarySupplier<MoneyOrder> {
    private static final long MOST = 1_000_000_000_000_000L;

    @Override
    public Arbitrary<MoneyOrder> get() {
        return any();
    }

    /** Orders on which nothing was done before the account was opened. */
    static final class Fresh implements ArbitrarySupplier<MoneyOrder> {
        @Override
        public Arbitrary<MoneyOrder> get() {
            return any().map(MoneyOrder::withoutOpening);
        }
    }

    /** Fresh orders with lines. */
    static final class WithLines implements ArbitrarySupplier<MoneyOrder> {
        @Override
        public Arbitrary<MoneyOrder> get() {
            return orders(0, 1).map(MoneyOrder::withoutOpening);
        }
    }

    /** Orders of which only a part was captured when they were placed. */
    static final class PartlyCaptured implements ArbitrarySupplier<MoneyOrder> {
        @Override
        public Arbitrary<MoneyOrder> get() {
            return orders(1, 12);
        }
    }

    static Arbitrary<MoneyOrder> any() {
        return orders(1, 1);
    }

    /** Returns orders; those without lines, and tenders not captured in full, weigh this much. */
    private static Arbitrary<MoneyOrder> orders(int withoutLines, int partlyCaptured) {
        return Combinators.combine(
                        Arbitraries.of("CNY", "JPY", "KWD"),
                        part(withoutLines, partlyCaptured),
                        Arbitraries.of(false, true),
                        Arbitraries.of(PaymentTerms.class),
                        policies(),
                        opening())
                .as(MoneyOrders::order);
    }

    private static MoneyOrder order(
            String currency,
            MoneyPlan plan,
            boolean taxOnTop,
            PaymentTerms terms,
            RefundPolicy policy,
            OpeningPlan opening) {
        Sale empty = Sale.of("1001", currency).due(terms);
        Sale sale = plan.on(taxOnTop ? empty.taxOnTop() : empty, "");
        return new MoneyOrder(sale, policy, opening.of(sale));
    }

    /** Returns plans for a sale or an amendment; those without lines weigh this much beside 20 with some. */
    static Arbitrary<MoneyPlan> part(int withoutLines) {
        return part(withoutLines, 1);
    }

    private static Arbitrary<MoneyPlan> part(int withoutLines, int partlyCaptured) {
        Arbitrary<List<LinePlan>> lines = Arbitraries.frequencyOf(
                Tuple.of(withoutLines, Arbitraries.just(List.<LinePlan>of())),
                Tuple.of(
                        17, line().list().ofMinSize(1).ofMaxSize(4).withSizeDistribution(RandomDistribution.uniform())),
                Tuple.of(3, line().list().ofMinSize(5).ofMaxSize(9)));
        return Combinators.combine(
                        lines,
                        discount().list().ofMaxSize(3).withSizeDistribution(RandomDistribution.uniform()),
                        charge().list().ofMaxSize(4).withSizeDistribution(RandomDistribution.uniform()),
                        tenders(partlyCaptured))
                .as(MoneyPlan::new);
    }

    private static Arbitrary<LinePlan> line() {
        Arbitrary<Long> quantities = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(1L)),
                Tuple.of(8, uniform(2, 7)),
                Tuple.of(1, Arbitraries.of(100_000L, 99_991L)),
                Tuple.of(1, uniform(13, 100_000)));
        Arbitrary<Integer> discounts =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(0)), Tuple.of(1, permille()));
        return Combinators.combine(quantities, amounts(), discounts, taxes(), below(4), below(3))
                .as(LinePlan::new);
    }

    private static Arbitrary<Long> amounts() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0L)),
                Tuple.of(6, uniform(1, 20)),
                Tuple.of(6, uniform(20, 400)),
                Tuple.of(5, uniform(1, 100_000)),
                Tuple.of(1, Arbitraries.of(MOST, MOST / 3)));
    }

    private static Arbitrary<Integer> taxes() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(6, Arbitraries.of(65, 160, 174, 190, 210)),
                Tuple.of(1, permille()));
    }

    private static Arbitrary<DiscountPlan> discount() {
        Arbitrary<Integer> thresholds = Arbitraries.frequencyOf(
                Tuple.of(1, permille()), Tuple.of(1, Arbitraries.integers().between(900, 1000)));
        Arbitrary<TierPlan> tier = Combinators.combine(Arbitraries.of(true, false), thresholds, permille())
                .as(TierPlan::new);
        Arbitrary<Integer> parts = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(1, 300).withDistribution(RandomDistribution.uniform())),
                Tuple.of(1, permille()));
        return Combinators.combine(
                        Arbitraries.of(
                                DiscountKind.COUPON,
                                DiscountKind.COUPON,
                                DiscountKind.PROMOTION,
                                DiscountKind.PROMOTION,
                                new DiscountKind("MEMBER")),
                        parts,
                        Arbitraries.of(true, false),
                        scope(),
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.just(List.<Integer>of())),
                                Tuple.of(1, below(4).list().ofMinSize(1).ofMaxSize(2))),
                        tier.list().ofMaxSize(3).withSizeDistribution(RandomDistribution.uniform()))
                .as(DiscountPlan::new);
    }

    private static Arbitrary<List<Integer>> scope() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(List.<Integer>of())),
                Tuple.of(1, below(12).list().ofMinSize(1).ofMaxSize(3)));
    }

    private static Arbitrary<ChargePlan> charge() {
        return Combinators.combine(
                        Arbitraries.of(
                                ChargeKind.SHIPPING,
                                ChargeKind.SHIPPING,
                                ChargeKind.OTHER,
                                new ChargeKind("COD"),
                                new ChargeKind("WRAP")),
                        amounts(),
                        taxes(),
                        below(4),
                        scope(),
                        Arbitraries.of(
                                ComesBack.WITH_LAST,
                                ComesBack.WITH_LAST,
                                ComesBack.WITH_LAST,
                                ComesBack.WITH_GOODS,
                                ComesBack.NEVER),
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.just(0)),
                                Tuple.of(1, Arbitraries.integers().between(1, 1000))))
                .as(ChargePlan::new);
    }

    private static Arbitrary<List<TenderPlan>> tenders(int partly) {
        Arbitrary<Integer> captured =
                Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just(1000)), Tuple.of(partly, permille()));
        Arbitrary<TenderPlan> tender = Combinators.combine(
                        Arbitraries.of(0, 1, 1, 2, 3, 1000),
                        Arbitraries.of(
                                TenderKind.MONEY,
                                TenderKind.MONEY,
                                TenderKind.STORE_CREDIT,
                                TenderKind.GIFT_CARD,
                                TenderKind.POINTS,
                                TenderKind.POINTS),
                        Arbitraries.longs().between(0, 10_000),
                        captured)
                .as(TenderPlan::new);
        return Arbitraries.frequencyOf(
                Tuple.of(
                        16, tender.list().ofMinSize(1).ofMaxSize(4).withSizeDistribution(RandomDistribution.uniform())),
                Tuple.of(1, tender.list().ofSize(30)),
                Tuple.of(1, Arbitraries.just(List.of())));
    }

    private static Arbitrary<RefundPolicy> policies() {
        Arbitrary<TenderSplit> split = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(TenderSplit.PROPORTIONAL)),
                Tuple.of(
                        1,
                        below(4).map(k -> TenderId.of("T" + k))
                                .list()
                                .ofMaxSize(3)
                                .map(order -> new TenderSplit(false, order))));
        Arbitrary<RestockingFee> fee = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(RestockingFee.NONE)),
                Tuple.of(2, Arbitraries.integers().between(0, 100).map(RestockingFee::percent)),
                Tuple.of(1, Combinators.combine(below(100), uniform(0, 50)).as(RestockingFee::new)));
        return Combinators.combine(
                        Arbitraries.of(DiscountRule.class),
                        Arbitraries.of(DiscountRule.class),
                        split,
                        fee,
                        Arbitraries.of(true, false),
                        Arbitraries.of(ShippingOnFault.class))
                .as((coupon, promotion, tenders, restocking, couponBack, shipping) ->
                        new RefundPolicy("any", 1, coupon, promotion, tenders, restocking, couponBack, shipping));
    }

    private static Arbitrary<OpeningPlan> opening() {
        Arbitrary<List<Integer>> permilles = permille().list().ofMaxSize(3);
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(OpeningPlan.NOTHING)),
                Tuple.of(1, Combinators.combine(permilles, permilles).as(OpeningPlan::new)));
    }

    /** Thousandths, with none, all and a half more often. */
    static Arbitrary<Integer> permille() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.of(500, 1000)),
                Tuple.of(3, Arbitraries.integers().between(0, 1000)));
    }

    /** Numbers from 0 to one below. */
    static Arbitrary<Integer> below(int limit) {
        return Arbitraries.integers().between(0, limit - 1).withDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Long> uniform(long least, long most) {
        return Arbitraries.longs().between(least, most).withDistribution(RandomDistribution.uniform());
    }
}
