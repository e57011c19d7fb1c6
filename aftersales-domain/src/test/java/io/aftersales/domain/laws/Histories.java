package io.aftersales.domain.laws;

import io.aftersales.domain.laws.HistoryPlan.Act;
import io.aftersales.domain.laws.HistoryPlan.Kind;
import io.aftersales.domain.laws.HistoryPlan.Pick;
import io.aftersales.domain.laws.HistoryPlan.Terms;
import io.aftersales.domain.refunds.ShippingChoice;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Arbitraries of what happens to an order after the sale: returns of some units and of all, fees, agreed amounts, goods worth less, goodwill,
 * captures, additions, refunds made elsewhere and their reversal. As a supplier of a parameter it gives {@link #any()}.
 */
public final class Histories implements ArbitrarySupplier<HistoryPlan> {
    /** Creates the supplier of {@link #any()}; called by jqwik. */
    public Histories() {}

    @Override
    public Arbitrary<HistoryPlan> get() {
        return any();
    }

    /** Supplies {@link #withinTheShop()}. */
    public static final class WithinTheShop implements ArbitrarySupplier<HistoryPlan> {
        /** Creates the supplier; called by jqwik. */
        public WithinTheShop() {}

        @Override
        public Arbitrary<HistoryPlan> get() {
            return withinTheShop();
        }
    }

    /** Supplies {@link #byTheRules()}. */
    public static final class ByTheRules implements ArbitrarySupplier<HistoryPlan> {
        /** Creates the supplier; called by jqwik. */
        public ByTheRules() {}

        @Override
        public Arbitrary<HistoryPlan> get() {
            return byTheRules();
        }
    }

    /** Supplies {@link #returns()}. */
    public static final class Returns implements ArbitrarySupplier<HistoryPlan> {
        /** Creates the supplier; called by jqwik. */
        public Returns() {}

        @Override
        public Arbitrary<HistoryPlan> get() {
            return returns();
        }
    }

    /** Histories without refunds made elsewhere. */
    public static Arbitrary<HistoryPlan> withinTheShop() {
        return any().map(plan -> plan.without(Kind::isElsewhere));
    }

    /** Histories of returns by the rules alone, with captures and additions between them. */
    public static Arbitrary<HistoryPlan> byTheRules() {
        return any().map(plan -> plan.without(kind -> kind.isElsewhere()
                        || kind.isGoodwill()
                        || kind == Kind.SHIPPING_ALONE
                        || kind == Kind.GIVE_BACK))
                .map(plan -> new HistoryPlan(
                        plan.acts().stream().map(Act::byTheRules).toList()));
    }

    /** Histories of one to five returns by the rules alone. */
    public static Arbitrary<HistoryPlan> returns() {
        return acts(Arbitraries.just(Kind.RETURN), Arbitraries.just(Terms.BY_THE_RULES))
                .map(Act::byTheRules)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(HistoryPlan::new);
    }

    /** Histories in which everything can happen, up to twelve acts long. */
    public static Arbitrary<HistoryPlan> any() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(16, Kind.RETURN),
                Tuple.of(1, Kind.CANCEL),
                Tuple.of(1, Kind.SHIPPING_ALONE),
                Tuple.of(2, Kind.GOODWILL_ON_LINES),
                Tuple.of(1, Kind.GOODWILL_ON_SHIPPING),
                Tuple.of(1, Kind.GOODWILL_ON_ORDER),
                Tuple.of(4, Kind.CAPTURE),
                Tuple.of(2, Kind.EXTERNAL),
                Tuple.of(2, Kind.EXTERNAL_FOR_UNITS),
                Tuple.of(4, Kind.REVERSE),
                Tuple.of(2, Kind.GIVE_BACK));
        Arbitrary<Act> amendments =
                Sales.amendments().map(part -> new Act(Kind.AMEND, List.of(), Terms.BY_THE_RULES, 1000, 0, part));
        return Arbitraries.frequencyOf(Tuple.of(18, acts(kinds, terms())), Tuple.of(1, amendments))
                .list()
                .ofMaxSize(12)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(HistoryPlan::new);
    }

    private static Arbitrary<Act> acts(Arbitrary<Kind> kinds, Arbitrary<Terms> terms) {
        return Combinators.combine(
                        kinds,
                        picks(),
                        terms,
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.just(1000)),
                                Tuple.of(1, Arbitraries.integers().between(0, 50)),
                                Tuple.of(
                                        2,
                                        Arbitraries.integers()
                                                .between(0, 1000)
                                                .withDistribution(RandomDistribution.uniform()))),
                        Sales.below(30))
                .as((kind, picks, decided, permille, which) ->
                        new Act(kind, picks, decided, permille, which, SalePlan.NOTHING));
    }

    private static Arbitrary<Terms> terms() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, ShippingChoice.BY_POLICY),
                                Tuple.of(1, ShippingChoice.INCLUDE),
                                Tuple.of(1, ShippingChoice.EXCLUDE)),
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.just(0)),
                                Tuple.of(1, Arbitraries.integers().between(0, 400))),
                        Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just(1000)), Tuple.of(1, Sales.permille())))
                .as(Terms::new);
    }

    private static Arbitrary<List<Pick>> picks() {
        Arbitrary<Integer> portions = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(0)),
                Tuple.of(3, Arbitraries.integers().between(0, 1000).withDistribution(RandomDistribution.uniform())),
                Tuple.of(2, Arbitraries.just(1000)));
        Arbitrary<Integer> grades =
                Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.just(0)), Tuple.of(1, Arbitraries.of(10, 33, 50, 100)));
        return Combinators.combine(
                        Sales.below(24),
                        portions,
                        Arbitraries.of(false, false, true),
                        Arbitraries.of(false, false, true),
                        grades)
                .as(Pick::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .withSizeDistribution(RandomDistribution.uniform());
    }
}
