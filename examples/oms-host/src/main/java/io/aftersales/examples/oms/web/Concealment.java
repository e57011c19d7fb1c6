package io.aftersales.examples.oms.web;

import io.aftersales.domain.cases.CaseRejection.CaseNotFound;
import io.aftersales.domain.cases.CaseRejection.NotOwner;
import io.aftersales.domain.cases.CaseRejection.OrderNotFound;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketRejection.TicketNotFound;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.DeskRejection.CommandReused;
import io.vavr.control.Either;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Conceals orders, cases and tickets from actors who may not know of them: they are refused as if there were none. The desks tell a denial
 * apart, for the security log. Actors who may see what they may not change are refused as the desks do.
 */
@Component
public final class Concealment {
    private final AfterSales desks;

    Concealment(AfterSales desks) {
        this.desks = desks;
    }

    /** Returns the refusal to show for a request about an order: ORDER_NOT_FOUND for another buyer's. */
    public Rejection ofOrder(Actor by, OrderId order, Rejection why) {
        // A key that was used on the order would tell that it exists.
        boolean reused = why instanceof CommandReused && by.role() == Role.BUYER;
        return why instanceof NotOwner
                        || (reused && desks.applications().claimable(order, by).isLeft())
                ? new OrderNotFound(order)
                : why;
    }

    /** Returns the refusal to show for a request about a case: CASE_NOT_FOUND for one that the actor may not see. */
    public Rejection ofCase(Actor by, CaseId id, Rejection why) {
        return tells(why) && isDenied(() -> desks.files().file(by, id)) ? new CaseNotFound(id) : why;
    }

    /** Returns the refusal to show for a request about a ticket: TICKET_NOT_FOUND for one that the actor may not see. */
    public Rejection ofTicket(Actor by, TicketId id, Rejection why) {
        return tells(why) && isDenied(() -> desks.tickets().file(by, id)) ? new TicketNotFound(id) : why;
    }

    /** Whether a refusal tells that its subject exists before the actor's permission to see it was asked for. */
    private static boolean tells(Rejection why) {
        return why.kind() == Rejection.Kind.NOT_ALLOWED || why instanceof CommandReused;
    }

    private static boolean isDenied(Supplier<Either<Rejection, ?>> seen) {
        Either<Rejection, ?> answer = seen.get();
        return answer.isLeft() && answer.getLeft().kind() == Rejection.Kind.NOT_ALLOWED;
    }
}
