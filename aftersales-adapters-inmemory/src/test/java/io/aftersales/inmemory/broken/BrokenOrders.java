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
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
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
                prices("tells prices in another currency", BrokenOrders::tellsAnotherCurrency, 1, 3),
                prices("tells no tax", BrokenOrders::tellsNoTax, 3),
                prices("gives away what has no price", BrokenOrders::givesAway, 2),
                prices("rounds prices up", BrokenOrders::roundsUp, 1),
                prices("tells the price of all units", BrokenOrders::tellsThePriceOfAll, 1, 3),
                prices("throws for what has no price", BrokenOrders::throwsForWhatHasNoPrice, 2, 4, 5),
                prices("forgets the listings of what has no price", BrokenOrders::forgetsListingsWithoutAPrice, 2, 5),
                prices("mixes up the listings", BrokenOrders::mixesUpTheListings, 2, 4, 5),
                prices("lists the price", BrokenOrders::listsThePrice, 4),
                prices("names the SKU as the article", BrokenOrders::namesTheSkuAsArticle, 5),
                prices("knows no article", BrokenOrders::knowsNoArticle, 5));
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
        return priced(
                sound, price -> new Prices.Price(hundredth(price.amount()), price.taxRate(), hundredth(price.tax())));
    }

    private static Prices priced(Prices sound, UnaryOperator<Prices.Price> other) {
        return (order, item) -> {
            Prices.Answer told = sound.of(order, item);
            return told.price() == null
                    ? told
                    : new Prices.Answer(told.sold(), told.wanted(), other.apply(told.price()));
        };
    }

    private static Money hundredth(Money amount) {
        return Money.ofMinor(amount.minor() / 100, amount.currency());
    }

    private static Prices roundsUp(Prices sound) {
        return priced(
                sound,
                price -> new Prices.Price(
                        Money.ofMinor(
                                price.amount().minor() / 100 * 100 + 100,
                                price.amount().currency()),
                        price.taxRate(),
                        price.tax()));
    }

    private static Money times(Money amount, long units) {
        return Money.ofMinor(amount.minor() * units, amount.currency());
    }

    private static Prices tellsThePriceOfAll(Prices sound) {
        return (order, item) -> {
            Prices.Answer told = sound.of(order, item);
            Prices.Price one = told.price();
            return one == null
                    ? told
                    : new Prices.Answer(
                            told.sold(),
                            told.wanted(),
                            new Prices.Price(
                                    times(one.amount(), item.quantity()),
                                    one.taxRate(),
                                    times(one.tax(), item.quantity())));
        };
    }

    private static Prices tellsNoTax(Prices sound) {
        return priced(sound, price -> Prices.Price.of(price.amount()));
    }

    private static Prices tellsAnotherCurrency(Prices sound) {
        return priced(
                sound,
                price -> new Prices.Price(
                        Money.ofMinor(price.amount().minor(), "USD"),
                        price.taxRate(),
                        Money.ofMinor(price.tax().minor(), "USD")));
    }

    private static Prices givesAway(Prices sound) {
        return (order, item) -> {
            Prices.Answer told = sound.of(order, item);
            return told.price() != null
                    ? told
                    : new Prices.Answer(told.sold(), told.wanted(), Prices.Price.of(Money.ofMinor(0, "CNY")));
        };
    }

    private static Prices throwsForWhatHasNoPrice(Prices sound) {
        return (order, item) -> {
            Prices.Answer told = sound.of(order, item);
            if (told.price() == null) {
                throw new NoSuchElementException("no price");
            }
            return told;
        };
    }

    private static Prices forgetsListingsWithoutAPrice(Prices sound) {
        return (order, item) -> {
            Prices.Answer told = sound.of(order, item);
            return told.price() == null ? Prices.Answer.NONE : told;
        };
    }

    private static Prices mixesUpTheListings(Prices sound) {
        return (order, item) -> {
            Prices.Answer told = sound.of(order, item);
            return new Prices.Answer(told.wanted(), told.sold(), told.price());
        };
    }

    private static Prices listsThePrice(Prices sound) {
        return (order, item) -> {
            Prices.Answer told = sound.of(order, item);
            return told.price() == null
                    ? told
                    : new Prices.Answer(
                            told.sold(),
                            new Prices.Listing(
                                    told.price().amount(), told.wanted().article()),
                            told.price());
        };
    }

    private static Prices namesTheSkuAsArticle(Prices sound) {
        return (order, item) -> {
            Prices.Answer told = sound.of(order, item);
            return new Prices.Answer(
                    new Prices.Listing(told.sold().price(), item.sku()),
                    new Prices.Listing(told.wanted().price(), item.wantedSku()),
                    told.price());
        };
    }

    private static Prices knowsNoArticle(Prices sound) {
        return (order, item) -> {
            Prices.Answer told = sound.of(order, item);
            return new Prices.Answer(
                    new Prices.Listing(told.sold().price(), null),
                    new Prices.Listing(told.wanted().price(), null),
                    told.price());
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
