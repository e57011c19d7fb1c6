package io.aftersales.examples.benchmarks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryOrders;
import io.aftersales.inmemory.ScriptedPayments;
import io.aftersales.inmemory.ScriptedWarehouse;
import io.aftersales.inmemory.VirtualClock;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Desks of a shop that sends nothing: the notices that its cases owe stay open. Each case waits for its review, with a ticket and a deadline.
 */
final class OpenCases {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final OrderLine SOLD = OrderLine.of("MUGS", "MUG", 3, 5_970);

    private final InMemoryOrders orders = new InMemoryOrders();
    private final VirtualClock clock = new VirtualClock(NOON);
    private final AfterSales desks;

    OpenCases(CaseRepository cases, Outbox outbox, TicketRepository tickets) {
        var gateways = Gateways.builder()
                .orders(orders)
                .payments(new ScriptedPayments())
                .inventory(new ScriptedWarehouse())
                .notices((key, caseId, notice) -> {
                    throw new IllegalStateException("nothing is sent");
                })
                .build();
        desks = AfterSales.builder()
                .cases(cases)
                .outbox(outbox)
                .tickets(tickets)
                .gateways(gateways)
                .policy(ShopPolicy.STANDARD.offering(CaseKind.RETURN_REFUND))
                .clock(clock)
                .build();
    }

    /** Opens the first case of an order, so many seconds after noon. */
    void open(OrderId order, long seconds) {
        Instant now = NOON.plusSeconds(seconds);
        clock.set(now);
        var sale = Sale.of(order.value(), "CNY").with(SOLD).paidBy(Tender.money("T", "CARD", SOLD.amount()));
        var parcel = Parcel.packed("P", "W", List.of(LineId.of("MUGS"))).delivered(now);
        orders.put(new OrderFacts(sale, "buyer-1", OrderState.DELIVERED, now, List.of(parcel), Map.of()));
        desks.applications()
                .open(Commands.OpenCase.of(
                        Request.of("open", Actor.buyer("buyer-1")),
                        order,
                        CaseKind.RETURN_REFUND,
                        List.of(ItemAsked.of("MUGS", 2, "NOT_LIKED"))))
                .get();
    }

    static CaseId caseOf(OrderId order) {
        return new CaseId(order, 1);
    }
}
