package io.aftersales.domain.tickets;

import static io.aftersales.domain.tickets.TicketFixtures.ALI;
import static io.aftersales.domain.tickets.TicketFixtures.ANNA;
import static io.aftersales.domain.tickets.TicketFixtures.BEA;
import static io.aftersales.domain.tickets.TicketFixtures.FACTS;
import static io.aftersales.domain.tickets.TicketFixtures.ID;
import static io.aftersales.domain.tickets.TicketFixtures.SUE;
import static io.aftersales.domain.tickets.TicketFixtures.agent;
import static io.aftersales.domain.tickets.TicketFixtures.attempt;
import static io.aftersales.domain.tickets.TicketFixtures.by;
import static io.aftersales.domain.tickets.TicketFixtures.in;
import static io.aftersales.domain.tickets.TicketFixtures.next;
import static io.aftersales.domain.tickets.TicketFixtures.told;
import static io.aftersales.domain.tickets.TicketFixtures.versatile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is possible with a ticket, for whom: the table written once more by hand, from its description. */
class TicketMovesTest {
    private static final Map<String, String> TABLE = Map.of(
            "OPEN", "ASSIGN>ASSIGNED CHANGE_PRIORITY>OPEN HAND_OVER>OPEN ESCALATE>ESCALATED RESOLVE>RESOLVED",
            "ASSIGNED",
                    "ASSIGN>ASSIGNED UNASSIGN>OPEN CHANGE_PRIORITY>ASSIGNED HAND_OVER>OPEN REQUEST_INFO>AWAITING_BUYER ESCALATE>ESCALATED ACT>ASSIGNED RESOLVE>RESOLVED",
            "AWAITING_BUYER",
                    "UNASSIGN>AWAITING_BUYER CHANGE_PRIORITY>AWAITING_BUYER HAND_OVER>AWAITING_BUYER INFO_GIVEN>ASSIGNED ACT>AWAITING_BUYER RESOLVE>RESOLVED",
            "ESCALATED",
                    "ASSIGN>ESCALATED UNASSIGN>ESCALATED CHANGE_PRIORITY>ESCALATED HAND_OVER>OPEN REQUEST_INFO>AWAITING_BUYER ACT>ESCALATED RESOLVE>RESOLVED",
            "RESOLVED", "");

    private static Map<String, String> written(TicketStatus status) {
        var moves = new TreeMap<String, String>();
        for (String row : TABLE.get(status.name()).split(" ")) {
            if (!row.isEmpty()) {
                moves.put(row.split(">")[0], row.split(">")[1]);
            }
        }
        return moves;
    }

    @ParameterizedTest
    @EnumSource
    void everyMoveLeadsWhereTheTableSays(TicketStatus status) {
        var asked = status == TicketStatus.AWAITING_BUYER ? TicketStatus.ASSIGNED : null;
        var moves = new TreeMap<String, String>();
        for (TicketMove move : TicketMove.values()) {
            move.target(status, asked).ifPresent(to -> moves.put(move.name(), to.name()));
        }
        assertThat(moves).isEqualTo(written(status));
    }

    /** The moves that people take at a desk; all others follow the case. */
    private static final Set<TicketMove> TAKEN = EnumSet.of(
            TicketMove.ASSIGN,
            TicketMove.UNASSIGN,
            TicketMove.CHANGE_PRIORITY,
            TicketMove.HAND_OVER,
            TicketMove.ESCALATE);

    /** A ticket in this status to try the move on; what is nobody's cannot be put back. */
    private static Ticket tried(TicketStatus status, TicketMove move) {
        Ticket ticket = in(status);
        return status == TicketStatus.ESCALATED && move == TicketMove.UNASSIGN
                ? next(ticket.assign(versatile(ALI), by(SUE)))
                : ticket;
    }

