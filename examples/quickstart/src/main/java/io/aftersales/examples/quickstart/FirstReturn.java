package io.aftersales.examples.quickstart;

import io.aftersales.domain.cases.Condition;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.InspectReturn;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Commands.ReceiveReturn;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.Receipt;
import java.util.List;

/** The shortest life of a return: applied for, approved, received, inspected, refunded. */
final class FirstReturn {
    private FirstReturn() {}

    static Receipt of(InMemoryAfterSales shop) {
        // README: the code of a first return
        var desks = shop.desks();
        var buyer = Actor.buyer("buyer-7");
        var reviewer = Actor.reviewer("rita");
        var inspector = Actor.inspector("ines");
        var mug = List.of(ItemAsked.of("MUG", 1, "NOT_LIKED"));
        var found = List.of(FoundUnits.of("MUG", Condition.GOOD, 1));

        var id = desks.applications()
                .open(OpenCase.of(Request.of("c1", buyer), OrderId.of("1001"), CaseKind.RETURN_REFUND, mug))
                .getOrElseThrow(RejectedException::new)
                .caseId();
        var inspected = desks.reviews()
                .approve(ApproveCase.byPolicy(Request.of("c2", reviewer), id))
                .flatMap(approved -> desks.returns().received(ReceiveReturn.arrived(Request.of("c3", inspector), id)))
                .flatMap(received ->
                        desks.inspections().inspect(InspectReturn.complete(Request.of("c4", inspector), id, found)))
                .getOrElseThrow(RejectedException::new);
        // README: end
        return inspected;
    }
}
