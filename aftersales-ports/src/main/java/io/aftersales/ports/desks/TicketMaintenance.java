package io.aftersales.ports.desks;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketChange;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.ports.desks.LostRaces.LostTooOften;
import io.aftersales.ports.repositories.TicketRepository;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maintains tickets as time passes: raises the alarms of their limits, takes tickets from agents who have left, and serves the queues. Any
 * number of workers may do so at once: of workers that find the same ticket, the first to write has done the work.
 */
final class TicketMaintenance {
    /** The reason of the end of a ticket that its case no longer needs, when the effect of the case that says so was given up. */
    private static final String NOT_NEEDED = "NOT_NEEDED";

    private static final Logger LOG = LoggerFactory.getLogger(TicketMaintenance.class);

    /** The most tickets of an absent agent that are read at a time. */
    private static final int HANDFUL = 100;

    /** The most tickets that one round looks at, so that it ends however many of them cannot be moved. */
    private static final int MOST_LOOKED_AT = 10_000;

    private final TicketRepository tickets;
    private final TicketAssigner assigner;
    private final TicketWriter writer;
    private final TicketSync sync;
    private final LostRaces races;
    private final EffectsAfterCommit effects;
    private final InstantSource clock;

    TicketMaintenance(
            TicketRepository tickets,
            TicketAssigner assigner,
            TicketWriter writer,
            TicketSync sync,
            LostRaces races,
            EffectsAfterCommit effects,
            InstantSource clock) {
        this.tickets = tickets;
        this.assigner = assigner;
        this.writer = writer;
        this.sync = sync;
        this.races = races;
        this.effects = effects;
        this.clock = clock;
    }

    int make(Instant now, int limit) {
        int changed = move(limit, many -> tickets.toAlarm(now, many), ticket -> tell(ticket, now));
        for (String gone : assigner.gone(tickets.holders())) {
            changed += takeFrom(gone, limit);
        }
        for (TicketQueue queue : sorted(tickets.queues())) {
            changed += serve(queue, now, limit);
        }
        return changed;
    }

    /** Returns queues in an order of their own: where an agent serves several of them, the same tickets go to the same agents everywhere. */
    private static List<TicketQueue> sorted(Set<TicketQueue> queues) {
        return queues.stream()
                .sorted(Comparator.comparing(TicketQueue::group)
                        .thenComparing(TicketQueue::skill, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private boolean tell(Ticket ticket, Instant now) {
        if (isDropped(ticket, now)) {
            return true;
        }
        if (!sync.concernsStaff(ticket.id())) {
            return false; // the effect that says so is on its way
        }
        Optional<TicketChange> told = ticket.alarm(writer.context(Actor.SYSTEM, now));
        told.ifPresent(change -> effects.carryOut(writer.write(change, supervisors(ticket, change), now)));
        return told.isPresent();
    }

    /** The agents who may be assigned a ticket that is escalated by this change. */
    private List<Agent> supervisors(Ticket ticket, TicketChange change) {
        return change.beginsToWait() ? assigner.candidates(ticket, change.next().queue()) : List.of();
    }

    /** Resolves a ticket that its case no longer needs, without alarms and without an agent. */
    private boolean isDropped(Ticket ticket, Instant now) {
        boolean forgotten = !ticket.status().isEnd() && sync.isForgotten(ticket.id());
        if (forgotten) {
            effects.carryOut(
                    writer.write(ticket.resolve(NOT_NEEDED, writer.context(Actor.SYSTEM, now)), List.of(), now));
        }
        return forgotten;
    }

    /** Takes tickets from an agent and assigns them to other agents where there are any; answers how many. */
    int takeFrom(String agent, int limit) {
        var groups = new HashMap<TicketQueue, List<Agent>>();
        int taken = 0;
        int before;
        do {
            before = taken;
            for (Ticket each : tickets.ofAgent(agent, Math.min(HANDFUL, limit - taken))) {
                List<Agent> others = groups.computeIfAbsent(each.queue(), queue -> groupWithout(agent, queue));
                taken += moved(each, ticket -> takeFrom(agent, ticket, others)) ? 1 : 0;
            }
        } while (taken > before && taken < limit);
        return taken;
    }

    private List<Agent> groupWithout(String agent, TicketQueue queue) {
        return assigner.group(queue).stream()
                .filter(each -> !each.id().equals(agent))
                .toList();
    }

    private boolean takeFrom(String agent, Ticket ticket, List<Agent> others) {
        if (!agent.equals(ticket.agent())) {
            return false;
        }
        Instant now = clock.instant();
        TicketChange back = ticket.unassign(writer.context(Actor.SYSTEM, now))
                .getOrElseThrow(
                        why -> new IllegalStateException("an assigned ticket was not released: " + why.message()));
        effects.carryOut(writer.write(back, assigner.others(ticket.id().caseId(), others), now));
        return true;
    }

    /** Assigns the tickets that wait in a queue to the agents of its group. */
    private int serve(TicketQueue queue, Instant now, int limit) {
        Collection<Agent> group = assigner.group(queue);
        return group.isEmpty()
                ? 0
                : move(limit, many -> tickets.waiting(queue, many), ticket -> serve(ticket, group, now));
    }

    /** Moves at most this many tickets of a list; tickets that cannot be moved now do not block the ones behind them. */
    private int move(int limit, IntFunction<List<Ticket>> firstOf, Predicate<Ticket> attempt) {
        var tried = new HashSet<TicketId>();
        int moved = 0;
        for (int many = limit; ; many *= 2) {
            List<Ticket> first = firstOf.apply(many);
            for (Ticket each : first) {
                if (moved < limit && tried.add(each.id())) {
                    moved += moved(each, attempt) ? 1 : 0;
                }
            }
            if (moved > 0 || first.size() < many || many > MOST_LOOKED_AT) {
                return moved;
            }
        }
    }

    private boolean serve(Ticket ticket, Collection<Agent> group, Instant now) {
        if (!ticket.isWaiting()) {
            return false;
        }
        if (isDropped(ticket, now)) {
            return true;
        }
        if (!sync.concernsStaff(ticket.id())) {
            return false;
        }
        Optional<List<OutboxEntry>> owed =
                writer.place(ticket, assigner.others(ticket.id().caseId(), group), now);
        owed.ifPresent(effects::carryOut);
        return owed.isPresent();
    }

    /**
     * Makes the attempt on a ticket, and after a lost race on the ticket as it is then; a ticket that cannot be moved does not stop the
     * others.
     */
    private boolean moved(Ticket found, Predicate<Ticket> attempt) {
        TicketId id = found.id();
        try {
            return races.decide(number ->
                    attempt.test(number == 1 ? found : tickets.find(id).orElseThrow()));
        } catch (LostTooOften e) {
            LOG.info("Ticket {} is left to the next run", id);
        } catch (RuntimeException e) {
            LOG.error("Ticket {} could not be moved; the other tickets go on", id, e);
        }
        return false;
    }
}
