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
 * The desk of tickets: which cases need a person, and which agent has them. The staff decide about a case at the desks of cases, and the
 * ticket follows. For the staff alone; buyers are refused.
 */
public interface TicketDesk {

    /**
     * Assigns a ticket to an agent. Asked in this order: TICKET_NOT_FOUND, NOT_PERMITTED, AGENT_NOT_FOUND,
     * TICKET_MOVE_NOT_PERMITTED, ILLEGAL_TICKET_MOVE, NOT_YOUR_TICKET when one of the staff gives it to another, AGENT_NOT_SUITED.
     */
    @CheckReturnValue
    Either<Rejection, TicketReceipt> assign(TicketCommand.AssignTicket command);

    /** Releases a ticket into its queue; all but supervisors may release only their own. */
    @CheckReturnValue
    Either<Rejection, TicketReceipt> release(TicketCommand.ReleaseTicket command);

    /** Escalates a ticket to the supervisors; all but supervisors may escalate only their own. */
    @CheckReturnValue
    Either<Rejection, TicketReceipt> escalate(TicketCommand.EscalateTicket command);

    /** A ticket with its log; refuses TICKET_NOT_FOUND, and NOT_PERMITTED to buyers. */
    @CheckReturnValue
    Either<Rejection, TicketFile> file(Actor by, TicketId id);

    /** Answers what waits in a group, with or without special skills, the most urgent first; refuses NOT_PERMITTED to buyers. */
    @CheckReturnValue
    Either<Rejection, List<Ticket>> waiting(Actor by, String group, int limit);

    /** Answers what an agent has, the oldest first; refuses NOT_PERMITTED to buyers. */
    @CheckReturnValue
    Either<Rejection, List<Ticket>> ofAgent(Actor by, String agent, int limit);

    /** Answers what takes longer than it may, the longest overdue first; refuses NOT_PERMITTED to buyers. */
    @CheckReturnValue
    Either<Rejection, List<Ticket>> overdue(Actor by, Instant now, int limit);

    /**
     * Releases the tickets of an agent who has left or is away for longer: each goes back into its queue, and to another agent where there
     * is one.
     *
     * @param agent the host's id
     * @return how many tickets they had
     */
    int agentLeft(String agent);

    /**
     * Lets time take effect, and assigns what waits to the agents who are there: warns of tickets that are about to take too long, tells of those
     * that do, once each and however many machines ask; hands the latter to the supervisors where the policy says so; takes tickets from
     * those who have left. To be called from the host's scheduler, outside of transactions, on any number of machines.
     *
     * @param now what counts as too long
     * @param limit how many tickets at the most for each of these
     * @return how many tickets changed
     */
    int runDue(Instant now, int limit);
}
