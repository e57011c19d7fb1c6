package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketMove;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.domain.tickets.TicketRejection.GroupNotFound;
import io.aftersales.domain.tickets.TicketRejection.IllegalTicketMove;
import io.aftersales.domain.tickets.TicketRejection.NotYourTicket;
import io.aftersales.domain.tickets.TicketRejection.TicketUnchanged;
import io.aftersales.domain.tickets.TicketStatus;
import io.aftersales.inmemory.WatchedTickets.Trouble;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.DeskRejection.CommandReused;
import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.desks.TicketCommand.AssignTicket;
import io.aftersales.ports.desks.TicketCommand.ChangePriority;
import io.aftersales.ports.desks.TicketCommand.EscalateTicket;
import io.aftersales.ports.desks.TicketCommand.HandOverTicket;
import io.aftersales.ports.desks.TicketCommand.ReleaseTicket;
import io.aftersales.ports.desks.TicketDesk;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.tck.Racers;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Changes of a ticket's priority and group, and the notices to agents and groups. */
class TicketNoticesTest {
    private static final Actor ALI = Actor.agent("ali");
    private static final Actor BEA = Actor.agent("bea");
    private static final Actor SUE = Actor.supervisor("sue");

    private final Bench bench = new Bench();
    private final TicketDesk desk = bench.desks.tickets();

    private TicketId opened() {
        return new TicketId(bench.cancelling("1001", 1), 1);
    }

    private Ticket ticket(TicketId id) {
        return bench.tickets.find(id).orElseThrow();
    }

    private List<String> told() {
        return bench.notices.notices().stream()
                .map(RecordedNotices.Sent::notice)
                .filter(notice ->
                        notice.kind() == Notice.Kind.TICKET_ASSIGNED || notice.kind() == Notice.Kind.TICKET_WAITING)
                .map(notice -> notice.kind() + " " + notice.audience() + " " + notice.recipient())
                .toList();
    }

    private Request request(Actor by) {
        return Request.of(bench.next(), by);
    }

    private static Rejection why(Either<Rejection, TicketReceipt> answer) {
        return answer.getLeft();
    }

    @Nested
    class Notices {
        @Test
        void theAgentOfANewTicketIsNotified() {
            bench.agents.put(Agent.of("ali", "returns"));
            TicketId id = opened();

            assertThat(told()).containsExactly("TICKET_ASSIGNED AGENT ali");
            assertThat(bench.notices.notices().get(0))
                    .returns(id.caseId(), RecordedNotices.Sent::caseId)
                    .returns("PENDING_REVIEW", sent -> sent.notice().code());
        }

        @Test
        void theGroupIsNotifiedOnceWhenNoAgentIsFoundAndTheAgentWhenOneComes() {
            opened();
            desk.runDue(Bench.noon(), 10);
            desk.runDue(Bench.noon(), 10);
            assertThat(told()).containsExactly("TICKET_WAITING GROUP returns");
            bench.agents.put(Agent.of("ali", "returns"));
            desk.runDue(Bench.noon(), 10);

            assertThat(told()).containsExactly("TICKET_WAITING GROUP returns", "TICKET_ASSIGNED AGENT ali");
        }

        @Test
        void whoTakesATicketIsNotNotifiedAndWhoIsAssignedByAnotherIs() {
            TicketId id = opened();
            bench.agents.put(Agent.of("ali", "returns")).put(Agent.of("bea", "returns"));
            desk.assign(AssignTicket.toMyself(request(ALI), id)).get();
            assertThat(told()).containsExactly("TICKET_WAITING GROUP returns");
            desk.assign(new AssignTicket(request(SUE), id, "bea")).get();
            assertThat(why(desk.assign(new AssignTicket(request(SUE), id, "bea"))))
                    .isEqualTo(new TicketUnchanged(id, "bea"));

            assertThat(told()).containsExactly("TICKET_WAITING GROUP returns", "TICKET_ASSIGNED AGENT bea");
        }

        @Test
        void whoeverActsOnTheCaseOfAWaitingTicketIsNotNotified() {
            TicketId id = opened();
            bench.approved(id.caseId());

            assertThat(ticket(id).agent()).isEqualTo(REVIEWER.id());
            assertThat(told()).containsExactly("TICKET_WAITING GROUP returns");
        }

