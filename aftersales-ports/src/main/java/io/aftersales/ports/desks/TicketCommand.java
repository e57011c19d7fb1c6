package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.TicketId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A command about who has a ticket. What is to be done about its case is a command about the case. */
public sealed interface TicketCommand extends Command {

    /** The ticket. */
    TicketId ticket();

    @Override
    default OrderId order() {
        return ticket().caseId().order();
    }

    @Override
    default Action action() {
        return Action.HANDLE_TICKETS;
    }

    /**
     * Somebody takes a ticket that waits, or is given it by a supervisor.
     *
     * @param agent the id of whoever is to have it
     */
    record AssignTicket(
            @NotNull @Valid Request request,
            @NotNull TicketId ticket,
            @NotBlank @Size(max = 100) String agent) implements TicketCommand {

        /** Somebody takes it. */
        public static AssignTicket toMyself(Request request, TicketId ticket) {
            return new AssignTicket(request, ticket, request.by().id());
        }
    }

    /** A ticket goes back into its queue. */
    record ReleaseTicket(
            @NotNull @Valid Request request, @NotNull TicketId ticket) implements TicketCommand {}

    /**
     * A ticket goes to the supervisors.
     *
     * @param reason a code, upper-case
     */
    record EscalateTicket(
            @NotNull @Valid Request request,
            @NotNull TicketId ticket,

            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,99}")
            String reason)
            implements TicketCommand {}
}
