package io.aftersales.examples.guide;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.desks.TicketCommand.AssignTicket;
import java.io.PrintStream;
import java.util.List;

/** A ticket from the queue to its end. */
final class TicketWork {
    private TicketWork() {}

    static void print(PrintStream out) {
        InMemoryAfterSales shop = SampleShop.under(ShopPolicy.STANDARD);
        var mug = List.of(ItemAsked.of("MUG", 1, "NOT_LIKED"));
        CaseId id = shop.desks()
                .applications()
                .open(OpenCase.of(
                        CommandId.of("c1"), Actor.buyer("buyer-7"), OrderId.of("1001"), CaseKind.RETURN_REFUND, mug))
                .get()
                .caseId();
        shop.agents().put(Agent.of("rita", "returns"));
        work(shop.desks(), id, out);
    }

    private static void work(AfterSales desks, CaseId id, PrintStream out) {
        // guide:start ticket
        Actor rita = Actor.reviewer("rita");
        for (Ticket ticket : desks.tickets().waiting(rita, "returns", 50)) {
            desks.tickets()
                    .assign(AssignTicket.toMyself(CommandId.of("t1"), rita, ticket.id()))
                    .flatMap(taken -> desks.reviews().approve(ApproveCase.byPolicy(CommandId.of("c2"), rita, id)))
                    .flatMap(approved -> desks.tickets().file(rita, ticket.id()))
                    .peek(file -> file.log()
                            .forEach(entry -> out.println(
                                    entry.status() + " " + entry.event().code() + " by " + entry.by())))
                    .peekLeft(refusal -> out.println(refusal.message()));
        }
        // guide:end ticket
    }
}
