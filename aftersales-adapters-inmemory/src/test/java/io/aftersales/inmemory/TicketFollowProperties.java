package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.INSPECTOR;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static io.aftersales.inmemory.Bench.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.domain.tickets.TicketMove;
import io.aftersales.domain.tickets.TicketStatus;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.inmemory.WatchedTickets.Trouble;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.desks.TicketCommand.AssignTicket;
import io.aftersales.ports.desks.TicketCommand.ChangePriority;
import io.aftersales.ports.desks.TicketCommand.EscalateTicket;
import io.aftersales.ports.desks.TicketCommand.HandOverTicket;
import io.aftersales.ports.desks.TicketCommand.ReleaseTicket;
import io.aftersales.ports.desks.TicketDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done in whatever order, with effects that are carried out at once, late, in another process or twice, and a repository of
 * tickets whose connection breaks: in the end tickets are as their cases need them, and their logs tell who did what and when.
 */
class TicketFollowProperties {
    private static final List<String> ORDERS = List.of("1001", "1002", "1003");
    private static final Money TWO = Money.of("30.00", "CNY");

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 1 << 20).list().ofMinSize(20).ofMaxSize(150);
    }

    @Property(tries = 500)
    void everyCaseThatNeedsAPersonHasOneOpenTicketInTheEndAndOthersNone(@ForAll("choices") List<Integer> choices) {
        var numbers = choices.iterator();
        var house = new House(bound -> numbers.hasNext() ? numbers.next() % bound : 0);
        while (numbers.hasNext()) {
            house.step();
            house.checkLoad();
        }
        house.settle();
        house.checkEnd();
    }

    /** Found at random: the first ticket of a case was dropped before its own effect came, because the case had a second one already. */
    @Test
    void aTicketWaitsForItsOwnNewsAlsoWhereTheCaseHasANewerTicket() {
        everyCaseThatNeedsAPersonHasOneOpenTicketInTheEndAndOthersNone(List.of(
                0, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 6, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                0, 0, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 6, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                0, 0, 0, 0, 0, 0, 6, 3, 0, 4, 0, 0, 0, 4, 0, 0, 0, 6, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 60, 0, 0, 0, 0, 0, 0, 7, 1));
    }

    @Test
    void theHistoriesOfTheseTestsReachEveryMoveOfATicket() {
        var taken = EnumSet.noneOf(TicketMove.class);
        var troubled = 0;
        for (int seed = 0; seed < 200; seed++) {
            var house = new House(new Random(seed)::nextInt);
            for (int i = 0; i < 40; i++) {
                house.step();
            }
            house.settle();
            house.checkEnd();
            house.logs().forEach(entry -> Optional.ofNullable(entry.move()).ifPresent(taken::add));
            troubled += house.troubled;
        }
        assertThat(taken).containsExactlyInAnyOrder(TicketMove.values());
        assertThat(troubled).isPositive();
    }

    /** Three orders, those who work on them, and what goes wrong. */
    private static final class House {
        private final Bench bench = new Bench(
                ShopPolicy.STANDARD.with(CasePolicy.builder().fourEyesAbove(TWO).build()));
        private final List<CaseId> ids = new ArrayList<>();
        private final IntUnaryOperator choice;
        private boolean late;
        private int troubled;

        House(IntUnaryOperator choice) {
            this.choice = choice;
            for (String order : ORDERS) {
                int mugs = 1 + choice.applyAsInt(3);
                ids.add(bench.opened(
                        SampleOrders.delivered(order),
                        CaseKind.RETURN_REFUND,
                        ItemAsked.of("A", mugs, "QUALITY_ISSUE")));
            }
        }

        private CaseId any() {
            return ids.get(choice.applyAsInt(ids.size()));
        }

        void step() {
            // Never by nothing: the log tells one act from another by its time.
            bench.clock.advance(Duration.ofMinutes(1 + choice.applyAsInt(100)));
            switch (choice.applyAsInt(8)) {
                case 0, 1, 2, 3 -> context(any());
                case 4 -> handle(any());
                case 5 -> staff();
                case 6 -> trouble();
                default -> time();
            }
        }

        /** What people do to a case; what is not possible is refused and changes nothing. */
        private void context(CaseId id) {
            if (late) {
                bench.transactions.begin();
            }
            var person = List.of(REVIEWER, SECOND, Actor.supervisor("sue")).get(choice.applyAsInt(3));
            bench.send(
                    switch (choice.applyAsInt(9)) {
                        case 0 -> new Commands.RequestInfo(Request.of(bench.next(), person), id, "Which one?");
                        case 1, 2 ->
                            new Commands.ProvideInfo(Request.of(bench.next(), BUYER), id, "The blue one", List.of());
                        case 3, 4 -> Commands.ApproveCase.byPolicy(Request.of(bench.next(), person), id);
                        case 5 -> Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), id);
                        case 6 ->
                            Commands.InspectReturn.complete(
                                    Request.of(bench.next(), INSPECTOR),
                                    id,
                                    List.of(FoundUnits.of("A", Grade.GOOD, 1)));
                        case 7 -> new Commands.RetryRefund(Request.of(bench.next(), Bench.FINANCE), id);
                        default ->
                            choice.applyAsInt(3) == 0
                                    ? new Commands.RejectCase(Request.of(bench.next(), person), id, "No")
                                    : new Commands.ConfirmRefund(Request.of(bench.next(), person), id);
                    });
            if (late) {
                bench.transactions.commitAndForget();
            }
        }

        private void handle(CaseId id) {
            var ticket =
                    new TicketId(id, Math.max(1, bench.subject(id).attention().tickets()));
            var desk = bench.desks.tickets();
            var sue = Actor.supervisor("sue");
            switch (choice.applyAsInt(3)) {
                case 0 -> quietly(() -> desk.assign(new AssignTicket(Request.of(bench.next(), sue), ticket, "ali")));
                case 1 -> quietly(() -> desk.release(new ReleaseTicket(Request.of(bench.next(), sue), ticket)));
                default -> change(desk, sue, ticket);
            }
        }

        private void change(TicketDesk desk, Actor sue, TicketId ticket) {
            Request request = Request.of(bench.next(), sue);
            var priority = Priority.values()[choice.applyAsInt(2)];
            String group = List.of("returns", "complaints", "exchanges").get(choice.applyAsInt(3));
            switch (choice.applyAsInt(3)) {
                case 0 ->
                    quietly(() -> desk.changePriority(new ChangePriority(request, ticket, priority, "LOOKED_AT")));
                case 1 -> quietly(() -> desk.handOver(new HandOverTicket(request, ticket, group, "NOT_OURS")));
                default -> quietly(() -> desk.escalate(new EscalateTicket(request, ticket, "LATE")));
            }
        }

        /** A desk of tickets tells its caller when the connection is gone; the caller may try again. */
        private static void quietly(Runnable asked) {
            try {
                asked.run();
            } catch (IllegalStateException gone) {
                assertThat(gone).hasMessage("the connection is gone");
            }
        }

        private void staff() {
            String agent = List.of("ali", "bea", REVIEWER.id()).get(choice.applyAsInt(3));
            switch (choice.applyAsInt(3)) {
                case 0 -> bench.agents.put(Agent.of(agent, "returns", "complaints"));
                case 1 -> bench.agents.put(Agent.of(agent, "returns").away());
                default -> bench.desks.tickets().agentLeft(agent);
            }
        }

        private void trouble() {
            switch (choice.applyAsInt(4)) {
                case 0 -> bench.watched.next(Trouble.LOST);
                case 1 -> bench.watched.next(Trouble.UNHEARD);
                case 2 -> late = !late;
                default -> bench.payments.next(new Behaviour.Refuse("CLOSED", Answer.Retry.NEVER));
            }
            troubled++;
        }

        private void time() {
            Instant now = bench.clock.instant();
            switch (choice.applyAsInt(3)) {
                case 0 -> bench.desks.runner().runDue(now, 1 + choice.applyAsInt(3));
                case 1 -> bench.desks.tickets().runDue(now, 1 + choice.applyAsInt(3));
                default -> bench.desks.deadlines().runDue(now, 10);
            }
        }

        void settle() {
            bench.muchLater();
        }

        List<TicketLogEntry> logs() {
            return ids.stream().flatMap(id -> logs(id).stream()).toList();
        }

        private List<TicketLogEntry> logs(CaseId id) {
            var all = new ArrayList<TicketLogEntry>();
            for (int number = 1; number <= bench.subject(id).attention().tickets(); number++) {
                all.addAll(bench.tickets.log(new TicketId(id, number)));
            }
            return all;
        }

        void checkLoad() {
            var counted = new HashMap<String, Integer>();
            for (CaseId id : ids) {
                bench.tickets
                        .unresolved(id)
                        .map(Ticket::agent)
                        .ifPresent(agent -> counted.merge(agent, 1, Integer::sum));
            }
            Map<String, Integer> kept = bench.tickets.load(Set.copyOf(bench.tickets.holders()));
            assertThat(kept).isEqualTo(counted);
        }

        void checkEnd() {
            checkLoad();
            for (CaseId id : ids) {
                checkTickets(id);
                checkNotices(id);
                checkLog(id);
            }
        }

        private void checkTickets(CaseId id) {
            var subject = bench.subject(id);
            for (int number = 1; number <= subject.attention().tickets(); number++) {
                Ticket ticket = bench.tickets.find(new TicketId(id, number)).orElseThrow();
                assertThat(ticket.status().isEnd())
                        .as("ticket %s of a case in %s", ticket.id(), subject.status())
                        .isEqualTo(!subject.attention().needs(number));
                if (subject.attention().needs(number)) {
                    assertThat(ticket.status() == TicketStatus.AWAITING_BUYER)
                            .isEqualTo(subject.status() == CaseStatus.AWAITING_INFO);
                }
                assertThat(bench.tickets.log(ticket.id()))
                        .extracting(TicketLogEntry::number)
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .hasSize(ticket.entries());
            }
        }

        /** Each agent whom another assigned was notified once for each assignment, and the group of a ticket that waits was notified. */
        private void checkNotices(CaseId id) {
            Map<String, Long> assigned = logs(id).stream()
                    .filter(entry -> entry.event() instanceof TicketEvent.TicketAssigned given
                            && !given.agent().equals(entry.by().id()))
                    .map(entry -> ((TicketEvent.TicketAssigned) entry.event()).agent())
                    .collect(Collectors.groupingBy(agent -> agent, Collectors.counting()));
            assertThat(notified(id, Notice.Kind.TICKET_ASSIGNED)).isEqualTo(assigned);
            bench.tickets
                    .unresolved(id)
                    .filter(Ticket::isWaiting)
                    .ifPresent(ticket -> assertThat(notified(id, Notice.Kind.TICKET_WAITING))
                            .containsKey(ticket.queue().group()));
        }

        private Map<String, Long> notified(CaseId id, Notice.Kind kind) {
            return bench.notices.notices().stream()
                    .filter(sent -> sent.caseId().equals(id))
                    .map(RecordedNotices.Sent::notice)
                    .filter(notice -> notice.kind() == kind)
                    .collect(Collectors.groupingBy(Notice::recipient, Collectors.counting()));
        }

        /** What the staff did is in the log of a ticket once, in order, with the time of the act; inspectors also act where nobody is needed. */
        private void checkLog(CaseId id) {
            List<String> told = logs(id).stream()
                    .filter(entry -> entry.move() == TicketMove.ACT || entry.move() == TicketMove.REQUEST_INFO)
                    .filter(entry -> entry.by().role() != Role.INSPECTOR)
                    .map(entry -> entry.by() + " at " + entry.at())
                    .toList();
            List<String> done = bench.storage.timeline(id).stream()
                    .filter(entry -> entry.by().role().isStaff() && entry.by().role() != Role.INSPECTOR)
                    .map(entry -> entry.by() + " at " + entry.at())
                    .distinct()
                    .toList();
            assertThat(told).isEqualTo(done);
        }
    }
}
