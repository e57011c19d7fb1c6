package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.TicketId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A command about the assignment of a ticket. Commands about the ticket's case go to the desks of cases. */
public sealed interface TicketCommand extends Command {

    /** The id of the ticket that the command is about. */
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
     * Assigns a ticket: an agent takes a waiting ticket, or a supervisor assigns it.
     *
     * @param agent the id of the agent to assign
     */
    record AssignTicket(
            @NotNull @Valid Request request,
            @NotNull TicketId ticket,
            @NotBlank @Size(max = 100) String agent) implements TicketCommand {

        /** The command of an agent to take a ticket. */
        public static AssignTicket toMyself(Request request, TicketId ticket) {
            return new AssignTicket(request, ticket, request.by().id());
        }
    }

    /**
     * Changes the priority of a ticket.
     *
     * @param reason a code, upper-case
     */
    record ChangePriority(
            @NotNull @Valid Request request,
            @NotNull TicketId ticket,
            @NotNull Priority priority,

            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,99}")
            String reason)
            implements TicketCommand {}

    /**
     * Hands a ticket over to another group.
     *
     * @param group the name of the group
     * @param reason a code, upper-case
     */
    record HandOverTicket(
            @NotNull @Valid Request request,
            @NotNull TicketId ticket,
            @NotBlank @Size(max = 100) String group,

            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,99}")
            String reason)
            implements TicketCommand {}

    /** Releases a ticket back into its queue. */
    record ReleaseTicket(
            @NotNull @Valid Request request, @NotNull TicketId ticket) implements TicketCommand {}

    /**
     * Escalates a ticket to the supervisors.
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
