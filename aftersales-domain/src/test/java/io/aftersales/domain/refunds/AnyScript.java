package io.aftersales.domain.refunds;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** For {@code @ForAll(supplier = AnyScript.class)}. */
final class AnyScript implements ArbitrarySupplier<Script> {
    @Override
    public Arbitrary<Script> get() {
        return Script.any();
    }

    /** Refunds made elsewhere come back, what was kept is given back, parts are added. */
    static final class WithWaysBack implements ArbitrarySupplier<Script> {
        @Override
        public Arbitrary<Script> get() {
            return Script.withWaysBack();
        }
    }

    /** Nothing is refunded elsewhere. */
    static final class WithinTheShop implements ArbitrarySupplier<Script> {
        @Override
        public Arbitrary<Script> get() {
            return Script.withinTheShop();
        }
    }

    /** Returns by the rules alone. */
    static final class Returns implements ArbitrarySupplier<Script> {
        @Override
        public Arbitrary<Script> get() {
            return Script.returns();
        }
    }

    /** Goods are exchanged for others; nothing is refunded elsewhere. */
    static final class WithExchanges implements ArbitrarySupplier<Script> {
        @Override
        public Arbitrary<Script> get() {
            return Script.exchanges();
        }
    }

    /** Exchanges, and returns by the rules alone. */
    static final class ExchangesAndReturns implements ArbitrarySupplier<Script> {
        @Override
        public Arbitrary<Script> get() {
            return Script.exchangesAndReturns();
        }
    }
}