        @Test
        void aTicketThatIsReleasedEscalatedOrLeftGoesToAnotherAgentOrItsGroupIsNotified() {
            bench.agents.put(Agent.of("ali", "returns")).put(Agent.of("bea", "returns"));
            TicketId id = opened();
            desk.release(new ReleaseTicket(request(ALI), id)).get();
            bench.agents.remove("ali");
            desk.release(new ReleaseTicket(request(BEA), id)).get();
            desk.assign(new AssignTicket(request(SUE), id, "bea")).get();
            desk.escalate(new EscalateTicket(request(BEA), id, "TOO_DEAR")).get();

            assertThat(told())
                    .containsExactly(
                            "TICKET_ASSIGNED AGENT ali",
                            "TICKET_ASSIGNED AGENT bea",
                            "TICKET_WAITING GROUP returns",
                            "TICKET_ASSIGNED AGENT bea",
                            "TICKET_WAITING GROUP supervisors");
        }

        @Test
        void aTicketThatPassesALimitIsToldToTheSupervisorWhoGetsIt() {
            bench.agents.put(Agent.of("ali", "returns")).put(Agent.of("sue", "supervisors"));
            TicketId id = opened();
            desk.runDue(Bench.noon().plus(Duration.ofHours(5)), 10);

            assertThat(ticket(id)).returns("sue", Ticket::agent).returns(TicketStatus.ESCALATED, Ticket::status);
            assertThat(told()).containsExactly("TICKET_ASSIGNED AGENT ali", "TICKET_ASSIGNED AGENT sue");
        }

        @Test
        void anAnswerThatIsForNobodyIsToldToTheGroup() {
            bench.agents.put(Agent.of(REVIEWER.id(), "returns"));
            TicketId id = opened();
            bench.send(new Commands.RequestInfo(request(REVIEWER), id.caseId(), "Which one?"))
                    .get();
            desk.agentLeft(REVIEWER.id());
            bench.agents.remove(REVIEWER.id());
            assertThat(told()).hasSize(1);
            bench.send(new Commands.ProvideInfo(request(BUYER), id.caseId(), "The blue one", List.of()))
                    .get();

            assertThat(told())
                    .containsExactly("TICKET_ASSIGNED AGENT " + REVIEWER.id(), "TICKET_WAITING GROUP returns");
        }

        @Test
        void aCrashAfterTheWriteLosesNoNotice() {
            bench.agents.put(Agent.of("ali", "returns")).put(Agent.of("bea", "returns"));
            bench.watched.next(Trouble.UNHEARD);
            TicketId id = opened();
            assertThat(ticket(id).agent()).isEqualTo("ali");
            assertThat(told()).isEmpty();
            bench.muchLater();
            assertThat(told()).containsExactly("TICKET_ASSIGNED AGENT ali");

            bench.watched.next(Trouble.UNHEARD);
            var command = new AssignTicket(request(SUE), id, "bea");
            try {
                assertThat(desk.assign(command)).isNull();
            } catch (IllegalStateException gone) {
                assertThat(gone).hasMessage("the connection is gone");
            }
            assertThat(desk.assign(command).get().status()).isEqualTo(TicketStatus.ASSIGNED);
            bench.muchLater();
            assertThat(told()).startsWith("TICKET_ASSIGNED AGENT ali", "TICKET_ASSIGNED AGENT bea");
            assertThat(told()).filteredOn(each -> each.endsWith(" bea")).hasSize(1);
        }

        @Test
        void withinATransactionOfTheHostTheNoticeWaitsForItsCommit() {
            TicketId id = opened();
            bench.agents.put(Agent.of("bea", "returns"));
            bench.transactions.begin();
            desk.assign(new AssignTicket(request(SUE), id, "bea")).get();
            assertThat(told()).containsExactly("TICKET_WAITING GROUP returns");
            bench.transactions.commit();

            assertThat(told()).containsExactly("TICKET_WAITING GROUP returns", "TICKET_ASSIGNED AGENT bea");
        }

