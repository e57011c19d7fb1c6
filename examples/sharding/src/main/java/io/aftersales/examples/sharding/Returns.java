package io.aftersales.examples.sharding;

import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.inmemory.InMemoryAgents;
import io.aftersales.inmemory.InMemoryBuyers;
import io.aftersales.inmemory.InMemoryOrders;
import io.aftersales.inmemory.InMemoryPrices;
import io.aftersales.inmemory.InMemoryRewards;
import io.aftersales.inmemory.RecordedNotices;
import io.aftersales.inmemory.ScriptedCarrier;
import io.aftersales.inmemory.ScriptedPayments;
import io.aftersales.inmemory.ScriptedTopUps;
import io.aftersales.inmemory.ScriptedWarehouse;
import io.aftersales.inmemory.VirtualClock;
import io.aftersales.jdbc.JdbcStorage;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.gateways.Gateways;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A client that returns goods: the desks over a storage, with payments, warehouse and carrier in memory. */
final class Returns {
    private static final Actor BUYER = Actor.buyer("buyer-1");
    private static final Actor REVIEWER = Actor.reviewer("reviewer-1");
    private static final Actor INSPECTOR = Actor.inspector("inspector-1");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<LineId> LINES = List.of(LineId.of("MUGS"), LineId.of("POT"));

    private final InMemoryOrders orders = new InMemoryOrders();
    private final Gateways gateways;
    private final VirtualClock clock = new VirtualClock(NOON);
    private final AfterSales desks;

    /**
     * Assembles the desks.
     *
     * @param agents the agents who get tickets; none, and the tickets wait
     */
    Returns(JdbcStorage storage, Agent... agents) {
        var warehouse = new ScriptedWarehouse().isEndless();
        var rewards = new InMemoryRewards();
        var notices = new RecordedNotices();
        var staff = new InMemoryAgents();
        List.of(agents).forEach(staff::put);
        gateways = Gateways.builder()
                .orders(orders)
                .payments(new ScriptedPayments())
                .topUps(new ScriptedTopUps())
                .inventory(warehouse)
                .fulfilment(warehouse)
                .prices(new InMemoryPrices())
                .logistics(new ScriptedCarrier())
                .points(rewards)
                .coupons(rewards)
                .gifts(rewards)
                .notices(notices)
                .alarms(notices)
                .agents(staff)
                .buyers(new InMemoryBuyers())
                .build();
        desks = assembly()
                .cases(storage.cases())
                .outbox(storage.outbox())
                .tickets(storage.tickets())
                .build();
    }

    /** Returns an assembly of everything but the storage. */
    AfterSales.Builder assembly() {
        return AfterSales.builder().gateways(gateways).clock(clock);
    }

    VirtualClock clock() {
        return clock;
    }

    /** A whole return in six commands: applied for, approved, posted, received, and inspected in two looks. Its payments go out. */
    CaseId life(String order) {
        CaseId id = opened(order);
        desks.reviews()
                .approve(Commands.ApproveCase.byPolicy(Request.of("approve", REVIEWER), id))
                .get();
        desks.returns()
                .posted(Commands.ReportPosted.of(Request.of("post", BUYER), id, "FASTPOST", "R1"))
                .get();
        desks.returns()
                .received(Commands.ReceiveReturn.arrived(Request.of("receive", INSPECTOR), id))
                .get();
        inspected(id, "look-1", false);
        inspected(id, "look-2", true);
        return id;
    }

    /** Applies for a return. */
    CaseId opened(String order) {
        orders.put(delivered(order));
        return desks.applications()
                .open(Commands.OpenCase.of(
                        Request.of("open", BUYER),
                        OrderId.of(order),
                        CaseKind.RETURN_REFUND,
                        List.of(ItemAsked.of("MUGS", 2, "NOT_LIKED"))))
                .get()
                .caseId();
    }

    private void inspected(CaseId id, String command, boolean last) {
        var found = List.of(Commands.FoundUnits.of("MUGS", Grade.GOOD, 1));
        desks.inspections()
                .inspect(new Commands.InspectReturn(Request.of(command, INSPECTOR), id, null, found, last, null, ""))
                .get();
    }

    private static OrderFacts delivered(String id) {
        Sale sale = Sale.of(id, "CNY")
                .with(
                        OrderLine.of("MUGS", "MUG-BLUE", 3, 9_000).taxed(1_035, "VAT-13"),
                        OrderLine.of("POT", "POT-1", 1, 12_000).taxed(1_381, "VAT-13"))
                .charged(Charge.shipping(1_000).taxed(57, "VAT-6"))
                .paidBy(
                        Tender.money("CARD", "CARD", 20_000).referredToAs("PAY-" + id),
                        Tender.of("GIFT", "GIFT", TenderKind.GIFT_CARD, 2_000).referredToAs("GIFT-" + id));
        Instant handedOver = NOON.minus(Duration.ofDays(3));
        Instant deliveredAt = NOON.minus(Duration.ofDays(1));
        var parcel = new Parcel(
                "P-" + id,
                Parcel.packed("P-" + id, "EAST", LINES).contents(),
                "EAST",
                "FASTPOST",
                "FP" + id,
                handedOver,
                handedOver.plus(Duration.ofDays(3)),
                deliveredAt,
                null);
        return new OrderFacts(
                sale, BUYER.id(), OrderState.DELIVERED, NOON.minus(Duration.ofDays(10)), List.of(parcel), Map.of());
    }
}
