package io.aftersales.domain.laws;

import io.aftersales.domain.laws.SalePlan.ChargePlan;
import io.aftersales.domain.laws.SalePlan.DiscountPlan;
import io.aftersales.domain.laws.SalePlan.LinePlan;
import io.aftersales.domain.laws.SalePlan.TenderPlan;
import io.aftersales.domain.laws.SalePlan.TierPlan;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.DiscountKind;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.TenderKind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Arbitraries of sales of every sort that the library allows: one unit and 100,000, free gifts, amounts to 10<sup>15</sup> minor units, the
 * same SKU on two lines, discounts larger than their lines, charges and credits with scopes and taxes, up to 30 tenders, points, amounts not
 * captured yet, no lines at all, currencies with 0, 2 and 3 decimals, several tax rates, prices with their tax and without it. Every sale
 * balances. Amounts are mostly small, because rounding and ties show best there.
 */
public final class Sales {
    private static final long MOST = 1_000_000_000_000_000L;

    private Sales() {}

    /** Sales of every sort; most have lines, and most are captured in full. */
    public static Arbitrary<Sale> any() {
        return sales(1, 1);
    }

    /** Sales of every sort with at least one line; most are captured in full. */
    public static Arbitrary<Sale> withLines() {
        return sales(0, 1);
    }

    /** Sales of every sort, of most of which only a part was captured. */
    public static Arbitrary<Sale> partlyCaptured() {
        return sales(1, 12);
    }

    /** Additions to an order after its sale, with and without lines. */
    public static Arbitrary<AmendmentPlan> amendments() {
        return part(2, 1).map(each -> each);
    }

    /** Additions to an order after its sale, each with at least one line. */
    public static Arbitrary<AmendmentPlan> amendmentsWithLines() {
        return part(0, 1).map(each -> each);
    }

    /** Returns sales; those without lines, and tenders not captured in full, weigh this much. */
    private static Arbitrary<Sale> sales(int withoutLines, int partlyCaptured) {
        return Combinators.combine(
                        Arbitraries.of("CNY", "JPY", "KWD"),
                        part(withoutLines, partlyCaptured),
                        Arbitraries.of(false, true),
                        Arbitraries.of(PaymentTerms.class))
                .as(Sales::sale);
    }

    private static Sale sale(String currency, SalePlan plan, boolean taxOnTop, PaymentTerms terms) {
        Sale empty = Sale.of("1001", currency).due(terms);
        return plan.on(taxOnTop ? empty.taxOnTop() : empty, "");
    }

    /** Returns plans for a sale or an amendment; those without lines weigh this much beside 20 with some. */
    private static Arbitrary<SalePlan> part(int withoutLines, int partlyCaptured) {
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
                .as(SalePlan::new);
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

    static Arbitrary<Long> uniform(long least, long most) {
        return Arbitraries.longs().between(least, most).withDistribution(RandomDistribution.uniform());
    }
}
