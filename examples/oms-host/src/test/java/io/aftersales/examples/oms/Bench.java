package io.aftersales.examples.oms;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.oms.shop.SampleOrders;
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
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.spring.SpringConnections;
import io.aftersales.spring.SpringTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The desks over a database, with everybody else in memory. */
final class Bench implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Actor BUYER = Actor.buyer("buyer-1");
    static final Actor REVIEWER = Actor.reviewer("reviewer-1");
    static final Actor INSPECTOR = Actor.inspector("inspector-1");

    private final HikariDataSource connections = Postgres.fresh();
    final RecordedPool recorded = new RecordedPool(connections);
    final CountedPool pool = new CountedPool(recorded);
    final JdbcClient jdbc = JdbcClient.create(pool);
    private final JdbcTransactionManager manager = new JdbcTransactionManager(pool);
    final TransactionTemplate transactions = new TransactionTemplate(manager);
    private final JdbcStorage storage = JdbcStorage.on(new SpringConnections(pool));
    final CaseRepository cases = storage.cases();
    final Outbox outbox = storage.outbox();
    final InMemoryOrders orders = new InMemoryOrders();
    final ScriptedPayments payments = new ScriptedPayments();
    final RecordedNotices notices = new RecordedNotices();
    final VirtualClock clock = new VirtualClock(NOON);
    final AfterSales desks;

    Bench() {
        var warehouse = new ScriptedWarehouse().isEndless();
        var rewards = new InMemoryRewards();
        var gateways = Gateways.builder()
                .orders(orders)
                .payments(payments)
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
                .cases(cases)
                .outbox(outbox)
                .tickets(storage.tickets())
                .gateways(gateways)
                .transactions(new SpringTransactions(manager))
                .clock(clock)
                .build();
    }

    OrderId delivered(String id) {
        orders.put(SampleOrders.delivered(id, BUYER.id(), NOON));
        return OrderId.of(id);
    }

    Commands.OpenCase opening(OrderId order) {
        return Commands.OpenCase.of(
                Request.of("open", BUYER),
                order,
                CaseKind.RETURN_REFUND,
                List.of(ItemAsked.of("MUGS", 2, "NOT_LIKED")));
    }

    CaseId opened(OrderId order) {
        return desks.applications().open(opening(order)).get().caseId();
    }

    /** The other five commands of a return, in two looks. */
    List<Function<CaseId, Object>> returned() {
        return List.of(
                id -> desks.reviews()
                        .approve(Commands.ApproveCase.byPolicy(Request.of("approve", REVIEWER), id))
                        .get(),
                id -> desks.returns()
                        .posted(Commands.ReportPosted.of(Request.of("post", BUYER), id, "FASTPOST", "R1"))
                        .get(),
                id -> desks.returns()
                        .received(Commands.ReceiveReturn.arrived(Request.of("receive", INSPECTOR), id))
                        .get(),
                id -> look(id, "look-1", false),
                id -> look(id, "look-2", true));
    }

    /** So many whole lives, one after another. */
    List<CaseId> lives(String name, int many) {
        var lives = new ArrayList<CaseId>();
        for (int life = 0; life < many; life++) {
            CaseId id = opened(delivered(name + life));
            returned().forEach(step -> step.apply(id));
            lives.add(id);
        }
        return lives;
    }

    private Object look(CaseId id, String command, boolean last) {
        var found = List.of(Commands.FoundUnits.of("MUGS", Grade.GOOD, 1));
        return desks.inspections()
                .inspect(new Commands.InspectReturn(Request.of(command, INSPECTOR), id, null, found, last, null, ""))
                .get();
    }

    List<OutboxEntry> due() {
        return outbox.claimDue(NOON, 100, "test", Duration.ofMinutes(1));
    }

    @Override
    public void close() {
        connections.close();
    }
}
