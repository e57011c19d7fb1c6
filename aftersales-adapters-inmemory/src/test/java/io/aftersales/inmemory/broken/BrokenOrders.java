package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryOrdersTest;
import io.aftersales.inmemory.InMemoryPricesContractTest;
import io.aftersales.ports.gateways.Orders;
import io.aftersales.ports.gateways.Prices;
import io.aftersales.ports.tck.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Orders and prices that break one rule, or as few as such a mistake can. */
final class BrokenOrders {
    private BrokenOrders() {}

    static Stream<Row> rows() {
        return Stream.of(
                orders("throws for what it does not find", ThrowsForWhatItDoesNotFind::new, 1),
                orders("takes off what went back since", TakesOffWhatWentBack::new, 2),
                orders("tells another currency than that of the order", TellsAnotherCurrency::new, 2),
                orders("knows two marks", KnowsTwoMarks::new, 3),
                orders("forgets what is to be collected", ForgetsWhatIsToBeCollected::new, 3, 4),
                orders("marks with every call", MarksWithEveryCall::new, 4),
                prices("tells whole units", BrokenOrders::tellsWholeUnits, 1, 3),
                prices("tells prices in another currency", BrokenOrders::tellsAnotherCurrency, 1),
                prices("tells no tax", BrokenOrders::tellsNoTax, 3),
                prices("gives away what has no price", BrokenOrders::givesAway, 2),
                prices("throws for what has no price", BrokenOrders::throwsForWhatHasNoPrice, 2));
    }

    /** Orders in order, for others to break. */
    private static class Delegating implements Orders {
        private final Orders sound;

        Delegating(Orders sound) {
            this.sound = sound;
        }

        @Override
        public Optional<OrderFacts> facts(OrderId order) {
            return sound.facts(order);
        }

        @Override
        public void mark(
                EffectKey key,
                OrderId order,
                OrderMark mark,
                Money givenBack,
                Money toCollect,
                List<String> replacements) {
            sound.mark(key, order, mark, givenBack, toCollect, replacements);
        }
    }

    private static final class ThrowsForWhatItDoesNotFind extends Delegating {
        ThrowsForWhatItDoesNotFind(Orders sound) {
            super(sound);
        }

        @Override
        public Optional<OrderFacts> facts(OrderId order) {
            return Optional.of(super.facts(order).orElseThrow());
        }
    }

    private static final class TakesOffWhatWentBack extends Delegating {
        private long left = 2_000;

        TakesOffWhatWentBack(Orders sound) {
            super(sound);
        }

        @Override
        public Optional<OrderFacts> facts(OrderId order) {
            left -= 100;
            Sale less = Sale.of(order.value(), "CNY")
                    .with(OrderLine.of("A", "MUG", 2, left))
                    .paidBy(Tender.money("CARD", "CARD", left));
            return super.facts(order)
                    .map(each ->
                            new OrderFacts(less, each.buyer(), OrderState.PAID, Samples.NOON, List.of(), Map.of()));
        }
    }

    private static final class TellsAnotherCurrency extends Delegating {
        TellsAnotherCurrency(Orders sound) {
            super(sound);
        }

        @Override
        public Optional<OrderFacts> facts(OrderId order) {
            Sale converted = Sale.of(order.value(), "USD")
                    .with(OrderLine.of("A", "MUG", 2, 300))
                    .paidBy(Tender.money("CARD", "CARD", 300));
            return super.facts(order)
                    .map(each -> new OrderFacts(
                            converted, each.buyer(), OrderState.PAID, Samples.NOON, List.of(), Map.of()));
        }
    }

    private static final class KnowsTwoMarks extends Delegating {
        KnowsTwoMarks(Orders sound) {
            super(sound);
        }

        @Override
        public void mark(
                EffectKey key,
                OrderId order,
                OrderMark mark,
                Money givenBack,
                Money toCollect,
                List<String> replacements) {
            if (mark == OrderMark.PARTIALLY_REFUNDED || mark == OrderMark.FULLY_REFUNDED) {
                super.mark(key, order, mark, givenBack, toCollect, replacements);
            }
        }
    }

    private static final class ForgetsWhatIsToBeCollected extends Delegating {
        ForgetsWhatIsToBeCollected(Orders sound) {
            super(sound);
        }

        @Override
        public void mark(
                EffectKey key,
                OrderId order,
                OrderMark mark,
                Money givenBack,
                Money toCollect,
                List<String> replacements) {
            super.mark(key, order, mark, givenBack, Money.zero(toCollect.currency()), replacements);
        }
    }

    private static final class MarksWithEveryCall extends Delegating {
        MarksWithEveryCall(Orders sound) {
            super(sound);
        }

        @Override
        public void mark(
                EffectKey key,
                OrderId order,
                OrderMark mark,
                Money givenBack,
                Money toCollect,
                List<String> replacements) {
            super.mark(Keys.fresh(), order, mark, givenBack, toCollect, replacements);
        }
    }

    private static Prices tellsWholeUnits(Prices sound) {
        return (order, skus) -> {
            var whole = new HashMap<>(sound.unitPrices(order, skus));
            whole.replaceAll((sku, price) ->
                    new Prices.Price(hundredth(price.amount()), price.taxRate(), hundredth(price.tax())));
            return whole;
        };
    }

    private static Money hundredth(Money amount) {
        return Money.ofMinor(amount.minor() / 100, amount.currency());
    }

    private static Prices tellsNoTax(Prices sound) {
        return (order, skus) -> {
            var untaxed = new HashMap<>(sound.unitPrices(order, skus));
            untaxed.replaceAll((sku, price) -> Prices.Price.of(price.amount()));
            return untaxed;
        };
    }

    private static Prices tellsAnotherCurrency(Prices sound) {
        return (order, skus) -> {
            var converted = new HashMap<>(sound.unitPrices(order, skus));
            converted.replaceAll((sku, price) -> new Prices.Price(
                    Money.ofMinor(price.amount().minor(), "USD"),
                    price.taxRate(),
                    Money.ofMinor(price.tax().minor(), "USD")));
            return converted;
        };
    }

    private static Prices givesAway(Prices sound) {
        return (order, skus) -> {
            var all = new HashMap<>(sound.unitPrices(order, skus));
            skus.forEach(sku -> all.putIfAbsent(sku, Prices.Price.of(Money.ofMinor(0, "CNY"))));
            return all;
        };
    }

    private static Prices throwsForWhatHasNoPrice(Prices sound) {
        return (order, skus) -> {
            Map<String, Prices.Price> told = sound.unitPrices(order, skus);
            if (!told.keySet().equals(Set.copyOf(skus))) {
                throw new NoSuchElementException("no price");
            }
            return told;
        };
    }

    private static Row orders(String name, UnaryOperator<Orders> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new InMemoryOrdersTest() {
                    @Override
                    protected Orders orders() {
                        return broken.apply(super.orders());
                    }
                },
                rules);
    }

    private static Row prices(String name, UnaryOperator<Prices> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new InMemoryPricesContractTest() {
                    @Override
                    protected Prices emptyPrices() {
                        return broken.apply(super.emptyPrices());
                    }
                },
                rules);
    }
}
