package io.aftersales.domain.refunds;

import io.aftersales.domain.refunds.Script.Act.Kind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;

/** What people do with an order, one after another, told without knowing the order: see {@link Story}. */
record Script(List<Act> acts) {

    /**
     * One act.
     *
     * @param kind what is done
     * @param picks of which lines how much
     * @param fault whether the seller is at fault
     * @param shipping what was decided about shipping
     * @param permille how much of what is possible: of the units accepted, of the money given, settled or taken back
     * @param fee the case's own fee, minor units
     * @param agreedPermille how much of the total was agreed on; 1000 for no agreement
     * @param which which tender, or which of the open cases
     */
    record Act(
            Kind kind,
            List<Pick> picks,
            boolean fault,
            ShippingChoice shipping,
            int permille,
            long fee,
            int agreedPermille,
            int which) {

        enum Kind {
            RETURN,
            ASK,
            DECIDE,
            CANCEL,
            GOODWILL_ON_LINES,
            GOODWILL_ON_SHIPPING,
            GOODWILL_ON_ORDER,
            SETTLE,
            TAKE_BACK,
            REFUND_ELSEWHERE,
            CAPTURE,
            REFUND_UNITS_ELSEWHERE,
            REVERSE_ELSEWHERE,
            GIVE_BACK_KEPT,
            AMEND,
            EXCHANGE,
            ASK_EXCHANGE,
            PAY_EXCHANGE,
            PAY_LATE,
            DELIVER,
            RESHIP;

            boolean isCompensation() {
                return this == GOODWILL_ON_LINES || this == GOODWILL_ON_SHIPPING || this == GOODWILL_ON_ORDER;
            }
        }

        Act byTheRules() {
            return new Act(kind, picks, fault, ShippingChoice.BY_POLICY, permille, 0, 1000, which).worthAsMuchAsEver();
        }

        static Act returning(List<Pick> picks, boolean fault) {
            return new Act(Kind.RETURN, picks, fault, ShippingChoice.BY_POLICY, 1000, 0, 1000, 0).worthAsMuchAsEver();
        }

        private Act worthAsMuchAsEver() {
            List<Pick> whole = picks.stream()
                    .map(each -> new Pick(each.line, each.permille, each.blameless, each.unshipped, 0))
                    .toList();
            return new Act(kind, whole, fault, shipping, permille, fee, agreedPermille, which);
        }
    }

    /**
     * So much of what is left of a line; at least one unit, if there is one.
     *
     * @param blameless whether these are nobody's fault where the seller is at fault for others
     * @param unshipped whether these were never handed to a carrier
     * @param lessWorth per cent by which each of these is worth less than when it was sold
     */
    record Pick(int line, int permille, boolean blameless, boolean unshipped, int lessWorth) {}

    /** Everything that can happen, refunds made elsewhere included. */
    static Arbitrary<Script> any() {
        return of(acts(List.of(
                Tuple.of(16, Kind.RETURN),
                Tuple.of(3, Kind.ASK),
                Tuple.of(3, Kind.DECIDE),
                Tuple.of(1, Kind.CANCEL),
                Tuple.of(2, Kind.GOODWILL_ON_LINES),
                Tuple.of(1, Kind.GOODWILL_ON_SHIPPING),
                Tuple.of(1, Kind.GOODWILL_ON_ORDER),
                Tuple.of(2, Kind.SETTLE),
                Tuple.of(1, Kind.TAKE_BACK),
                Tuple.of(1, Kind.REFUND_ELSEWHERE),
                Tuple.of(2, Kind.CAPTURE))));
    }

    /** Everything that can happen, with every way back, units refunded elsewhere, and parts added to the order. */
    static Arbitrary<Script> withWaysBack() {
        return of(acts(List.of(
                Tuple.of(14, Kind.RETURN),
                Tuple.of(2, Kind.ASK),
                Tuple.of(2, Kind.DECIDE),
                Tuple.of(1, Kind.CANCEL),
                Tuple.of(2, Kind.GOODWILL_ON_LINES),
                Tuple.of(1, Kind.GOODWILL_ON_SHIPPING),
                Tuple.of(1, Kind.GOODWILL_ON_ORDER),
                Tuple.of(2, Kind.SETTLE),
                Tuple.of(1, Kind.TAKE_BACK),
                Tuple.of(3, Kind.CAPTURE),
                Tuple.of(3, Kind.REFUND_ELSEWHERE),
                Tuple.of(3, Kind.REFUND_UNITS_ELSEWHERE),
                Tuple.of(4, Kind.REVERSE_ELSEWHERE),
                Tuple.of(3, Kind.GIVE_BACK_KEPT),
                Tuple.of(2, Kind.AMEND))));
    }

