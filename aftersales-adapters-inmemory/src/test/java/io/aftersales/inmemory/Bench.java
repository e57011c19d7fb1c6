package io.aftersales.inmemory;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.Orders;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A shop on the bench: everything in memory, with whatever a test wants to look at or to spoil. */
final class Bench {
    static final Actor BUYER = Actor.buyer(SampleOrders.BUYER);
    static final Actor AGENT = Actor.agent("ada");
    static final Actor REVIEWER = Actor.reviewer("rita");
    static final Actor SECOND = Actor.supervisor("sam");
    static final Actor INSPECTOR = Actor.inspector("ivan");
    static final Actor FINANCE = Actor.finance("fay");
    static final Duration LEASE = Duration.ofMinutes(2);

    final InMemoryCaseRepository storage = new InMemoryCaseRepository();
    final InMemoryTicketRepository tickets = new InMemoryTicketRepository(storage);
    final WatchedTickets watched = new WatchedTickets(tickets);
    final InMemoryAgents agents = new InMemoryAgents();
    final WatchedRepository repository = new WatchedRepository(storage);
    final InMemoryOrders orders = new InMemoryOrders();
    final ScriptedPayments payments = new ScriptedPayments();
    final ScriptedTopUps topUps = new ScriptedTopUps();
    final InMemoryPrices prices = new InMemoryPrices();
    final ScriptedWarehouse warehouse = new ScriptedWarehouse();
    final ScriptedCarrier carrier = new ScriptedCarrier();
    final InMemoryRewards rewards = new InMemoryRewards();
    final RecordedNotices notices = new RecordedNotices();
    final InMemoryBuyers buyers = new InMemoryBuyers();
    final ScriptedRouting routing = new ScriptedRouting();
    final VirtualClock clock = new VirtualClock(SampleOrders.NOON);
    final HandTransactions transactions = new HandTransactions();
    final List<Denial> denials = new ArrayList<>();
    final AtomicInteger factsAsked = new AtomicInteger();
    final AfterSales desks;

    private final ShopPolicy shop;
    private final AtomicInteger commands = new AtomicInteger();

    record Denial(Actor by, Action action, @Nullable OrderId order, String code) {}

    Bench() {
        this(ShopPolicy.STANDARD);
    }

    Bench(ShopPolicy shop) {
        this(shop, gateways -> gateways);
    }

    Bench(ShopPolicy shop, UnaryOperator<Gateways> spoiled) {
        this.shop = shop;
        this.desks = assemble(spoiled, assembly -> assembly);
    }

    /** Desks over the same storage, with other gateways or other settings: another process of the same host. */
    AfterSales assemble(UnaryOperator<Gateways> spoiled, UnaryOperator<AfterSales.Builder> settings) {
        return settings.apply(AfterSales.builder()
                        .cases(repository)
                        .outbox(storage)
                        .tickets(watched)
                        .gateways(spoiled.apply(gateways()))
                        .policy(shop)
                        .transactions(transactions)
                        .clock(clock)
                        .approvalTotals(new InMemoryApprovalTotals(storage))
                        .worker("worker")
                        .lease(LEASE)
                        .securityLog((by, action, order, code) -> denials.add(new Denial(by, action, order, code))))
                .build();
    }

    /** The world outside. */
    Gateways gateways() {
        return Gateways.builder()
                .orders(new CountedOrders())
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
    }

    private final class CountedOrders implements Orders {
        @Override
        public Optional<OrderFacts> facts(OrderId order) {
            factsAsked.incrementAndGet();
            return orders.facts(order);
        }

        @Override
        public void mark(
                EffectKey key, OrderId order, OrderMark mark, Money givenBack, Money toCollect, List<String> sent) {
            orders.mark(key, order, mark, givenBack, toCollect, sent);
        }
    }

    // --- commands
    // --------------------------------------------------------------------------------------------------------

    CommandId next() {
        return CommandId.of("c" + commands.incrementAndGet());
    }

    Either<Rejection, Receipt> send(Command command) {
        return Sending.to(desks, command);
    }

    /** Opens a case by the buyer. */
    CaseId opened(OrderFacts order, CaseKind kind, ItemAsked... items) {
        orders.put(order);
        return send(Commands.OpenCase.of(Request.of(next(), BUYER), order.sale().id(), kind, List.of(items)))
                .get()
                .caseId();
    }

    /** Opens a case for the money of so many mugs that were not shipped. */
    CaseId cancelling(String order, long mugs) {
        return opened(SampleOrders.unshipped(order), CaseKind.REFUND_ONLY, ItemAsked.of("A", mugs, "ORDER_CANCELLED"));
    }

