package io.aftersales.examples.quickstart;

import io.aftersales.domain.cases.Condition;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.repositories.Receipt;
import java.util.List;

/** The shortest life of a return: applied for, approved, received, inspected, refunded. */
final class FirstReturn {
    private FirstReturn() {}

    static Receipt of(InMemoryAfterSales shop) {
        // README: the code of a first return
        var desks = shop.desks();
        var buyer = Actor.buyer("buyer-7");
        var mug = List.of(ItemAsked.of("MUG", 1, "NOT_LIKED"));

        var opened = desks.applications()
                .open(Commands.OpenCase.of(CommandId.of("c1"), buyer, OrderId.of("1001"), CaseKind.RETURN_REFUND, mug))
                .getOrElseThrow(RejectedException::new);
        var id = opened.caseId();
        desks.reviews().approve(Commands.ApproveCase.byPolicy(CommandId.of("c2"), Actor.reviewer("rita"), id));
        desks.returns().received(new Commands.ReceiveReturn(CommandId.of("c3"), Actor.inspector("ines"), id, false));
        var inspected = desks.inspections()
                .inspect(Commands.InspectReturn.complete(
                        CommandId.of("c4"),
                        Actor.inspector("ines"),
                        id,
                        List.of(FoundUnits.of("MUG", Condition.GOOD, 1))))
                .getOrElseThrow(RejectedException::new);
        // README: end
        return inspected;
    }
}