    /** Everything but refunds made elsewhere, which alone may take more than was paid. */
    static Arbitrary<Script> withinTheShop() {
        return any().map(script -> new Script(script.acts.stream()
                .filter(act -> act.kind != Kind.REFUND_ELSEWHERE)
                .toList()));
    }

    /** Returns whose units are all accepted, by the rules alone: no fee, agreement, compensation or decision about shipping. */
    static Arbitrary<Script> returns() {
        return of(Combinators.combine(picks(), rarely(false, List.of(true))).as(Act::returning));
    }

    /** Goods are exchanged for others, some again, and returned; everything else happens too, but for refunds made elsewhere. */
    static Arbitrary<Script> exchanges() {
        return of(acts(List.of(
                Tuple.of(10, Kind.EXCHANGE),
                Tuple.of(2, Kind.ASK_EXCHANGE),
                Tuple.of(2, Kind.PAY_EXCHANGE),
                Tuple.of(1, Kind.PAY_LATE),
                Tuple.of(2, Kind.DELIVER),
                Tuple.of(1, Kind.RESHIP),
                Tuple.of(8, Kind.RETURN),
                Tuple.of(1, Kind.ASK),
                Tuple.of(1, Kind.DECIDE),
                Tuple.of(2, Kind.GOODWILL_ON_LINES),
                Tuple.of(1, Kind.GOODWILL_ON_SHIPPING),
                Tuple.of(1, Kind.GOODWILL_ON_ORDER),
                Tuple.of(2, Kind.SETTLE),
                Tuple.of(1, Kind.TAKE_BACK),
                Tuple.of(1, Kind.CAPTURE))));
    }

    /** Exchanges, and returns by the rules alone: no fee, agreement, compensation or decision about shipping. */
    static Arbitrary<Script> exchangesAndReturns() {
        return exchanges()
                .map(script -> new Script(script.acts.stream()
                        .filter(act -> !act.kind.isCompensation())
                        .map(Act::byTheRules)
                        .toList()));
    }

    private static Arbitrary<Script> of(Arbitrary<Act> act) {
        return act.list()
                .ofMaxSize(12)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(Script::new);
    }

    private static Arbitrary<Act> acts(List<Tuple.Tuple2<Integer, Kind>> kinds) {
        return Combinators.combine(
                        Arbitraries.frequency(kinds),
                        picks(),
                        Arbitraries.of(false, false, true),
                        rarely(ShippingChoice.BY_POLICY, List.of(ShippingChoice.INCLUDE, ShippingChoice.EXCLUDE)),
                        Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(1000)), Tuple.of(1, permille())),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(0L)),
                                Tuple.of(1, Arbitraries.longs().between(0, 500))),
                        Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(1000)), Tuple.of(1, permille())),
                        Arbitraries.integers().between(0, 30).withDistribution(RandomDistribution.uniform()))
                .as(Act::new);
    }

    private static Arbitrary<Integer> portions() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(0)),
                Tuple.of(3, Arbitraries.integers().between(0, 1000)),
                Tuple.of(1, Arbitraries.just(1000)));
    }

    /** Seldom of no line at all. */
    private static Arbitrary<List<Pick>> picks() {
        Arbitrary<Integer> line = Arbitraries.integers().between(0, 11).withDistribution(RandomDistribution.uniform());
        ListArbitrary<Pick> picks = Combinators.combine(
                        line,
                        portions(),
                        rarely(false, List.of(true)),
                        rarely(false, List.of(true)),
                        rarely(0, List.of(1, 20, 50, 100)))
                .as(Pick::new)
                .list();
        return Arbitraries.frequencyOf(
                Tuple.of(8, picks.ofMinSize(1).ofMaxSize(3).withSizeDistribution(RandomDistribution.uniform())),
                Tuple.of(1, Arbitraries.just(List.of())));
    }

    private static Arbitrary<Integer> permille() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.of(500, 1000)),
                Tuple.of(3, Arbitraries.integers().between(0, 1000)));
    }

    private static <T> Arbitrary<T> rarely(T mostly, List<T> otherwise) {
        return Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.just(mostly)), Tuple.of(1, Arbitraries.of(otherwise)));
    }
}