    /** Opens a case for the money of so many mugs that were refused at the door, which is paid with the approval. */
    CaseId refusing(String order, long mugs) {
        return opened(SampleOrders.refusedAtTheDoor(order), CaseKind.REFUND_ONLY, ItemAsked.of("A", mugs, "NOT_LIKED"));
    }

    CaseId approved(CaseId id) {
        return send(Commands.ApproveCase.byPolicy(Request.of(next(), REVIEWER), id))
                .get()
                .caseId();
    }

    /** A refund of so many mugs that were not shipped, granted; whatever it owes was carried out as far as possible. */
    CaseId refunded(String order, long mugs) {
        return approved(cancelling(order, mugs));
    }

    /** Grants cases in one transaction, after which nobody carries out what they owe. */
    void approvedAndLeft(CaseId... ids) {
        transactions.begin();
        for (CaseId id : ids) {
            approved(id);
        }
        transactions.commitAndForget();
    }

    // --- time
    // ------------------------------------------------------------------------------------------------------------

    /** Lets time pass, and carries out what is due then. */
    int later(Duration time) {
        clock.advance(time);
        return desks.runner().runDue(clock.instant(), 100);
    }

    /** Lets time pass in steps, long enough for everything that can end to end. */
    void muchLater() {
        for (int i = 0; i < 40; i++) {
            later(Duration.ofMinutes(20));
        }
    }

    int deadlinesAfter(Duration time) {
        clock.advance(time);
        return desks.deadlines().runDue(clock.instant(), 100);
    }

    // --- what to look at
    // -------------------------------------------------------------------------------------------------

    AfterSalesCase subject(CaseId id) {
        return storage.find(id).orElseThrow();
    }

    CaseStatus status(CaseId id) {
        return subject(id).status();
    }

    OrderAccount account(CaseId id) {
        return storage.account(id.order()).orElseThrow();
    }

    List<String> timeline(CaseId id) {
        return storage.timeline(id).stream()
                .map(TimelineEntry::event)
                .map(event -> event.code())
                .toList();
    }

    List<AccountEntry.Kind> journal(CaseId id) {
        return storage.journal(id.order()).stream().map(AccountEntry::kind).toList();
    }

    /** The entries of one sort of effect, as they stand. */
    List<OutboxEntry> owed(CaseId id, Class<? extends Effect> sort) {
        return storage.owed(id.order()).stream()
                .filter(entry -> entry.caseId().equals(id) && sort.isInstance(entry.effect()))
                .toList();
    }

    List<OutboxEntry.State> states(CaseId id, Class<? extends Effect> sort) {
        return owed(id, sort).stream().map(OutboxEntry::state).toList();
    }

    /** The notices about a case, without those to agents and groups about its ticket. */
    List<String> noticesOf(CaseId id) {
        return notices.notices().stream()
                .filter(sent -> sent.caseId().equals(id))
                .filter(sent -> sent.notice().recipient().isEmpty())
                .map(sent -> sent.notice().kind() + " to " + sent.notice().audience())
                .toList();
    }

    List<String> alarmsOf(CaseId id) {
        return notices.alarms().stream()
                .filter(raised -> raised.caseId().equals(id))
                .map(raised -> raised.alarm() + " " + raised.detail())
                .toList();
    }

    /** What each ticket of a case was opened for, and whether it was resolved. */
    List<String> ticketsOf(CaseId id) {
        var told = new ArrayList<String>();
        for (int number = 1; number <= subject(id).attention().tickets(); number++) {
            tickets.find(new TicketId(id, number)).ifPresent(ticket -> {
                told.add(ticket.need());
                if (ticket.status().isEnd()) {
                    told.add("resolved");
                }
            });
        }
        return told;
    }

    /** The ticket of a case that is not resolved. */
    Ticket ticket(CaseId id) {
        return tickets.unresolved(id).orElseThrow();
    }

    /** What happened to a ticket. */
    List<TicketEvent> logOf(CaseId id, int number) {
        return tickets.log(new TicketId(id, number)).stream()
                .map(TicketLogEntry::event)
                .toList();
    }

    /** Everything that left a trace anywhere, to say that something left none. */
    List<Object> traces() {
        return List.of(
                repository.commits().size(),
                payments.calls(),
                payments.payments(),
                warehouse.ledger(),
                rewards.given(),
                notices.notices(),
                notices.alarms(),
                tickets.holders(),
                tickets.queues(),
                storage.events(0, 10_000));
    }

    static Instant noon() {
        return SampleOrders.NOON;
    }
}
