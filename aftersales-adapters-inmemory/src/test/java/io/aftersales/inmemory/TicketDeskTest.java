package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.domain.tickets.TicketRejection;
import io.aftersales.domain.tickets.TicketRejection.AgentNotFound;
import io.aftersales.domain.tickets.TicketRejection.AgentNotSuited;
import io.aftersales.domain.tickets.TicketRejection.NotYourTicket;
import io.aftersales.domain.tickets.TicketRejection.TicketNotFound;
import io.aftersales.domain.tickets.TicketStatus;
import io.aftersales.inmemory.Bench.Denial;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.DeskRejection.CommandReused;
import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.TicketCommand.AssignTicket;
import io.aftersales.ports.desks.TicketCommand.EscalateTicket;
import io.aftersales.ports.desks.TicketCommand.ReleaseTicket;
import io.aftersales.ports.desks.TicketDesk;
import io.aftersales.ports.repositories.TicketReceipt;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has which ticket, as people say it. */
class TicketDeskTest {
    private static final Actor ALI = Actor.agent("ali");
    private static final Actor BEA = Actor.agent("bea");
    private static final Actor SUE = Actor.supervisor("sue");

    private final Bench bench = new Bench();
    private final TicketDesk desk = bench.desks.tickets();
    private CaseId subject;
    private TicketId id;

    @BeforeEach
    void aTicketWaits() {
        subject = bench.cancelling("1001", 1);
        id = new TicketId(subject, 1);
        bench.agents.put(Agent.of("ali", "returns")).put(Agent.of("bea", "returns"));
    }

    private Ticket ticket() {
        return bench.ticket(subject);
    }

    private static Rejection why(Either<Rejection, TicketReceipt> answer) {
        return answer.getLeft();
    }

    @Test
    void somebodyTakesItGivesItBackOrHandsItOn() {
        desk.assign(AssignTicket.toMyself(Request.of(bench.next(), ALI), id)).get();
        assertThat(ticket().agent()).isEqualTo("ali");
        desk.release(new ReleaseTicket(Request.of(bench.next(), ALI), id)).get();
        assertThat(ticket()).returns(TicketStatus.ASSIGNED, Ticket::status).returns("bea", Ticket::agent);
        TicketReceipt receipt = desk.escalate(new EscalateTicket(Request.of(bench.next(), BEA), id, "TOO_DEAR"))
                .get();

        assertThat(receipt)
                .returns(id, TicketReceipt::ticket)
                .returns(TicketStatus.ESCALATED, TicketReceipt::status)
                .returns(ticket().version(), TicketReceipt::version);
        assertThat(ticket().queue()).isEqualTo(TicketQueue.of("supervisors"));
        assertThat(desk.file(SUE, id).get().log())
                .extracting(entry -> entry.event())
                .endsWith(
                        new TicketEvent.TicketAssigned("ali"),
                        new TicketEvent.TicketUnassigned("ali"),
                        new TicketEvent.TicketAssigned("bea"),
                        new TicketEvent.TicketEscalated("TOO_DEAR", "supervisors"));
    }

    /** The library never assigns such a ticket to the person who proposed the compensation; nor can that person take it. */
    @Test
    void aPersonWhoProposedACompensationDoesNotGetItsTicket() {
        bench.agents
                .put(Agent.of("ali", "complaints").away())
                .put(Agent.of("bea", "complaints").away());
        bench.orders.put(SampleOrders.delivered("1002"));
        bench.rewards.grantsPoints(1, Currency.getInstance("CNY"));
        CaseId goodwill = bench.send(Commands.GiveGoodwill.ofGifts(
                        Request.of(bench.next(), ALI), OrderId.of("1002"), List.of(new Gift.Points(1_500)), "Late"))
                .get()
                .caseId();
        var needed = new TicketId(goodwill, 1);

        assertThat(why(desk.assign(AssignTicket.toMyself(Request.of(bench.next(), ALI), needed))))
                .isEqualTo(new TicketRejection.AgentNotSuited("ali", TicketQueue.of("complaints")));
        assertThat(desk.assign(AssignTicket.toMyself(Request.of(bench.next(), BEA), needed))
                        .isRight())
                .isTrue();
    }

