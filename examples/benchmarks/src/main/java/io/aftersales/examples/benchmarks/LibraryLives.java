package io.aftersales.examples.benchmarks;

import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
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
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.gateways.Gateways;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Returns at the desks of the library over its storage in a database; payments, notices and goods are in memory. */
final class LibraryLives implements Lives {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Actor BUYER = Actor.buyer("buyer-1");
    private static final Actor REVIEWER = Actor.reviewer("reviewer-1");
    private static final Actor INSPECTOR = Actor.inspector("inspector-1");
    private static final OrderLine SOLD = OrderLine.of("MUGS", "MUG", 3, 5_970);

    private final InMemoryOrders orders = new InMemoryOrders();
    private final JdbcStorage storage;
    private final AfterSales desks;

    LibraryLives(DataSource database) {
        storage = JdbcStorage.on(database);
        var warehouse = new ScriptedWarehouse().isEndless();
        var rewards = new InMemoryRewards();
        var notices = new RecordedNotices();
        var gateways = Gateways.builder()
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
                .agents(new InMemoryAgents())
                .buyers(new InMemoryBuyers())
                .build();
        desks = AfterSales.builder()
                .cases(storage.cases())
                .outbox(storage.outbox())
                .tickets(storage.tickets())
                .gateways(gateways)
                .clock(new VirtualClock(NOON))
                .build();
    }

    @Override
    public void live(String order) {
        commands().forEach(command -> command.accept(order));
    }

    /** Returns the six commands of a return, each for a given order. */
    List<Consumer<String>> commands() {
        return List.of(
                this::open,
                order -> desks.reviews()
                        .approve(Commands.ApproveCase.byPolicy(Request.of("approve", REVIEWER), caseOf(order)))
                        .get(),
                order -> desks.returns()
                        .posted(Commands.ReportPosted.of(Request.of("post", BUYER), caseOf(order), "FASTPOST", "R1"))
                        .get(),
                order -> desks.returns()
                        .received(Commands.ReceiveReturn.arrived(Request.of("receive", INSPECTOR), caseOf(order)))
                        .get(),
                order -> inspect(order, "inspect-1", false),
                order -> inspect(order, "inspect-2", true));
    }

    private void open(String order) {
        var sale = Sale.of(order, "CNY")
                .with(SOLD)
                .paidBy(Tender.money("T", "CARD", SOLD.amount()).referredToAs(order));
        var parcel = Parcel.packed("P", "W", List.of(LineId.of("MUGS"))).delivered(NOON);
        orders.put(new OrderFacts(sale, BUYER.id(), OrderState.DELIVERED, NOON, List.of(parcel), Map.of()));
        desks.applications()
                .open(Commands.OpenCase.of(
                        Request.of("open", BUYER),
                        OrderId.of(order),
                        CaseKind.RETURN_REFUND,
                        List.of(ItemAsked.of("MUGS", 2, "NOT_LIKED"))))
                .get();
    }

    private void inspect(String order, String command, boolean last) {
        var found = List.of(FoundUnits.of("MUGS", Grade.GOOD, 1));
        desks.inspections()
                .inspect(new Commands.InspectReturn(
                        Request.of(command, INSPECTOR), caseOf(order), null, found, last, null, ""))
                .get();
    }

    private static CaseId caseOf(String order) {
        return new CaseId(OrderId.of(order), 1);
    }

    boolean isRefunded(String order) {
        return storage.cases()
                .find(caseOf(order))
                .filter(each -> each.status() == CaseStatus.REFUNDED)
                .isPresent();
    }
}
