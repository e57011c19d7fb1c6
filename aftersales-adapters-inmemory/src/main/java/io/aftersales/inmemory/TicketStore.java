package io.aftersales.inmemory;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketReceipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tickets, with look-ups over all of them. Agents' loads span orders, so there is one lock for all tickets: every check and every write of
 * a commit is made under it. Always locked inside a box, never around one.
 */
final class TicketStore {
    /** The place of a ticket in a list: urgent tickets first where that counts, then by time, then by id. */
    private record Place(Priority priority, Instant at, String id) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int c = priority.compareTo(other.priority);
            c = c == 0 ? at.compareTo(other.at) : c;
            return c == 0 ? id.compareTo(other.id) : c;
        }

        static Place byUrgency(Ticket ticket, String id) {
            return new Place(ticket.priority(), ticket.openedAt(), id);
        }

        /** A place by time alone: every ticket counts as equally urgent. */
        static Place byTime(Instant at, String id) {
            return new Place(Priority.HIGH, at, id);
        }
    }

    private record CommandKey(OrderId order, CommandId command) {}

    private final Map<TicketId, Ticket> tickets = new HashMap<>();
    private final Map<TicketId, List<TicketLogEntry>> logs = new HashMap<>();
    private final Map<CommandKey, TicketReceipt> receipts = new HashMap<>();
    private final Map<CaseId, TicketId> unresolved = new HashMap<>();
    private final Map<TicketQueue, NavigableMap<Place, TicketId>> waiting = new HashMap<>();
    private final Map<String, NavigableMap<Place, TicketId>> held = new HashMap<>();
    private final NavigableMap<Place, TicketId> due = new TreeMap<>();
    private final NavigableMap<Place, TicketId> alarms = new TreeMap<>();

    synchronized Optional<Ticket> find(TicketId id) {
        return Optional.ofNullable(tickets.get(id));
    }

    synchronized Optional<Ticket> unresolved(CaseId id) {
        return Optional.ofNullable(unresolved.get(id)).map(tickets::get);
    }

    synchronized List<TicketLogEntry> log(TicketId id) {
        return List.copyOf(logs.getOrDefault(id, List.of()));
    }

    synchronized Optional<TicketReceipt> receipt(OrderId order, CommandId command) {
        return Optional.ofNullable(receipts.get(new CommandKey(order, command)));
    }

    synchronized Set<TicketQueue> queues() {
        return Set.copyOf(waiting.keySet());
    }

    synchronized List<Ticket> waiting(TicketQueue queue, int limit) {
        return first(waiting.getOrDefault(queue, new TreeMap<>()), limit);
    }

    synchronized List<Ticket> ofAgent(String agent, int limit) {
        return first(held.getOrDefault(agent, new TreeMap<>()), limit);
    }

    synchronized Set<String> holders() {
        return Set.copyOf(held.keySet());
    }

    synchronized Map<String, Integer> load(Set<String> agents) {
        var load = new HashMap<String, Integer>();
        for (String agent : agents) {
            var has = held.get(agent);
            if (has != null) {
                load.put(agent, has.size());
            }
        }
        return load;
    }

    synchronized List<Ticket> overdue(Instant now, int limit) {
        return before(now, due, limit);
    }

    synchronized List<Ticket> toAlarm(Instant now, int limit) {
        return before(now, alarms, limit);
    }

    private List<Ticket> before(Instant now, NavigableMap<Place, TicketId> index, int limit) {
        return first(index.headMap(new Place(Priority.HIGH, now, "")), limit);
    }

    private List<Ticket> first(Map<Place, TicketId> index, int limit) {
        var first = new ArrayList<Ticket>();
        for (TicketId id : index.values()) {
            if (first.size() == limit) {
                break;
            }
            first.add(tickets.get(id));
        }
        return first;
    }

    /** Writes a decision about a ticket, all or nothing. */
    synchronized void commit(TicketCommit commit, Runnable lastCheck) {
        check(commit);
        lastCheck.run();
        Ticket next = commit.change().next().saved();
        Ticket before = tickets.put(next.id(), next);
        logs.computeIfAbsent(next.id(), id -> new ArrayList<>())
                .addAll(commit.change().entries());
        TicketReceipt receipt = commit.receipt();
        if (receipt != null) {
            receipts.put(new CommandKey(commit.order(), receipt.commandId()), receipt);
        }
        if (before != null) {
            forget(before);
        }
        remember(next);
    }

    private void check(TicketCommit commit) {
        Ticket next = commit.change().next();
        Ticket stored = tickets.get(next.id());
        if ((stored == null ? 0 : stored.version()) != next.version()) {
            throw new StaleVersion("ticket " + next.id());
        }
        TicketId open = unresolved.get(next.id().caseId());
        if (open != null && !open.equals(next.id()) && !next.status().isEnd()) {
            throw new StaleVersion("ticket " + open + " is not resolved");
        }
        TicketReceipt receipt = commit.receipt();
        if (receipt != null && receipts.containsKey(new CommandKey(commit.order(), receipt.commandId()))) {
            throw new StaleVersion("command " + receipt.commandId());
        }
        if (commit.load() != null && commit.load() != loadWithout(stored, next.agent())) {
            throw new StaleVersion("what " + next.agent() + " has");
        }
    }

    private int loadWithout(@Nullable Ticket stored, @Nullable String agent) {
        var has = held.get(agent);
        boolean theirs = stored != null && !stored.status().isEnd() && Objects.equals(agent, stored.agent());
        return has == null ? 0 : has.size() - (theirs ? 1 : 0);
    }

    private void forget(Ticket ticket) {
        if (ticket.status().isEnd()) {
            return;
        }
        unresolved.remove(ticket.id().caseId());
        String id = ticket.id().toString();
        if (ticket.isWaiting()) {
            remove(waiting, ticket.queue(), Place.byUrgency(ticket, id));
        }
        if (ticket.agent() != null) {
            remove(held, ticket.agent(), Place.byTime(ticket.openedAt(), id));
        }
        if (ticket.dueAt() != null) {
            due.remove(Place.byTime(ticket.dueAt(), id));
        }
        if (ticket.nextAlarmAt() != null) {
            alarms.remove(Place.byTime(ticket.nextAlarmAt(), id));
        }
    }

    private void remember(Ticket ticket) {
        if (ticket.status().isEnd()) {
            return;
        }
        unresolved.put(ticket.id().caseId(), ticket.id());
        String id = ticket.id().toString();
        if (ticket.isWaiting()) {
            add(waiting, ticket.queue(), Place.byUrgency(ticket, id), ticket);
        }
        if (ticket.agent() != null) {
            add(held, ticket.agent(), Place.byTime(ticket.openedAt(), id), ticket);
        }
        if (ticket.dueAt() != null) {
            due.put(Place.byTime(ticket.dueAt(), id), ticket.id());
        }
        if (ticket.nextAlarmAt() != null) {
            alarms.put(Place.byTime(ticket.nextAlarmAt(), id), ticket.id());
        }
    }

    private static <K> void add(Map<K, NavigableMap<Place, TicketId>> lists, K key, Place place, Ticket ticket) {
        lists.computeIfAbsent(key, first -> new TreeMap<>()).put(place, ticket.id());
    }

    /** Removes a place. Empty lists are dropped, so that the keys are exactly those with tickets. */
    private static <K> void remove(Map<K, NavigableMap<Place, TicketId>> lists, K key, Place place) {
        lists.computeIfPresent(key, (same, list) -> {
            list.remove(place);
            return list.isEmpty() ? null : list;
        });
    }
}
