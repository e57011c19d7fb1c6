package io.aftersales.examples.guide;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.desks.TicketCommand.AssignTicket;
import io.aftersales.ports.repositories.TicketReceipt;
import java.io.PrintStream;
import java.util.List;

/** A ticket from the queue to its end. */
final class TicketWork {
    private TicketWork() {}

    static void print(PrintStream out) {
        InMemoryAfterSales shop = SampleShop.under(ShopPolicy.STANDARD);
        var mug = List.of(ItemAsked.of("MUG", 1, "NOT_LIKED"));
        shop.desks()
                .applications()
                .open(OpenCase.of(
                        Request.of("c1", Actor.buyer("buyer-7")), OrderId.of("1001"), CaseKind.RETURN_REFUND, mug))
                .get();
        shop.agents().put(Agent.of("rita", "returns"));
        work(shop.desks(), out);
    }

    private static void work(AfterSales desks, PrintStream out) {
        // guide:start ticket
        Actor rita = Actor.reviewer("rita");
        desks.tickets()
                .waiting(rita, "returns", 1)
                .map(waiting -> waiting.get(0).id())
                .flatMap(id -> desks.tickets().assign(AssignTicket.toMyself(Request.of("t1", rita), id)))
                .map(TicketReceipt::ticket)
                .flatMap(id -> desks.reviews()
                        .approve(ApproveCase.byPolicy(Request.of("c2", rita), id.caseId()))
                        .flatMap(approved -> desks.tickets().file(rita, id)))
                .peek(file -> file.log()
                        .forEach(entry ->
                                out.println(entry.status() + " " + entry.event().code() + " by " + entry.by())))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end ticket
    }
}
