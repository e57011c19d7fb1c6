package io.aftersales.ports.repositories;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.domain.tickets.TicketQueue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps tickets. A ticket belongs to its case's order; queues and what agents have span orders. The outbox is the one its alarms are owed
 * to, see {@link TicketCommit#owed}.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>What was committed is found again, equal to what was written, with a version one higher, and so is its log, in order.
 *   <li>A commit whose ticket has another version in the repository throws {@link StaleVersion}, and so does a second ticket under the
 *       same id. Nothing of it is written then.
 *   <li>A commit is all or nothing: ticket, log, receipt and outbox entries.
 *   <li>A case has at most one unresolved ticket, and {@link #unresolved} answers it; a second one throws {@link StaleVersion}.
 *   <li>A receipt is unique by order and command id; a second one throws {@link StaleVersion}. Another order may use the same id.
 *   <li>{@link #load} counts the unresolved tickets of each agent who has any, and {@link #holders} are those agents.
 *   <li>A commit that expects another load than the agent of its ticket has without it throws {@link StaleVersion}; of many threads that
 *       give tickets to one agent under the same load exactly one succeeds.
 *   <li>{@link #waiting} answers the tickets of just this queue that wait, as {@code isWaiting()} has it, high priority first, then the oldest, at most so many; {@link
 *       #queues} are those in which something waits.
 *   <li>{@link #ofAgent} answers the unresolved tickets of an agent, the oldest first, at most so many.
 *   <li>{@link #overdue} answers the tickets whose due time, as {@code dueAt()} has it, lies before this moment, earliest first, at most
 *       so many.
 *   <li>{@link #toAlarm} does the same with {@code nextAlarmAt()}.
 *   <li>Of many threads that commit on the same version exactly one succeeds.
 * </ol>
 *
 * <p>Rules 10 and 11 want an index on each of the two times, so that what they cost goes with what they find and not with how many tickets
 * are open; the other finders want one on agent and status, and one on queue, priority and time of opening.
 */
public interface TicketRepository {

    /** A ticket. */
    Optional<Ticket> find(TicketId id);

    /** The ticket of a case that is not resolved. */
    Optional<Ticket> unresolved(CaseId id);

    /** What happened to a ticket, in order. */
    List<TicketLogEntry> log(TicketId id);

    /** What a command about a ticket of this order was answered with. */
    Optional<TicketReceipt> receipt(OrderId order, CommandId command);

    /** The queues in which something waits, in any order. */
    Set<TicketQueue> queues();

    /** What waits in a queue for somebody, the most urgent first. */
    List<Ticket> waiting(TicketQueue queue, int limit);

    /** What an agent has. */
    List<Ticket> ofAgent(String agent, int limit);

    /** Everybody who has unresolved tickets. */
    Set<String> holders();

    /** How many unresolved tickets each of these has; who has none may be left out. */
    Map<String, Integer> load(Set<String> agents);

    /** Tickets that take longer than they may. */
    List<Ticket> overdue(Instant now, int limit);

    /** Tickets of which somebody is to be told something. */
    List<Ticket> toAlarm(Instant now, int limit);

    /** Writes a decision, all or nothing. Joins the caller's transaction where there is one. */
    void commit(TicketCommit commit);
}
