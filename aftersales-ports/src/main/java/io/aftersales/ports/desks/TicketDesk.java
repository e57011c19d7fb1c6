package io.aftersales.ports.desks;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.ports.repositories.TicketReceipt;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;

/**
 * The desk of tickets: which cases need a person, and which agent is assigned. The staff decide about a case at the desks of cases, and the
 * ticket follows. For the staff only; buyers are refused.
 */
public interface TicketDesk {

    /**
     * Assigns a ticket to an agent. Checked in this order: TICKET_NOT_FOUND, NOT_PERMITTED, AGENT_NOT_FOUND, TICKET_MOVE_NOT_PERMITTED,
     * ILLEGAL_TICKET_MOVE, NOT_YOUR_TICKET when one of the staff assigns it to another, TICKET_UNCHANGED, AGENT_NOT_SUITED.
     */
    @CheckReturnValue
    Either<Rejection, TicketReceipt> assign(TicketCommand.AssignTicket command);

    /**
     * Changes the priority of a ticket; all but supervisors may change only that of their own. The limits of the new priority count from the
     * opening. Checked in this order: TICKET_NOT_FOUND, NOT_PERMITTED, TICKET_MOVE_NOT_PERMITTED, ILLEGAL_TICKET_MOVE, NOT_YOUR_TICKET,
     * TICKET_UNCHANGED when the ticket has the priority.
     */
    @CheckReturnValue
    Either<Rejection, TicketReceipt> changePriority(TicketCommand.ChangePriority command);

    /**
     * Hands a ticket over to another group, where an available agent is assigned at once if there is one; all but supervisors may hand over
     * only their own. A group is known when the shop's rules name it or the host has agents in it. Checked in this order:
     * TICKET_NOT_FOUND, NOT_PERMITTED, GROUP_NOT_FOUND, TICKET_MOVE_NOT_PERMITTED, ILLEGAL_TICKET_MOVE, NOT_YOUR_TICKET, TICKET_UNCHANGED
     * when the ticket is in the queue of the group.
     */
    @CheckReturnValue
    Either<Rejection, TicketReceipt> handOver(TicketCommand.HandOverTicket command);

    /**
     * Releases a ticket into its queue, from where another available agent is assigned at once if there is one; all but supervisors may
     * release only their own.
     */
    @CheckReturnValue
    Either<Rejection, TicketReceipt> release(TicketCommand.ReleaseTicket command);

    /** Escalates a ticket to the supervisors, and assigns it at once if one is available; all but supervisors may escalate only their own. */
    @CheckReturnValue
    Either<Rejection, TicketReceipt> escalate(TicketCommand.EscalateTicket command);

    /** Answers a ticket with its log; refuses TICKET_NOT_FOUND, and NOT_PERMITTED to buyers. */
    @CheckReturnValue
    Either<Rejection, TicketFile> file(Actor by, TicketId id);

    /** Answers the waiting tickets of a group, with or without special skills, the most urgent first; refuses NOT_PERMITTED to buyers. */
    @CheckReturnValue
    Either<Rejection, List<Ticket>> waiting(Actor by, String group, int limit);

    /** Answers the tickets of an agent, the oldest first; refuses NOT_PERMITTED to buyers. */
    @CheckReturnValue
    Either<Rejection, List<Ticket>> ofAgent(Actor by, String agent, int limit);

    /** Answers the overdue tickets, the longest overdue first; refuses NOT_PERMITTED to buyers. */
    @CheckReturnValue
    Either<Rejection, List<Ticket>> overdue(Actor by, Instant now, int limit);

    /**
     * Releases the tickets of an agent who has left or is away for longer: each goes back into its queue, and to another agent where there
     * is one.
     *
     * @param agent the host's id of the agent
     * @return how many tickets the agent had
     */
    int agentLeft(String agent);

    /**
     * Carries out the time limits of tickets and assigns waiting tickets to the agents who are available: raises an alarm before a ticket
     * is overdue and another once it is, once each and however many machines ask; escalates overdue tickets to the supervisors where the
     * policy says so; takes tickets from agents who have left. The host's scheduler calls it, outside of transactions, on any number of
     * machines.
     *
     * @param now the moment up to which a limit counts as due
     * @param limit the most tickets for each of these steps
     * @return how many tickets changed
     */
    int runDue(Instant now, int limit);
}