    @Test
    void theSameCommandIsAnsweredTheSameAndDoneOnce() {
        var command = AssignTicket.toMyself(Request.of("t1", ALI), id);
        TicketReceipt first = desk.assign(command).get();
        assertThat(desk.assign(command).get()).isEqualTo(first);
        assertThat(ticket().version()).isEqualTo(first.version());
        assertThat(why(desk.release(new ReleaseTicket(Request.of("t1", ALI), id))))
                .isEqualTo(new CommandReused(CommandId.of("t1")));
    }

    @Test
    void aLostRaceIsDecidedAnew() {
        bench.watched.beforeCommit(() -> desk.assign(AssignTicket.toMyself(Request.of(bench.next(), BEA), id))
                .get());

        assertThat(why(desk.assign(AssignTicket.toMyself(Request.of(bench.next(), ALI), id))))
                .isEqualTo(new NotYourTicket(id, ALI));
        assertThat(ticket().agent()).isEqualTo("bea");
    }

    @Test
    void aCommandThatIsTakenTwiceAtOnceIsAnsweredByTheOneThatWasWritten() {
        var command = AssignTicket.toMyself(Request.of(bench.next(), ALI), id);
        bench.watched.beforeCommit(() -> desk.assign(command).get());

        assertThat(desk.assign(command).get().status()).isEqualTo(TicketStatus.ASSIGNED);
    }

    @Test
    void aTicketThatIsNotThereIsNotFound() {
        var other = new TicketId(subject, 2);
        assertThat(why(desk.release(new ReleaseTicket(Request.of(bench.next(), ALI), other))))
                .isEqualTo(new TicketNotFound(other));
        assertThat(desk.file(ALI, other).getLeft()).isEqualTo(new TicketNotFound(other));
    }

    @Test
    void onlyAgentsThatAreKnownAndSuitItGetIt() {
        bench.agents.put(Agent.of("eve", "exchanges"));
        assertThat(why(desk.assign(new AssignTicket(Request.of(bench.next(), SUE), id, "nobody"))))
                .isEqualTo(new AgentNotFound("nobody"));
        assertThat(why(desk.assign(new AssignTicket(Request.of(bench.next(), SUE), id, "eve"))))
                .isEqualTo(new AgentNotSuited("eve", TicketQueue.of("returns")));
    }

    @Test
    void aTicketOfAnotherIsNotGivenAwayAndThatIsTold() {
        desk.assign(AssignTicket.toMyself(Request.of(bench.next(), ALI), id)).get();

        assertThat(why(desk.escalate(new EscalateTicket(Request.of(bench.next(), BEA), id, "LATE"))))
                .isEqualTo(new NotYourTicket(id, BEA));
        assertThat(bench.denials)
                .containsExactly(new Denial(BEA, Action.HANDLE_TICKETS, subject.order(), "NOT_YOUR_TICKET"));
    }

    @Test
    void buyersSeeAndDoNothingAndThatIsTold() {
        assertThat(why(desk.assign(AssignTicket.toMyself(Request.of(bench.next(), BUYER), id))))
                .isEqualTo(new NotPermitted(Action.HANDLE_TICKETS, BUYER));
        assertThat(desk.file(BUYER, id).getLeft()).isEqualTo(new NotPermitted(Action.VIEW_TICKETS, BUYER));
        for (var list : List.of(
                desk.waiting(BUYER, "returns", 10),
                desk.waiting(BUYER, "nothing-waits-here", 10),
                desk.ofAgent(BUYER, "ali", 10),
                desk.overdue(BUYER, Bench.noon().plus(Duration.ofDays(9)), 10))) {
            assertThat(list).isEqualTo(Either.left(new NotPermitted(Action.VIEW_TICKETS, BUYER)));
        }
        assertThat(bench.denials).extracting(Denial::code).hasSize(6).containsOnly("NOT_PERMITTED");
    }

