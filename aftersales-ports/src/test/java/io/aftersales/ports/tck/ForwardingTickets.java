package io.aftersales.ports.tck;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.repositories.TicketRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A repository of tickets that leaves every method to another one, for tests that watch, delay or break some of them. */
public interface ForwardingTickets extends TicketRepository {

    /** The repository that does the work. */
    TicketRepository tickets();

    @Override
    default void commit(TicketCommit commit) {
        tickets().commit(commit);
    }

    @Override
    default Optional<Ticket> find(TicketId id) {
        return tickets().find(id);
    }

    @Override
    default Optional<Ticket> unresolved(CaseId id) {
        return tickets().unresolved(id);
    }

    @Override
    default List<TicketLogEntry> log(TicketId id) {
        return tickets().log(id);
    }

    @Override
    default Optional<TicketReceipt> receipt(OrderId order, CommandId command) {
        return tickets().receipt(order, command);
    }

    @Override
    default Set<TicketQueue> queues() {
        return tickets().queues();
    }

    @Override
    default List<Ticket> waiting(TicketQueue queue, int limit) {
        return tickets().waiting(queue, limit);
    }

    @Override
    default List<Ticket> ofAgent(String agent, int limit) {
        return tickets().ofAgent(agent, limit);
    }

    @Override
    default Set<String> holders() {
        return tickets().holders();
    }

    @Override
    default Map<String, Integer> load(Set<String> agents) {
        return tickets().load(agents);
    }

    @Override
    default List<Ticket> overdue(Instant now, int limit) {
        return tickets().overdue(now, limit);
    }

    @Override
    default List<Ticket> toAlarm(Instant now, int limit) {
        return tickets().toAlarm(now, limit);
    }
}
