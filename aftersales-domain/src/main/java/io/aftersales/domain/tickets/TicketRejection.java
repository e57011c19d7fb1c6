package io.aftersales.domain.tickets;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;

/** Why something cannot be done with a ticket, in order of precedence. */
public sealed interface TicketRejection extends Rejection {

    /**
     * There is no such ticket.
     *
     * @param ticket what was named
     */
    record TicketNotFound(TicketId ticket) implements TicketRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "there is no ticket " + ticket;
        }
    }

    /**
     * Nobody of this id takes care of tickets.
     *
     * @param agent who was named
     */
    record AgentNotFound(String agent) implements TicketRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "there is no agent " + agent;
        }
    }

    /**
     * This is for others to do.
     *
     * @param move what was tried
     * @param by who tried
     */
    record TicketMoveNotPermitted(TicketMove move, Actor by) implements TicketRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }

        @Override
        public String message() {
            return by + " may not " + move;
        }
    }

    /**
     * The move is not in the table.
     *
     * @param status where the ticket stands
     * @param move what was tried
     */
    record IllegalTicketMove(TicketStatus status, TicketMove move) implements TicketRejection {
        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return move + " is not possible for a ticket in " + status;
        }
    }

    /**
     * Somebody else has it, or nobody.
     *
     * @param ticket the ticket
     * @param by who tried
     */
    record NotYourTicket(TicketId ticket, Actor by) implements TicketRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }

        @Override
        public String message() {
            return "the ticket " + ticket + " is not one of " + by;
        }
    }

    /**
     * The ticket is for another group, or for somebody able to do something else.
     *
     * @param agent who was to take it
     * @param queue where it waits
     */
    record AgentNotSuited(String agent, TicketQueue queue) implements TicketRejection {
        @Override
        public Kind kind() {
            return Kind.POLICY;
        }

        @Override
        public String message() {
            return agent + " is not in " + queue.group() + (queue.skill() == null ? "" : ", or not " + queue.skill());
        }
    }
}