        @RepeatedTest(5)
        void everyAssignmentOfManyThreadsIsToldOnce() {
            TicketId id = opened();
            IntStream.range(0, 4).forEach(i -> bench.agents.put(Agent.of("a" + i, "returns", "exchanges")));
            List<Callable<Object>> racers = IntStream.range(0, 16)
                    .<Callable<Object>>mapToObj(i -> () -> i % 3 == 0
                            ? desk.handOver(
                                    new HandOverTicket(request(SUE), id, i % 2 == 0 ? "returns" : "exchanges", "MOVED"))
                            : desk.assign(new AssignTicket(request(SUE), id, "a" + i % 4)))
                    .toList();
            Racers.race(racers).forEach(finish -> assertThat(finish.failure()).isNull());
            bench.muchLater();

            var assigned = bench.tickets.log(id).stream()
                    .filter(entry -> entry.event().code().equals("TICKET_ASSIGNED"))
                    .map(entry -> ((TicketEvent.TicketAssigned) entry.event()).agent())
                    .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
            var notified = told().stream()
                    .filter(each -> each.startsWith("TICKET_ASSIGNED"))
                    .map(each -> each.substring(each.lastIndexOf(' ') + 1))
                    .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
            assertThat(notified).isEqualTo(assigned);
        }
    }

    @Nested
    class Changes {
        private final TicketId id = opened();

        @Test
        void theAgentOrASupervisorChangesThePriorityAndTheLimitsCountFromTheOpening() {
            bench.agents.put(Agent.of("ali", "returns"));
            desk.runDue(Bench.noon(), 10);
            bench.clock.advance(Duration.ofMinutes(30));
            TicketReceipt receipt = desk.changePriority(new ChangePriority(request(ALI), id, Priority.HIGH, "URGENT"))
                    .get();

            assertThat(ticket(id))
                    .returns(Priority.HIGH, Ticket::priority)
                    .returns(Ticket.BY_HAND, Ticket::rule)
                    .returns(receipt.version(), Ticket::version)
                    .returns(Bench.noon().plus(Duration.ofHours(1)), Ticket::dueAt);
            assertThat(why(desk.changePriority(new ChangePriority(request(ALI), id, Priority.HIGH, "URGENT"))))
                    .isEqualTo(new TicketUnchanged(id, "HIGH"));
            desk.changePriority(new ChangePriority(request(SUE), id, Priority.NORMAL, "CALM"))
                    .get();
            assertThat(ticket(id).dueAt()).isEqualTo(Bench.noon().plus(Duration.ofHours(4)));
            assertThat(told()).as("a priority is no assignment").hasSize(2);
        }

        @Test
        void othersOfTheStaffAndBuyersChangeNothing() {
            assertThat(why(desk.changePriority(new ChangePriority(request(ALI), id, Priority.HIGH, "URGENT"))))
                    .isEqualTo(new NotYourTicket(id, ALI));
            assertThat(why(desk.handOver(new HandOverTicket(request(ALI), id, "exchanges", "WRONG"))))
                    .isEqualTo(new NotYourTicket(id, ALI));
            assertThat(why(desk.changePriority(new ChangePriority(request(BUYER), id, Priority.HIGH, "URGENT"))))
                    .isEqualTo(new NotPermitted(Action.HANDLE_TICKETS, BUYER));
            assertThat(why(desk.handOver(new HandOverTicket(request(BUYER), id, "exchanges", "WRONG"))))
                    .isEqualTo(new NotPermitted(Action.HANDLE_TICKETS, BUYER));
        }

        @Test
        void anotherGroupGetsTheTicketAndIsToldOrItsAgentIs() {
            desk.handOver(new HandOverTicket(request(SUE), id, "exchanges", "WRONG_GROUP"))
                    .get();
            assertThat(ticket(id))
                    .returns(TicketQueue.of("exchanges"), Ticket::queue)
                    .returns(TicketStatus.OPEN, Ticket::status);
            bench.agents.put(Agent.of("ali", "complaints", "returns"));
            TicketReceipt receipt = desk.handOver(new HandOverTicket(request(SUE), id, "complaints", "ANGRY"))
                    .get();
            assertThat(receipt).returns(TicketStatus.ASSIGNED, TicketReceipt::status);
            desk.handOver(new HandOverTicket(request(ALI), id, "returns", "CALM"))
                    .get();

            assertThat(ticket(id))
                    .as("not back to the agent who handed it over")
                    .returns(null, Ticket::agent);
            assertThat(told())
                    .containsExactly(
                            "TICKET_WAITING GROUP returns",
                            "TICKET_WAITING GROUP exchanges",
                            "TICKET_ASSIGNED AGENT ali",
                            "TICKET_WAITING GROUP returns");
        }

