package io.aftersales.domain.tickets;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;

/** A reason why an action on a ticket is refused. The reasons are listed in their order of precedence. */
public sealed interface TicketRejection extends Rejection {

    /**
     * Refuses a ticket that does not exist.
     *
     * @param ticket the ticket that was named
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
     * Refuses an agent who does not work on tickets.
     *
     * @param agent the id that was named
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
     * Refuses a group that neither the shop's rules nor the host know.
     *
     * @param group the group that was named
     */
    record GroupNotFound(String group) implements TicketRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "there is no group " + group;
        }
    }

    /**
     * Refuses a move of a ticket that the role of the actor may not take.
     *
     * @param move the move that was attempted
     * @param by the actor
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
     * Refuses a move that the table of moves does not have for the status of the ticket.
     *
     * @param status the current status of the ticket
     * @param move the move that was attempted
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
     * Refuses a move of a ticket that is not assigned to the actor.
     *
     * @param ticket the ticket
     * @param by the actor
     */
    record NotYourTicket(TicketId ticket, Actor by) implements TicketRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }

        @Override
        public String message() {
            return "the ticket " + ticket + " is not assigned to " + by;
        }
    }

    /**
     * Refuses a change of a ticket to what it is already.
     *
     * @param ticket the ticket
     * @param already the priority, the group or the agent that it has
     */
    record TicketUnchanged(TicketId ticket, String already) implements TicketRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String message() {
            return "the ticket " + ticket + " already has " + already;
        }
    }

    /**
     * Refuses an agent who is not in the group of the ticket, lacks the skill it needs, is the buyer, or proposed the goodwill that another
     * person has to decide about.
     *
     * @param agent the agent it was to be assigned to
     * @param queue the queue of the ticket
     */
    record AgentNotSuited(String agent, TicketQueue queue) implements TicketRejection {
        @Override
        public Kind kind() {
            return Kind.POLICY;
        }

        @Override
        public String message() {
            return agent + " is not in the group " + queue.group()
                    + (queue.skill() == null ? "" : " or lacks the skill " + queue.skill());
        }
    }
}
