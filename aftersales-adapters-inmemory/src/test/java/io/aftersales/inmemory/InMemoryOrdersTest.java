package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Orders;
import io.aftersales.ports.tck.OrdersContract;
import io.aftersales.ports.tck.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class InMemoryOrdersTest extends OrdersContract {
    private InMemoryOrders orders;
    private int placed;

    @Override
    protected Orders orders() {
        orders = new InMemoryOrders();
        return orders;
    }

    @Override
    protected OrderId placed() {
        Sale sale = Sale.of("100" + ++placed, currency().getCurrencyCode())
                .with(OrderLine.of("A", "MUG", 2, 2_000))
                .paidBy(Tender.money("CARD", "CARD", 2_000));
        orders.put(new OrderFacts(sale, "buyer-1", OrderState.PAID, Samples.NOON, List.of(), Map.of()));
        return sale.id();
    }

    @Override
    protected OrderMark mark(OrderId order) {
        return last(order).mark();
    }

    @Override
    protected Money givenBack(OrderId order) {
        return last(order).givenBack();
    }

    @Override
    protected Money toCollect(OrderId order) {
        return last(order).toCollect();
    }

    @Test
    void marksOfAllOrdersAreListedAsTheyCame() {
        Money nothing = Money.zero(currency());
        orders();
        orders.mark(new EffectKey("k1"), OrderId.of("B"), OrderMark.RESHIPPED, nothing, nothing, List.of("R-1"));
        orders.mark(new EffectKey("k2"), OrderId.of("A"), OrderMark.EXCHANGED, nothing, nothing, List.of());
        orders.mark(new EffectKey("k1"), OrderId.of("B"), OrderMark.RESHIPPED, nothing, nothing, List.of("R-1"));

        assertThat(orders.marks())
                .containsExactly(
                        new InMemoryOrders.Mark(OrderId.of("B"), OrderMark.RESHIPPED, nothing, nothing, List.of("R-1")),
                        new InMemoryOrders.Mark(OrderId.of("A"), OrderMark.EXCHANGED, nothing, nothing, List.of()));
    }

    private InMemoryOrders.Mark last(OrderId order) {
        List<InMemoryOrders.Mark> marks = orders.marks(order);
        return marks.get(marks.size() - 1);
    }
}
