package io.aftersales.domain.refunds;

import io.aftersales.domain.laws.RefundPolicies;
import io.aftersales.domain.laws.Sales;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.MoneyOrder.OpeningPlan;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Sales of the laws kit under money rules of the kit, some with refunds from before. {@link MoneyReachTest} proves the corners reached. */
final class MoneyOrders implements ArbitrarySupplier<MoneyOrder> {
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
            return of(Sales.withLines()).map(MoneyOrder::withoutOpening);
        }
    }

    /** Orders of which only a part was captured when they were placed. */
    static final class PartlyCaptured implements ArbitrarySupplier<MoneyOrder> {
        @Override
        public Arbitrary<MoneyOrder> get() {
            return of(Sales.partlyCaptured());
        }
    }

    static Arbitrary<MoneyOrder> any() {
        return of(Sales.any());
    }

    private static Arbitrary<MoneyOrder> of(Arbitrary<Sale> sales) {
        return Combinators.combine(sales, RefundPolicies.any(), opening())
                .as((sale, policy, opening) -> new MoneyOrder(sale, policy, opening.of(sale)));
    }

    private static Arbitrary<OpeningPlan> opening() {
        Arbitrary<List<Integer>> permilles = permille().list().ofMaxSize(3);
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(OpeningPlan.NOTHING)),
                Tuple.of(1, Combinators.combine(permilles, permilles).as(OpeningPlan::new)));
    }

    private static Arbitrary<Integer> permille() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.of(500, 1000)),
                Tuple.of(3, Arbitraries.integers().between(0, 1000)));
    }
}
