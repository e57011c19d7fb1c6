package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketChange;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link TicketRepository}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class TicketRepositoryContract extends TicketJoiningRules {
    private static final TicketQueue RETURNS = TicketQueue.of("returns");

    @Test
    final void rule01_findsWhatWasWrittenWithItsLog() {
        CaseId id = opened("1001");
        var log = new ArrayList<TicketLogEntry>();
        TicketChange change = opening(id, 1, 0);
        var told = List.of(
                change,
                given(change.next().saved(), ADA),
                asking(given(change.next().saved(), ADA).next().saved()));
        for (TicketChange each : told) {
            Ticket stored = written(each);
            log.addAll(each.entries());
            assertThat(tickets.find(stored.id()))
                    .as("every part of it, one version later")
                    .contains(stored);
            assertThat(tickets.log(stored.id()))
                    .as("the log, in the order of its numbers")
                    .isEqualTo(log);
        }
        assertThat(tickets.find(new TicketId(id, 2))).as("and nothing else").isEmpty();
        assertThat(tickets.log(new TicketId(id, 2))).isEmpty();
    }

    @Test
    final void rule02_comparesTheVersion() {
        CaseId id = opened("1001");
        TicketChange opening = opening(id, 1, 0);
        Ticket first = written(opening);
        refuses("a second ticket under the same id", TicketCommit.of(opening));
        Ticket second = written(given(first, ADA));
        refuses("an older version: compare and set in one statement", TicketCommit.of(given(first, BEA)));
        assertThat(tickets.find(first.id())).as("nothing of it is written").contains(second);
    }

    @Test
    final void rule03_writesAllOrNothing() {
        Ticket stale = waits("1001", 0);
        Ticket now = written(given(stale, ADA));
        List<TicketLogEntry> log = tickets.log(now.id());
        var entry = owed(now.id(), "due-soon");
        TicketChange late = given(stale, BEA);
        refuses("an older version", new TicketCommit(late, null, receipt("c1", late), List.of(entry)));
        assertThat(tickets.log(now.id())).as("no line of the log").isEqualTo(log);
        assertThat(tickets.receipt(OrderId.of("1001"), CommandId.of("c1")))
                .as("no receipt")
                .isEmpty();
        assertThat(outbox.find(OrderId.of("1001"), entry.key()))
                .as("no outbox entry")
                .isEmpty();

        TicketChange change = asking(now);
        tickets.commit(new TicketCommit(change, null, receipt("c1", change), List.of(entry)));
        assertThat(tickets.receipt(OrderId.of("1001"), CommandId.of("c1"))).contains(receipt("c1", change));
        assertThat(outbox.find(OrderId.of("1001"), entry.key()))
                .as("what it owes is in the outbox")
                .contains(entry);
    }

    @Test
    final void rule04_keepsOneUnresolvedTicketOfACase() {
        CaseId id = opened("1001");
        Ticket first = written(opening(id, 1, 0));
        assertThat(tickets.unresolved(id)).contains(first);
        refuses(
                "a second one: put a unique index on the case over unresolved tickets",
                TicketCommit.of(opening(id, 2, 1)));
        assertThat(tickets.find(first.id())).contains(first);
        written(resolving(first));
        assertThat(tickets.unresolved(id)).as("a resolved one does not count").isEmpty();
        Ticket second = written(opening(id, 2, 1));
        assertThat(tickets.unresolved(id)).contains(second);
    }

    @Test
    final void rule05_takesACommandOnce() {
        Ticket ticket = held("1001", 0, ADA);
        TicketChange first = asking(ticket);
        tickets.commit(new TicketCommit(first, null, receipt("c1", first), List.of()));
        TicketChange second = resolving(first.next().saved());
        refuses("the same command again", new TicketCommit(second, null, receipt("c1", second), List.of()));
        assertThat(tickets.receipt(OrderId.of("1001"), CommandId.of("c1"))).contains(receipt("c1", first));

        TicketChange other = asking(held("1002", 0, ADA));
        tickets.commit(new TicketCommit(other, null, receipt("c1", other), List.of()));
        assertThat(tickets.receipt(OrderId.of("1002"), CommandId.of("c1")))
                .as("another order may use the same id")
                .contains(receipt("c1", other));
        assertThat(tickets.receipt(OrderId.of("1002"), CommandId.of("c2"))).isEmpty();
    }

    @Test
    final void rule06_countsWhatEachAgentHas() {
        assertThat(tickets.holders()).isEmpty();
        held("1001", 0, ADA);
        Ticket asked = written(asking(held("1002", 0, ADA)));
        Ticket resolved = held("1003", 0, BEA);
        waits("1004", 0);
        assertThat(load())
                .as("a ticket counts also while it waits for the buyer")
                .isEqualTo(Map.of("ada", 2, "bea", 1));
        written(resolving(resolved));
        written(resolving(asked));

        assertThat(load()).as("a resolved ticket does not count").isEqualTo(Map.of("ada", 1));
        assertThat(tickets.holders()).containsExactly("ada");
        assertThat(tickets.load(Set.of("bea")).getOrDefault("bea", 0))
                .as("an agent without tickets")
                .isZero();
        assertThat(tickets.load(Set.of())).isEmpty();
    }

    private Map<String, Integer> load() {
        return tickets.load(tickets.holders());
    }

    @Test
    final void rule07_comparesTheLoad() {
        held("1001", 0, ADA);
        Ticket waiting = waits("1002", 0);
        for (int wrong : new int[] {0, 2}) {
            refuses("another load than expected", new TicketCommit(given(waiting, ADA), wrong, null, List.of()));
        }
        tickets.commit(new TicketCommit(given(waiting, ADA), 1, null, List.of()));
        tickets.commit(new TicketCommit(asking(given(waiting, ADA).next().saved()), 1, null, List.of()));

        List<Ticket> many = IntStream.range(0, Racers.MANY)
                .mapToObj(order -> waits("20" + order, 0))
                .toList();
        long through = through(racer ->
                () -> tickets.commit(new TicketCommit(given(many.get(racer), BEA), 0, null, List.of())));
        assertThat(through)
                .as(
                        "one of the threads that assign an agent the first ticket: count under a lock, or in a serializable transaction")
                .isEqualTo(1);
        assertThat(tickets.ofAgent("bea", 100)).hasSize(1);
    }

    @Test
    final void rule08_answersWhatWaitsTheMostUrgentFirst() {
        Ticket old = waits("1001", 1);
        Ticket young = waits("1002", 3);
        Ticket urgent = written(opening(opened("1003"), 1, 4, "DAMAGED", false));
        Ticket skilled = written(opening(opened("1004"), 1, 0, "NOT_LIKED", true));
        held("1005", 0, ADA);
        assertThat(tickets.waiting(RETURNS, 10))
                .as("high priority first, then the oldest; of just this queue, without an agent")
                .containsExactly(urgent, old, young);
        assertThat(tickets.waiting(RETURNS, 2))
                .as("at most as many as asked for")
                .containsExactly(urgent, old);
        assertThat(tickets.waiting(RETURNS.skilled("senior"), 10)).containsExactly(skilled);
        assertThat(tickets.queues()).containsExactlyInAnyOrder(RETURNS, RETURNS.skilled("senior"));
        written(given(skilled, BEA));
        assertThat(tickets.queues())
                .as("a queue without waiting tickets is left out")
                .containsExactly(RETURNS);
        assertThat(tickets.waiting(RETURNS.skilled("senior"), 10)).isEmpty();

        Ticket escalated = written(escalating(held("1006", 5, BEA)));
        assertThat(tickets.waiting(escalated.queue(), 10))
                .as("an escalated ticket waits in the queue of the supervisors")
                .containsExactly(escalated);
        assertThat(tickets.queues()).containsExactlyInAnyOrder(RETURNS, escalated.queue());
        written(given(escalated, SUE));
        assertThat(tickets.waiting(escalated.queue(), 10))
                .as("an escalated ticket waits until an agent has it")
                .isEmpty();
        assertThat(tickets.queues()).containsExactly(RETURNS);

        Ticket raised = written(young.changePriority(Priority.HIGH, "URGENT", at(Actor.SYSTEM, minutes(13)))
                .get());
        assertThat(tickets.waiting(RETURNS, 10))
                .as("a ticket whose priority was changed has its place by the new one")
                .containsExactly(raised, urgent, old);
        Ticket handed = written(old.handOver("exchanges", "WRONG_GROUP", at(Actor.SYSTEM, minutes(14)))
                .get());
        assertThat(tickets.waiting(RETURNS, 10)).containsExactly(raised, urgent);
        assertThat(tickets.waiting(TicketQueue.of("exchanges"), 10))
                .as("a ticket that was handed over waits in the queue of the other group")
                .containsExactly(handed);
    }

    @Test
    final void rule09_answersWhatAnAgentHasTheOldestFirst() {
        Ticket second = held("1001", 2, ADA);
        Ticket first = held("1002", 1, ADA);
        Ticket resolved = held("1003", 0, ADA);
        held("1004", 0, BEA);
        written(resolving(resolved));

        assertThat(tickets.ofAgent("ada", 10)).containsExactly(first, second);
        assertThat(tickets.ofAgent("ada", 1)).as("at most as many as asked for").containsExactly(first);
        assertThat(tickets.ofAgent("nobody", 10)).isEmpty();
    }

    @Test
    final void rule10_answersWhatIsOverdueEarliestFirst() {
        Ticket later = waits("1001", 10);
        Ticket sooner = held("1002", 5, ADA);
        written(asking(held("1003", 0, ADA)));
        written(resolving(held("1004", 0, ADA)));
        Instant due = NOON.plus(minutes(245));

        assertThat(tickets.overdue(due, 10))
                .as("a ticket is not overdue at its due time")
                .isEmpty();
        assertThat(tickets.overdue(due.plusNanos(1), 10))
                .as("a ticket is overdue right after its due time")
                .containsExactly(sooner);
        assertThat(tickets.overdue(NOON.plus(minutes(999)), 10))
                .as("without tickets that wait for the buyer or are resolved")
                .containsExactly(sooner, later);
        assertThat(tickets.overdue(NOON.plus(minutes(999)), 1))
                .as("at most as many as asked for")
                .containsExactly(sooner);
    }

    @Test
    final void rule11_findsWhatStaffAreToBeToldOf() {
        Ticket later = waits("1001", 10);
        Ticket sooner = waits("1002", 5);
        written(resolving(held("1003", 0, ADA)));
        Instant warning = NOON.plus(minutes(197));

        assertThat(tickets.toAlarm(warning, 10)).isEmpty();
        assertThat(tickets.toAlarm(warning.plusNanos(1), 10)).containsExactly(sooner);
        assertThat(tickets.toAlarm(NOON.plus(minutes(210)), 10)).containsExactly(sooner, later);
        assertThat(tickets.toAlarm(NOON.plus(minutes(210)), 1))
                .as("at most as many as asked for")
                .containsExactly(sooner);
        Ticket told = written(sooner.alarm(at(RITA, minutes(210))).orElseThrow());
        assertThat(tickets.toAlarm(NOON.plus(minutes(210)), 10))
                .as("a ticket whose alarm was raised owes no other")
                .containsExactly(later);
        assertThat(tickets.toAlarm(NOON.plus(minutes(999)), 10))
                .as("the next alarm is owed when the limit has passed")
                .containsExactly(later, told);
    }

    @Test
    final void rule12_letsOneOfManyThrough() {
        Ticket ticket = held("1001", 0, ADA);
        TicketChange change = asking(ticket);
        var entry = owed(ticket.id(), "due-soon");
        long through = through(racer -> () -> tickets.commit(new TicketCommit(change, null, null, List.of(entry))));

        assertThat(through)
                .as("on one version: compare and set in one statement")
                .isEqualTo(1);
        assertThat(tickets.find(ticket.id()).map(Ticket::version)).contains(ticket.version() + 1);
    }
}