    @ParameterizedTest
    @EnumSource
    void whatPeopleDoIsWhatTheTableSaysAndTheRestIsRefused(TicketStatus status) {
        for (TicketMove move : TAKEN) {
            Ticket ticket = tried(status, move);
            TicketContext context = by(SUE);
            var answer = attempt(ticket, move, context);
            String to = written(status).get(move.name());
            if (to == null) {
                assertThat(answer.getLeft()).isEqualTo(new TicketRejection.IllegalTicketMove(status, move));
            } else {
                assertThat(answer.get().next().status().name()).isEqualTo(to);
                assertThat(answer.get().entries()).hasSize(1);
                checkLog(ticket, answer.get(), context, move);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESOLVED")
    void whatTheCaseTellsIsWhatTheTableSaysOrNoNews(TicketStatus status) {
        for (TicketMove move : EnumSet.complementOf(EnumSet.copyOf(TAKEN))) {
            Ticket ticket = in(status);
            TicketContext context = by(SUE);
            TicketChange change = told(ticket, move, context);
            checkLog(
                    ticket,
                    change,
                    context,
                    change.entries().get(change.entries().size() - 1).move());
            assertThat(change.next().status().name()).isEqualTo(ends(status, move));
        }
    }

    /** Where a ticket ends of which a supervisor hears: one that is nobody's is the supervisor's from then on. */
    private static String ends(TicketStatus status, TicketMove move) {
        TicketStatus taken = status == TicketStatus.OPEN ? TicketStatus.ASSIGNED : status;
        return written(taken).getOrDefault(move.name(), taken.name());
    }

    private static void checkLog(Ticket ticket, TicketChange change, TicketContext context, TicketMove last) {
        int number = ticket.entries();
        for (TicketLogEntry entry : change.entries()) {
            number++;
            assertThat(entry)
                    .returns(number, TicketLogEntry::number)
                    .returns(context.by(), TicketLogEntry::by)
                    .returns(context.now(), TicketLogEntry::at)
                    .returns(ID, TicketLogEntry::ticket);
        }
        assertThat(change.next().entries()).isEqualTo(number);
        assertThat(change.entries().get(change.entries().size() - 1))
                .returns(last, TicketLogEntry::move)
                .returns(change.next().status(), TicketLogEntry::status);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESOLVED")
    void aChangeToWhatItIsAlreadyIsRefused(TicketStatus status) {
        Ticket ticket = in(status);
        String group = ticket.queue().group();

        assertThat(ticket.changePriority(Priority.NORMAL, "URGENT", by(SUE)).getLeft())
                .isEqualTo(new TicketRejection.TicketUnchanged(ID, "NORMAL"));
        assertThat(ticket.handOver(group, "WRONG_GROUP", by(SUE)).getLeft())
                .isEqualTo(new TicketRejection.TicketUnchanged(ID, group));
        if (status == TicketStatus.ASSIGNED) {
            assertThat(ticket.assign(agent(ALI), by(SUE)).getLeft())
                    .isEqualTo(new TicketRejection.TicketUnchanged(ID, "ALI"));
        }
    }

    @Test
    void aPriorityThatAPersonSetIsSaidToBeByHand() {
        TicketChange changed = in(TicketStatus.ASSIGNED)
                .changePriority(Priority.HIGH, "URGENT", by(ALI))
                .get();

        assertThat(changed.next())
                .returns(Priority.HIGH, Ticket::priority)
                .returns(Ticket.BY_HAND, Ticket::rule)
                .returns("ALI", Ticket::agent)
                .returns(null, Ticket::firstResponseAt);
        assertThat(changed.entries())
                .extracting(TicketLogEntry::event)
                .containsExactly(new TicketEvent.PriorityChanged(Priority.NORMAL, Priority.HIGH, "URGENT"));
    }

    @Test
    void anotherGroupGetsTheTicketWithTheSkillItNeedsAndWithoutItsAgent() {
        TicketFacts vip = new TicketFacts(FACTS.kind(), FACTS.need(), "", FACTS.reasons(), true, FACTS.orderValue());
        Ticket open = Ticket.open(ID, "ANNA", vip, by(Actor.SYSTEM)).next();
        Ticket held = next(open.assign(agent(ALI).able(Assignment.SENIOR), by(ALI)));

        assertThat(next(held.handOver(Assignment.COMPLAINTS, "WRONG_GROUP", by(ALI))))
                .returns(new TicketQueue(Assignment.COMPLAINTS, Assignment.SENIOR), Ticket::queue)
                .returns(TicketStatus.OPEN, Ticket::status)
                .returns(true, Ticket::isWaiting);
    }

    @Test
    void theAnswerGoesToTheGroupThatWasHandedTheTicketMeanwhile() {
        Ticket asked = in(TicketStatus.ESCALATED)
                .hears("INFO_REQUESTED", true, by(SUE))
                .next();
        for (Ticket awaiting : List.of(in(TicketStatus.AWAITING_BUYER), asked)) {
            Ticket handed = next(awaiting.handOver(Assignment.EXCHANGES, "WRONG_GROUP", by(SUE)));
            assertThat(handed)
                    .returns(TicketStatus.AWAITING_BUYER, Ticket::status)
                    .returns(false, Ticket::isWaiting);
            assertThat(answered(handed))
                    .returns(TicketStatus.OPEN, Ticket::status)
                    .returns(TicketQueue.of(Assignment.EXCHANGES), Ticket::queue)
                    .returns(true, Ticket::isWaiting);
        }
    }

    @Test
    void anAnswerGoesBackToWhoeverAsked() {
        Ticket asked = in(TicketStatus.AWAITING_BUYER);
        assertThat(asked.askedIn()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(answered(asked))
                .returns(TicketStatus.ASSIGNED, Ticket::status)
                .returns(null, Ticket::askedIn)
                .returns("ALI", Ticket::agent);

        Ticket askedByASupervisor = in(TicketStatus.ESCALATED)
                .hears("INFO_REQUESTED", true, by(SUE))
                .next();
        assertThat(askedByASupervisor.askedIn()).isEqualTo(TicketStatus.ESCALATED);
        assertThat(answered(askedByASupervisor.hears("CALLED", true, by(SUE)).next()))
                .returns(TicketStatus.ESCALATED, Ticket::status)
                .returns(null, Ticket::askedIn)
                .returns("SUE", Ticket::agent);
    }

    private static Ticket answered(Ticket asked) {
        return asked.hears("INFO_PROVIDED", false, by(ANNA)).next();
    }

    @Test
    void whoAskedAndLeftGetsNoAnswerTheQueueDoes() {
        Ticket left = next(in(TicketStatus.AWAITING_BUYER).unassign(by(SUE)));
        assertThat(left).returns(TicketStatus.AWAITING_BUYER, Ticket::status).returns(null, Ticket::agent);
        assertThat(left.unassign(by(SUE)).isLeft()).isTrue();
        assertThat(answered(left))
                .returns(TicketStatus.OPEN, Ticket::status)
                .returns(null, Ticket::askedIn)
                .returns(null, Ticket::agent);
    }

    @Test
    void whatWasEscalatedStaysSoWhenWhoAskedTheBuyerLeaves() {
        Ticket asked = in(TicketStatus.ESCALATED)
                .hears("INFO_REQUESTED", true, by(SUE))
                .next();
        Ticket left = next(asked.unassign(by(SUE)));
        assertThat(left).returns(TicketStatus.AWAITING_BUYER, Ticket::status).returns(null, Ticket::agent);
        assertThat(left.unassign(by(SUE)).getLeft())
                .isEqualTo(new TicketRejection.IllegalTicketMove(TicketStatus.AWAITING_BUYER, TicketMove.UNASSIGN));
        assertThat(answered(left))
                .returns(TicketStatus.ESCALATED, Ticket::status)
                .returns(TicketPolicy.STANDARD.supervisors(), Ticket::queue)
                .returns(true, Ticket::isWaiting)
                .returns(null, Ticket::agent);
    }

    @Test
    void noRowOfAMoveHidesAnother() {
        for (TicketMove move : TicketMove.values()) {
            assertThat(move.paths().stream().map(path -> path.from() + " " + path.askedIn()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyStatusIsLedToAndOnlyTheEndIsNotLeft() {
        Stream<TicketStatus> to = Arrays.stream(TicketMove.values())
                .flatMap(move -> move.paths().stream())
                .map(TicketMove.Path::to);
        assertThat(to).containsOnly(TicketStatus.values());
        for (TicketStatus status : TicketStatus.values()) {
            assertThat(written(status).isEmpty()).isEqualTo(status.isEnd());
        }
    }

    static Stream<Arguments> possible() {
        return Arrays.stream(TicketStatus.values())
                .flatMap(status -> TAKEN.stream()
                        .filter(move -> written(status).containsKey(move.name()))
                        .map(move -> Arguments.of(status, move)));
    }

    /** Who may take each move that is possible: the holder, another of the staff, a supervisor, the buyer, another, the library. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("possible")
    void aMoveIsForThoseTheTableNames(TicketStatus status, TicketMove move) {
        Ticket ticket = tried(status, move);
        String expected = ticket.agent() == null ? "other other take no no take" : "take other take no no take";
        if (move == TicketMove.ASSIGN) {
            expected = ticket.isWaiting() ? "take take take no no take" : "other other take no no take";
        }
        var answers = Stream.of(ALI, BEA, SUE, ANNA, Actor.buyer("BEN"), Actor.SYSTEM)
                .map(each -> attempt(ticket, move, by(each))
                        .fold(
                                why -> why instanceof TicketRejection.NotYourTicket ? "other" : code(why),
                                change -> "take"))
                .toList();

        assertThat(String.join(" ", answers)).isEqualTo(expected);
    }

    private static String code(TicketRejection why) {
        return why instanceof TicketRejection.TicketMoveNotPermitted ? "no" : why.code();
    }

    @Test
    void whatFollowsTheCaseIsTakenByNobody() {
        for (TicketMove move : TicketMove.values()) {
            assertThat(move.takers().isEmpty()).as("%s", move).isEqualTo(!TAKEN.contains(move));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AGENT", "REVIEWER", "INSPECTOR", "FINANCE"})
    void nobodyOfTheStaffHandsOnATicketOfSomebodyElse(Role role) {
        Ticket ticket = in(TicketStatus.ASSIGNED);
        var other = new Actor("BEA", role);

        assertThat(ticket.escalate("LATE", by(other)).getLeft())
                .isEqualTo(new TicketRejection.NotYourTicket(ID, other));
        assertThat(ticket.escalate("LATE", by(new Actor("ALI", role))).isRight())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"AGENT", "REVIEWER", "SUPERVISOR", "INSPECTOR", "FINANCE"})
    void whoeverOfTheStaffActsOnACaseWhoseTicketIsNobodysHasTakenIt(Role role) {
        var actor = new Actor("BEA", role);

        TicketChange acted = in(TicketStatus.OPEN).hears("FIRST_APPROVAL_GIVEN", false, by(actor));
        assertThat(acted.entries())
                .extracting(TicketLogEntry::event)
                .containsExactly(
                        new TicketEvent.TicketAssigned("BEA"), new TicketEvent.ActionTaken("FIRST_APPROVAL_GIVEN"));
        assertThat(acted.next()).returns("BEA", Ticket::agent).returns(TicketStatus.ASSIGNED, Ticket::status);
    }

    @Test
    void anotherWhoActsOnTheCaseIsInTheLogAndDoesNotGetTheTicket() {
        TicketChange acted = in(TicketStatus.ASSIGNED).hears("FIRST_APPROVAL_GIVEN", false, by(BEA));

        assertThat(acted.next().agent()).isEqualTo("ALI");
        assertThat(acted.entries()).singleElement().returns(BEA, TicketLogEntry::by);
    }

    @Test
    void anApprovalIsTheActionAndTheEndInOnePiece() {
        TicketChange approved = in(TicketStatus.OPEN).resolve("CASE_APPROVED", by(BEA));

        assertThat(approved.entries())
                .extracting(TicketLogEntry::event)
                .containsExactly(
                        new TicketEvent.TicketAssigned("BEA"),
                        new TicketEvent.ActionTaken("CASE_APPROVED"),
                        new TicketEvent.TicketResolved("CASE_APPROVED"));
        assertThat(approved.next())
                .returns(TicketStatus.RESOLVED, Ticket::status)
                .returns(by(BEA).now(), Ticket::firstResponseAt)
                .returns(by(BEA).now(), Ticket::resolvedAt);
    }

    @Test
    void whatIsNoNewsChangesNothing() {
        assertThat(in(TicketStatus.ASSIGNED).hears("INFO_PROVIDED", false, by(ANNA)))
                .isEqualTo(new TicketChange(in(TicketStatus.ASSIGNED), List.of()));
        assertThat(in(TicketStatus.AWAITING_BUYER)
                        .hears("WAIT_OVERDUE", true, by(Actor.SYSTEM))
                        .entries())
                .isEmpty();
    }

    @Test
    void nobodyGivesATicketToSomebodyElseButSupervisorsAndTheLibrary() {
        Ticket open = in(TicketStatus.OPEN);

        assertThat(open.assign(agent(BEA), by(ALI)).getLeft()).isEqualTo(new TicketRejection.NotYourTicket(ID, ALI));
        assertThat(next(open.assign(agent(BEA), by(SUE))).agent()).isEqualTo("BEA");
        assertThat(next(open.assign(agent(BEA), by(Actor.SYSTEM))).agent()).isEqualTo("BEA");
    }

    @Test
    void aTicketGoesToNobodyOutsideItsQueue() {
        var stranger = Agent.of("ALI", Assignment.EXCHANGES);

        assertThat(in(TicketStatus.OPEN).assign(stranger, by(ALI)).getLeft())
                .isEqualTo(new TicketRejection.AgentNotSuited("ALI", TicketQueue.of(Assignment.RETURNS)));
    }

    @Test
    void anEscalatedTicketIsTheSupervisors() {
        Ticket escalated = in(TicketStatus.ESCALATED);

        assertThat(escalated.queue()).isEqualTo(TicketPolicy.STANDARD.supervisors());
        assertThat(escalated).returns(null, Ticket::agent).returns(true, Ticket::isWaiting);
        assertThat(escalated.hears("FIRST_APPROVAL_GIVEN", false, by(SUE)).next())
                .returns("SUE", Ticket::agent)
                .returns(false, Ticket::isWaiting);
    }

    @Test
    void anEscalatedTicketIsTakenGivenToAnotherAndPutBackAndStaysEscalated() {
        Ticket taken = next(in(TicketStatus.ESCALATED).assign(versatile(ALI), by(ALI)));
        assertThat(taken).returns("ALI", Ticket::agent).returns(false, Ticket::isWaiting);
        Ticket given = next(taken.assign(versatile(BEA), by(SUE)));
        assertThat(given).returns("BEA", Ticket::agent);
        Ticket back = next(given.unassign(by(BEA)));
        assertThat(back).returns(null, Ticket::agent).returns(true, Ticket::isWaiting);
        assertThat(List.of(taken, given, back))
                .allSatisfy(each -> assertThat(each)
                        .returns(TicketStatus.ESCALATED, Ticket::status)
                        .returns(TicketPolicy.STANDARD.supervisors(), Ticket::queue));
        assertThat(back.unassign(by(SUE)).getLeft())
                .isEqualTo(new TicketRejection.IllegalTicketMove(TicketStatus.ESCALATED, TicketMove.UNASSIGN));
    }

    @ParameterizedTest
    @EnumSource(names = {"AGENT", "REVIEWER", "INSPECTOR", "FINANCE"})
    void whoActsOnTheCaseOfAnEscalatedTicketHasNotTakenItFromTheSupervisors(Role role) {
        TicketChange acted = in(TicketStatus.ESCALATED).hears("EVIDENCE_NOTED", false, by(new Actor("ALI", role)));

        assertThat(acted.next()).returns(null, Ticket::agent).returns(true, Ticket::isWaiting);
        assertThat(acted.entries())
                .extracting(TicketLogEntry::event)
                .containsExactly(new TicketEvent.ActionTaken("EVIDENCE_NOTED"));
    }

    @Test
    void nobodyButASupervisorTakesATicketFromSomebody() {
        Ticket held = in(TicketStatus.ASSIGNED);

        assertThat(held.assign(agent(BEA), by(BEA)).getLeft()).isEqualTo(new TicketRejection.NotYourTicket(ID, BEA));
        assertThat(held.assign(agent(BEA), by(ALI)).getLeft()).isEqualTo(new TicketRejection.NotYourTicket(ID, ALI));
        assertThat(next(held.assign(agent(BEA), by(SUE)))).returns("BEA", Ticket::agent);
    }

    @Test
    void theBuyerOfACaseNeverGetsItsTicket() {
        Ticket open = in(TicketStatus.OPEN);
        Agent buyer = Agent.of(open.buyer(), Assignment.RETURNS);

        for (Actor giver : List.of(SUE, Actor.SYSTEM)) {
            assertThat(open.assign(buyer, by(giver)).getLeft())
                    .isEqualTo(new TicketRejection.AgentNotSuited(open.buyer(), open.queue()));
        }
    }

    @Test
    void aTicketPutBackIsNobodys() {
        assertThat(next(in(TicketStatus.ASSIGNED).unassign(by(Actor.SYSTEM))))
                .returns(null, Ticket::agent)
                .returns(TicketQueue.of(Assignment.RETURNS), Ticket::queue);
    }

    @Test
    void theLogHoldsCodesOnly() {
        assertThatThrownBy(() -> in(TicketStatus.ASSIGNED).hears("please send a photo", true, by(ALI)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> in(TicketStatus.ASSIGNED).escalate("too dear", by(ALI)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(in(TicketStatus.ASSIGNED)
                        .hears("INFO_REQUESTED", true, by(ALI))
                        .entries())
                .extracting(TicketLogEntry::event)
                .containsExactly(new TicketEvent.BuyerAsked("INFO_REQUESTED"));
    }

    @Test
    void aTicketIsNumberedOnItsCase() {
        assertThat(TicketId.parse("10-01.2-3")).hasToString("10-01.2-3").returns(3, TicketId::number);
        for (String wrong : new String[] {"", "1001.1", "1001.1-", "1001.1-0", "-1", "1001-1"}) {
            assertThatThrownBy(() -> TicketId.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
