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
 * Keeps tickets. A ticket belongs to its case's order; queues and the tickets of an agent span orders. The alarms and notices of a ticket are
 * owed to the outbox of the cases, see {@link TicketCommit#owed}.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Committed tickets are found again, equal to what was written, with a version one higher, and so is their log, in order.
 *   <li>A commit whose ticket has another version in the repository throws {@link StaleVersion}, and so does a second ticket under the same
 *       id. Nothing of it is written then.
 *   <li>A commit is all or nothing: ticket, log, receipt and outbox entries.
 *   <li>A case has at most one unresolved ticket, and {@link #unresolved} answers it; a second one throws {@link StaleVersion}.
 *   <li>A receipt is unique by order and command id; a second one throws {@link StaleVersion}. Another order may use the same id.
 *   <li>{@link #load} counts the unresolved tickets of each agent who has any, and {@link #holders} are those agents.
 *   <li>A commit that expects another load than the agent of its ticket has without it throws {@link StaleVersion}; of many threads that
 *       assign tickets to one agent under the same load exactly one succeeds.
 *   <li>{@link #waiting} answers the tickets of just this queue that wait, as {@code isWaiting()} has it, high priority first, then the
 *       oldest, at most as many as asked for; {@link #queues} are those in which a ticket waits.
 *   <li>{@link #ofAgent} answers the unresolved tickets of an agent, the oldest first, at most as many as asked for.
 *   <li>{@link #overdue} answers the tickets whose due time, as {@code dueAt()} has it, lies before this moment, earliest first, at most as
 *       many as asked for.
 *   <li>{@link #toAlarm} does the same with {@code nextAlarmAt()}.
 *   <li>Of many threads that commit on the same version exactly one succeeds.
 *   <li>Inside of a transaction of the caller's, {@link #commit} is a part of it: rolled back with it, with log, receipt and outbox entries,
 *       and visible to others when it is committed. A commit that is refused leaves nothing in it, and the rest of the transaction can go
 *       on.
 * </ol>
 *
 * <p>Rules 10 and 11 want an index on each of the two times, so that their cost grows with the tickets found and not with the tickets that
 * are open; the other finders want one on agent and status, and one on queue, priority and time of opening.
 */
public interface TicketRepository {

    /** Finds a ticket. */
    Optional<Ticket> find(TicketId id);

    /** Finds the unresolved ticket of a case. */
    Optional<Ticket> unresolved(CaseId id);

    /** The log of a ticket, in order. */
    List<TicketLogEntry> log(TicketId id);

    /** Finds the receipt of a command about a ticket of this order. */
    Optional<TicketReceipt> receipt(OrderId order, CommandId command);

    /** The queues in which a ticket waits, in any order. */
    Set<TicketQueue> queues();

    /** The tickets that wait in a queue for an agent, the most urgent first. */
    List<Ticket> waiting(TicketQueue queue, int limit);

    /** The unresolved tickets of an agent, the oldest first. */
    List<Ticket> ofAgent(String agent, int limit);

    /** The agents who have unresolved tickets. */
    Set<String> holders();

    /** Counts the unresolved tickets of each of these agents; agents without any may be left out. */
    Map<String, Integer> load(Set<String> agents);

    /** The tickets that are overdue at this moment, earliest due time first. */
    List<Ticket> overdue(Instant now, int limit);

    /** The tickets that owe an alarm at this moment, earliest alarm first. */
    List<Ticket> toAlarm(Instant now, int limit);

    /** Writes a decision, all or nothing. Joins the caller's transaction where there is one. */
    void commit(TicketCommit commit);
}