    @Test
    void aHostMayNarrowWhatTheTableAllows() {
        TicketDesk narrowed = bench.assemble(
                        gateways -> gateways,
                        assembly -> assembly.authorizer((by, action, order) -> action != Action.HANDLE_TICKETS))
                .tickets();

        assertThat(why(narrowed.assign(AssignTicket.toMyself(Request.of(bench.next(), ALI), id))))
                .isEqualTo(new NotPermitted(Action.HANDLE_TICKETS, ALI));
        assertThat(narrowed.waiting(ALI, "returns", 10).get()).hasSize(1);
    }

    @Test
    void aListOfWhichTheHostWithholdsEverythingIsRefused() {
        TicketDesk narrowed = bench.assemble(
                        gateways -> gateways,
                        assembly -> assembly.authorizer((by, action, order) -> action != Action.VIEW_TICKETS))
                .tickets();

        assertThat(narrowed.waiting(ALI, "returns", 10))
                .isEqualTo(Either.left(new NotPermitted(Action.VIEW_TICKETS, ALI)));
        assertThat(bench.denials).containsExactly(new Denial(ALI, Action.VIEW_TICKETS, null, "NOT_PERMITTED"));
        assertThat(narrowed.ofAgent(ALI, "ali", 10).get())
                .as("nothing was found that could be withheld")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "too dear", "lower", "1ST"})
    void aReasonIsACode(String reason) {
        assertThat(why(desk.escalate(new EscalateTicket(Request.of(bench.next(), ALI), id, reason))))
                .isInstanceOf(InvalidCommand.class);
    }

    @Test
    void nothingIsLeftOutOfACommand() {
        for (var answer : List.of(
                desk.assign(new AssignTicket(new Request(null, null), id, " ")),
                desk.assign(new AssignTicket(new Request(null, null), id, null)))) {
            assertThat(((InvalidCommand) why(answer)).violations())
                    .extracting(each -> each.path() + " " + each.constraint())
                    .containsExactly("agent NotBlank", "request.by NotNull", "request.id NotNull");
        }
        assertThat(((InvalidCommand) why(desk.release(new ReleaseTicket(Request.of(bench.next(), ALI), null))))
                        .violations())
                .extracting(each -> each.path() + " " + each.constraint())
                .containsExactly("ticket NotNull");
    }

    @Test
    void listsAreByUrgencyAgeAndDelay() {
        CaseId later = later("1002");
        bench.buyers.put(BUYER.id(), BuyerFacts.of(9, 0, 0, 0).asVip());
        CaseId urgent = later("1003");
        assertThat(desk.waiting(ALI, "returns", 10).get())
                .extracting(ticket -> ticket.id().caseId())
                .containsExactly(urgent, subject, later);
        assertThat(desk.waiting(ALI, "returns", 2).get()).hasSize(2);
        assertThat(desk.waiting(ALI, "exchanges", 2).get()).isEmpty();
        bench.agents.put(Agent.of("ali", "returns").able("senior"));
        desk.runDue(bench.clock.instant(), 10);
        assertThat(desk.ofAgent(SUE, "ali", 2).get())
                .extracting(ticket -> ticket.id().caseId())
                .containsExactly(subject, later);
        assertThat(desk.overdue(SUE, Bench.noon().plus(Duration.ofMinutes(245)), 10)
                        .get())
                .extracting(ticket -> ticket.id().caseId())
                .containsExactly(urgent, subject);
    }

    private CaseId later(String order) {
        bench.clock.advance(Duration.ofMinutes(10));
        bench.agents
                .put(Agent.of("ali", "returns").away())
                .put(Agent.of("bea", "returns").away());
        return bench.cancelling(order, 1);
    }
}
