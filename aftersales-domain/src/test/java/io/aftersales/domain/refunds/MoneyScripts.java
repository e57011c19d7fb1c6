package io.aftersales.domain.refunds;

import io.aftersales.domain.refunds.MoneyScript.Act;
import io.aftersales.domain.refunds.MoneyScript.Kind;
import io.aftersales.domain.refunds.MoneyScript.Pick;
import io.aftersales.domain.refunds.MoneyScript.Terms;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Scripts in which everything can happen; the nested suppliers leave something out. */
final class MoneyScripts implements ArbitrarySupplier<MoneyScript> {
    @Override
    public Arbitrary<MoneyScript> get() {
        return any();
    }

    /** Nothing is refunded elsewhere. */
    static final class WithinTheShop implements ArbitrarySupplier<MoneyScript> {
        @Override
        public Arbitrary<MoneyScript> get() {
            return any().map(script -> script.without(Kind::isElsewhere));
        }
    }

    /** Returns by the rules alone, with captures and amendments between them. */
    static final class ByTheRules implements ArbitrarySupplier<MoneyScript> {
        @Override
        public Arbitrary<MoneyScript> get() {
            return any().map(script -> script.without(kind -> kind.isElsewhere()
                            || kind.isGoodwill()
                            || kind == Kind.SHIPPING_ALONE
                            || kind == Kind.GIVE_BACK))
                    .map(script -> new MoneyScript(
                            script.acts().stream().map(Act::byTheRules).toList()));
        }
    }

    /** Returns by the rules alone, and nothing else. */
    static final class Returns implements ArbitrarySupplier<MoneyScript> {
        @Override
        public Arbitrary<MoneyScript> get() {
            return acts(Arbitraries.just(Kind.RETURN), Arbitraries.just(Terms.BY_THE_RULES))
                    .map(Act::byTheRules)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(5)
                    .map(MoneyScript::new);
        }
    }

    static Arbitrary<MoneyScript> any() {
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
                MoneyOrders.part(2).map(part -> new Act(Kind.AMEND, List.of(), Terms.BY_THE_RULES, 1000, 0, part));
        return Arbitraries.frequencyOf(Tuple.of(18, acts(kinds, terms())), Tuple.of(1, amendments))
                .list()
                .ofMaxSize(12)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(MoneyScript::new);
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
                        MoneyOrders.below(30))
                .as((kind, picks, decided, permille, which) ->
                        new Act(kind, picks, decided, permille, which, MoneyPlan.NOTHING));
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
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.just(1000)), Tuple.of(1, MoneyOrders.permille())))
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
                        MoneyOrders.below(24),
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
