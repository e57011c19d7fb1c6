package io.aftersales.examples.quickstart;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Prints a day of the agents: tickets are assigned, a question to the buyer stops the clocks, an agent leaves, and late tickets are
 * escalated to the supervisors.
 */
final class TicketsDay {
    private static final Actor BUYER = Actor.buyer("buyer-7");
    private static final Actor BEST = Actor.buyer("buyer-1");
    private static final Actor ADA = Actor.reviewer("ada");
    private static final Actor SUE = Actor.supervisor("sue");
    private static final Instant MORNING = Instant.parse("2026-03-09T09:00:00Z");

    private final InMemoryAfterSales shop = InMemoryAfterSales.under(ShopPolicy.STANDARD, MORNING);
    private final AfterSales desks = shop.desks();
    private final Counter counter = new Counter(shop);
    private int commands;

    private TicketsDay() {
        shop.agents()
                .put(Agent.of("ada", "returns"))
                .put(Agent.of("bob", "returns"))
                .put(Agent.of("zoe", "returns").able("senior"));
        shop.buyers().put(BEST.id(), BuyerFacts.of(40, 1, 1, 0).asVip());
    }

    static void print() {
        new TicketsDay().live();
    }

    private void live() {
        counter.title("Three applications, and who gets them");
        CaseId first = appliedFor("1005", BUYER);
        CaseId second = appliedFor("1006", BUYER);
        CaseId best = appliedFor("1007", BEST);
        counter.tickets(first, second, best);

        counter.title("Ada asks the buyer: the clocks of her ticket stand still");
        after(Duration.ofMinutes(30));
        desks.reviews()
                .requestInfo(new Commands.RequestInfo(Request.of(next(), ADA), first, "Is the box still closed?"))
                .getOrElseThrow(RejectedException::new);
        counter.tickets(first);

        counter.title("Bob leaves: his ticket is assigned to the agent with the fewest tickets");
        shop.agents().remove("bob");
        desks.tickets().agentLeft("bob");
        counter.tickets(second);

        counter.title("Two of them are not handled: alarms, and over to the supervisors");
        for (int i = 0; i < 30; i++) {
            after(Duration.ofMinutes(10));
            desks.tickets().runDue(shop.clock().instant(), 100);
        }
        counter.tickets(first, second, best);
        counter.alarms();

        counter.title("What is done is done to the cases; the tickets hear of it");
        desks.applications()
                .provideInfo(new Commands.ProvideInfo(Request.of(next(), BUYER), first, "It is", List.of()))
                .getOrElseThrow(RejectedException::new);
        desks.reviews()
                .approve(Commands.ApproveCase.byPolicy(Request.of(next(), ADA), first))
                .getOrElseThrow(RejectedException::new);
        desks.reviews()
                .approve(Commands.ApproveCase.byPolicy(Request.of(next(), SUE), best))
                .getOrElseThrow(RejectedException::new);
        for (CaseId each : List.of(first, best)) {
            desks.tickets().file(SUE, new TicketId(each, 1)).forEach(counter::log);
        }
        System.out.printf("%nStill late%n");
        for (Ticket late :
                desks.tickets().overdue(SUE, shop.clock().instant(), 100).getOrElseThrow(RejectedException::new)) {
            System.out.println("  " + late.id() + " of " + late.buyer());
        }
    }

    private void after(Duration time) {
        shop.clock().advance(time);
    }

    /** Opens a case for a mug that was paid and not shipped yet, and that the buyer no longer wants. */
    private CaseId appliedFor(String order, Actor buyer) {
        var sale = Sale.of(order, "CNY")
                .with(OrderLine.of("MUG", "MUG-BLUE", 1, 2500))
                .paidBy(Tender.money("CARD", "VISA", 2500));
        shop.orders()
                .put(new OrderFacts(
                        sale, buyer.id(), OrderState.PAID, MORNING.minus(Duration.ofHours(1)), List.of(), Map.of()));
        return desks.applications()
                .open(Commands.OpenCase.of(
                        Request.of(next(), buyer),
                        OrderId.of(order),
                        CaseKind.REFUND_ONLY,
                        List.of(ItemAsked.of("MUG", 1, "ORDER_CANCELLED"))))
                .getOrElseThrow(RejectedException::new)
                .caseId();
    }

    private CommandId next() {
        commands++;
        return CommandId.of("command-" + commands);
    }
}