        @Test
        void aGroupIsKnownToTheRulesOrHasAgents() {
            assertThat(why(desk.handOver(new HandOverTicket(request(SUE), id, "fraud", "ODD"))))
                    .isEqualTo(new GroupNotFound("fraud"));
            bench.agents.put(Agent.of("fay", "fraud"));
            desk.handOver(new HandOverTicket(request(SUE), id, "fraud", "ODD")).get();
            assertThat(ticket(id).agent()).isEqualTo("fay");
            assertThat(why(desk.handOver(new HandOverTicket(request(SUE), id, "fraud", "ODD"))))
                    .isEqualTo(new TicketUnchanged(id, "fraud"));
        }

        @Test
        void aGroupOfAReviewRuleIsKnown() {
            var rule = new ReviewRule("PEOPLE", new Criterion.Always(), RuleAction.person("night"));
            var ruled = new Bench(
                    ShopPolicy.STANDARD.with(CasePolicy.builder().rules(rule).build()));
            var night = new TicketId(ruled.cancelling("1001", 1), 1);
            TicketDesk their = ruled.desks.tickets();

            their.handOver(new HandOverTicket(Request.of(ruled.next(), SUE), night, "returns", "DAY"))
                    .get();
            their.handOver(new HandOverTicket(Request.of(ruled.next(), SUE), night, "night", "NIGHT"))
                    .get();
            assertThat(ruled.tickets.find(night).orElseThrow().queue()).isEqualTo(TicketQueue.of("night"));
        }

        @Test
        void theSameCommandIsDoneOnceAndItsIdIsNotForAnother() {
            var command = new HandOverTicket(Request.of("t1", SUE), id, "exchanges", "WRONG_GROUP");
            TicketReceipt first = desk.handOver(command).get();
            assertThat(desk.handOver(command).get()).isEqualTo(first);
            assertThat(why(desk.changePriority(new ChangePriority(Request.of("t1", SUE), id, Priority.HIGH, "URGENT"))))
                    .isEqualTo(new CommandReused(CommandId.of("t1")));
            assertThat(ticket(id).version()).isEqualTo(first.version());
        }

        @Test
        void aResolvedTicketIsNotChanged() {
            bench.approvedAndLeft(id.caseId());
            bench.later(Duration.ofHours(1));

            assertThat(why(desk.changePriority(new ChangePriority(request(SUE), id, Priority.HIGH, "URGENT"))))
                    .isEqualTo(new IllegalTicketMove(TicketStatus.RESOLVED, TicketMove.CHANGE_PRIORITY));
            assertThat(why(desk.handOver(new HandOverTicket(request(SUE), id, "exchanges", "WRONG"))))
                    .isEqualTo(new IllegalTicketMove(TicketStatus.RESOLVED, TicketMove.HAND_OVER));
        }

        @Test
        void ofTwoWhoChangeTheSameOneIsTold() {
            bench.watched.beforeCommit(
                    () -> desk.changePriority(new ChangePriority(request(SUE), id, Priority.HIGH, "URGENT"))
                            .get());

            assertThat(why(desk.changePriority(new ChangePriority(request(SUE), id, Priority.HIGH, "URGENT"))))
                    .isEqualTo(new TicketUnchanged(id, "HIGH"));
        }

        @Test
        void reasonsAreCodesAndNothingIsLeftOut() {
            for (var answer : List.of(
                    desk.changePriority(new ChangePriority(request(SUE), id, null, "URGENT")),
                    desk.changePriority(new ChangePriority(request(SUE), id, Priority.HIGH, "so urgent")),
                    desk.handOver(new HandOverTicket(request(SUE), id, " ", "WRONG")),
                    desk.handOver(new HandOverTicket(request(SUE), id, "exchanges", null)))) {
                assertThat(why(answer)).isInstanceOf(InvalidCommand.class);
            }
        }
    }
}
