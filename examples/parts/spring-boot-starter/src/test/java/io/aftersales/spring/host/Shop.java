package io.aftersales.spring.host;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryOrders;
import io.aftersales.inmemory.RecordedNotices;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.gateways.Notices;
import io.aftersales.ports.gateways.Orders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One class for three ports. */
@Component
public class Shop implements Orders, Notices, Alarms {
    public final InMemoryOrders orders = new InMemoryOrders();
    public final RecordedNotices notices = new RecordedNotices();
    private volatile Runnable beforeFacts = () -> {};

    /** Adds an order of one mug for 30.00 that is paid by card and not shipped yet. */
    public OrderId paid(String id) {
        Sale sale = Sale.of(id, "CNY")
                .with(OrderLine.of("MUG", "MUG-BLUE", 1, 3_000))
                .paidBy(Tender.money("CARD", "CARD", 3_000).referredToAs("PAY-" + id));
        orders.put(new OrderFacts(
                sale,
                "buyer-1",
                OrderState.PAID,
                InstantSource.system().instant().minus(Duration.ofHours(3)),
                List.of(),
                Map.of()));
        return sale.id();
    }

    /** Has something happen while a desk asks for facts, which is between its reading and its writing. */
    public void beforeFacts(Runnable happens) {
        beforeFacts = happens;
    }

    @Override
    public Optional<OrderFacts> facts(OrderId order) {
        beforeFacts.run();
        return orders.facts(order);
    }

    @Override
    public void mark(
            EffectKey key,
            OrderId order,
            OrderMark mark,
            Money givenBack,
            Money toCollect,
            List<String> replacementOrders) {
        orders.mark(key, order, mark, givenBack, toCollect, replacementOrders);
    }

    @Override
    public void send(EffectKey key, CaseId caseId, Notice notice) {
        notices.send(key, caseId, notice);
    }

    @Override
    public void raise(EffectKey key, CaseId caseId, Alarm alarm, String detail) {
        notices.raise(key, caseId, alarm, detail);
    }
}
