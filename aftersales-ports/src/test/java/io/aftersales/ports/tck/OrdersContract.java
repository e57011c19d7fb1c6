package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Orders;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Orders}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class OrdersContract {
    private Orders orders;

    /** Creates orders without marks; called before each rule. */
    protected abstract Orders orders();

    /** Places an order in the {@link #currency()}, paid and not marked yet, another one with each call. */
    protected abstract OrderId placed();

    /** The newest mark of an order. */
    protected abstract OrderMark mark(OrderId order);

    /** The amount given back, as the order shows it. */
    protected abstract Money givenBack(OrderId order);

    /** The amount still to be collected, as the order shows it. */
    protected abstract Money toCollect(OrderId order);

    /** The currency of the shop in which the kit places its orders. */
    protected Currency currency() {
        return Currency.getInstance("CNY");
    }

    @BeforeEach
    final void start() {
        orders = orders();
    }

    private void mark(String step, OrderId order, OrderMark mark, long givenBack) {
        EffectKey key = new EffectKey("as-1001-1-" + step);
        orders.mark(key, order, mark, money(givenBack), restOf(givenBack), List.of("R-1"));
    }

    private Money money(long minor) {
        return Money.ofMinor(minor, currency());
    }

    /** The less has gone back, the more is still to be collected: the two never have the same amount. */
    private Money restOf(long givenBack) {
        return money(10_000 - givenBack);
    }

    private void assertMarked(OrderId order, OrderMark mark, long givenBack, String why) {
        assertThat(mark(order)).as("mark: %s", why).isEqualTo(mark);
        assertThat(givenBack(order)).as("givenBack: %s", why).isEqualTo(money(givenBack));
        assertThat(toCollect(order))
                .as("toCollect, kept by shops too that collect nothing later: %s", why)
                .isEqualTo(restOf(givenBack));
    }

    @Test
    final void rule01_knowsNothingOfOrdersThatWereNeverPlaced() {
        placed();
        assertThatCode(() ->
                        assertThat(orders.facts(OrderId.of("no-such-order"))).isEmpty())
                .as("an unknown order is empty: neither an exception nor another order")
                .doesNotThrowAnyException();
    }

    @Test
    final void rule02_tellsTheSameSaleEachTime() {
        OrderId first = placed();
        OrderId second = placed();
        OrderFacts told = orders.facts(second).orElseThrow(() -> new AssertionError("the order was placed"));
        assertThat(told.sale().id()).as("it is the order that was asked for").isEqualTo(second);
        assertThat(told.sale().currency())
                .as("an order is told in the currency in which it was placed, which is that of the shop under test")
                .isEqualTo(currency());
        orders.facts(first);
        assertThat(orders.facts(second).orElseThrow().sale())
                .as(
                        "what was sold and paid does not change: read it in a fixed order, and leave out what was refunded since")
                .isEqualTo(told.sale());
    }

    @Test
    final void rule03_takesEveryMark() {
        for (OrderMark each : OrderMark.values()) {
            OrderId order = placed();
            mark(each.name(), order, each, 1_234);
            assertMarked(
                    order,
                    each,
                    1_234,
                    "the order shows what became of it; if one mark is wrong only, look for a mark without a branch");
        }
    }

    @Test
    final void rule04_marksOnceUnderAKey() {
        OrderId order = placed();
        mark("first", order, OrderMark.PARTIALLY_REFUNDED, 500);
        mark("second", order, OrderMark.FULLY_REFUNDED, 2_000);
        mark("first", order, OrderMark.PARTIALLY_REFUNDED, 500);
        assertMarked(
                order,
                OrderMark.FULLY_REFUNDED,
                2_000,
                "a key that came before is a repetition: look the key up in the write that marks");
    }
}
