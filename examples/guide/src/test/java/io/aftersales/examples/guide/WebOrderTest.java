package io.aftersales.examples.guide;

import io.aftersales.domain.laws.RefundLaws;
import io.aftersales.domain.orders.Sale;
import io.aftersales.examples.guide.WebOrder.Row;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

// guide:start check-your-mapping
class WebOrderTest extends RefundLaws<WebOrder> {
    @Override
    protected Arbitrary<WebOrder> orders() {
        var items = Combinators.combine(
                        Arbitraries.of("MUG", "LAMP", "DESK"),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.longs().between(0, 30_000))
                .as(Checkout.Item::new);
        return Combinators.combine(
                        items.list().ofMinSize(1).ofMaxSize(5),
                        Arbitraries.of(0, 0, 5, 10, 100),
                        Arbitraries.of(0L, 490L),
                        Arbitraries.of(0L, 0L, 2_500L))
                .as(Checkout::placed); // yours: the checkout that makes orders in production
    }

    @Override
    protected Sale sale(WebOrder order) {
        return WebOrders.sale(order);
    }

    @Override
    protected long paid(WebOrder order) {
        return order.giftCard() + order.card();
    }

    @Override
    protected long units(WebOrder order) {
        return order.rows().stream().mapToLong(Row::pieces).sum();
    }

    @Override
    protected OptionalLong tax(WebOrder order) {
        return OptionalLong.of(order.vat());
    }

    @Override
    protected Map<String, Long> payments(WebOrder order) {
        return Map.of("GIFT", order.giftCard(), "CARD", order.card());
    }
}
// guide:end check-your-mapping
