package io.aftersales.inmemory;

import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.repositories.CaseFigures;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The library with every port in memory, in one line: {@code var shop = InMemoryAfterSales.standard()}.
 *
 * <p>A provider of Jakarta Validation has to be on the class path.
 */
public final class InMemoryAfterSales {
    private final InMemoryCaseRepository repository = new InMemoryCaseRepository();
    private final InMemoryTicketRepository tickets = new InMemoryTicketRepository(repository);
    private final InMemoryOrders orders = new InMemoryOrders();
    private final ScriptedPayments payments = new ScriptedPayments();
    private final ScriptedTopUps topUps = new ScriptedTopUps();
    private final InMemoryPrices prices = new InMemoryPrices();
    private final ScriptedWarehouse warehouse = new ScriptedWarehouse();
    private final ScriptedCarrier carrier = new ScriptedCarrier();
    private final InMemoryRewards rewards = new InMemoryRewards();
    private final RecordedNotices notices = new RecordedNotices();
    private final InMemoryAgents agents = new InMemoryAgents();
    private final InMemoryBuyers buyers = new InMemoryBuyers();
    private final ScriptedRouting routing = new ScriptedRouting();
    private final VirtualClock clock;
    private final AfterSales afterSales;

    private InMemoryAfterSales(ShopPolicy rules, Instant start) {
        clock = new VirtualClock(start);
        var gateways = Gateways.builder()
                .orders(orders)
                .payments(payments)
                .topUps(topUps)
                .inventory(warehouse)
                .fulfilment(warehouse)
                .prices(prices)
                .logistics(carrier)
                .points(rewards)
                .coupons(rewards)
                .gifts(rewards)
                .notices(notices)
                .alarms(notices)
                .agents(agents)
                .buyers(buyers)
                .returnRouting(routing)
                .build();
        afterSales = AfterSales.builder()
                .cases(repository)
                .outbox(repository)
                .tickets(tickets)
                .gateways(gateways)
                .policy(rules)
                .clock(clock)
                .approvalTotals(new InMemoryApprovalTotals(repository))
                .build();
    }

    /** Creates a shop with the default rules and a clock that stands at the present moment. */
    public static InMemoryAfterSales standard() {
        return under(ShopPolicy.STANDARD, InstantSource.system().instant());
    }

    /** Creates a shop with these rules and a clock that stands at this moment until it is moved. */
    public static InMemoryAfterSales under(ShopPolicy rules, Instant start) {
        return new InMemoryAfterSales(rules, start);
    }

    /** The desks of the shop. */
    public AfterSales desks() {
        return afterSales;
    }

    /** The storage of cases, accounts and effects. */
    public InMemoryCaseRepository repository() {
        return repository;
    }

    /** The storage of tickets. */
    public InMemoryTicketRepository tickets() {
        return tickets;
    }

    /** The figures over all cases and tickets. */
    public CaseFigures figures() {
        return new InMemoryFigures(repository, tickets);
    }

    /** The orders of the shop. */
    public InMemoryOrders orders() {
        return orders;
    }

    /** The payment provider. */
    public ScriptedPayments payments() {
        return payments;
    }

    /** The payments that buyers make on top. */
    public ScriptedTopUps topUps() {
        return topUps;
    }

    /** The list of prices. */
    public InMemoryPrices prices() {
        return prices;
    }

    /** The warehouse. */
    public ScriptedWarehouse warehouse() {
        return warehouse;
    }

    /** The carrier. */
    public ScriptedCarrier carrier() {
        return carrier;
    }

    /** The points and coupons of the shop. */
    public InMemoryRewards rewards() {
        return rewards;
    }

    /** The notices and alarms that were sent. */
    public RecordedNotices notices() {
        return notices;
    }

    /** The agents who work on tickets. */
    public InMemoryAgents agents() {
        return agents;
    }

    /** The records of buyers. */
    public InMemoryBuyers buyers() {
        return buyers;
    }

    /** The routing of goods that buyers return. */
    public ScriptedRouting routing() {
        return routing;
    }

    /** The clock of the shop. */
    public VirtualClock clock() {
        return clock;
    }
}
