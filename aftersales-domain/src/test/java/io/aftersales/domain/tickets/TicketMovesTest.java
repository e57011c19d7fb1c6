package io.aftersales.domain.tickets;

import static io.aftersales.domain.tickets.TicketFixtures.ALI;
import static io.aftersales.domain.tickets.TicketFixtures.ANNA;
import static io.aftersales.domain.tickets.TicketFixtures.BEA;
import static io.aftersales.domain.tickets.TicketFixtures.ID;
import static io.aftersales.domain.tickets.TicketFixtures.SUE;
import static io.aftersales.domain.tickets.TicketFixtures.agent;
import static io.aftersales.domain.tickets.TicketFixtures.attempt;
import static io.aftersales.domain.tickets.TicketFixtures.by;
import static io.aftersales.domain.tickets.TicketFixtures.in;
import static io.aftersales.domain.tickets.TicketFixtures.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Role;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is possible with a ticket, for whom: the table written once more by hand, from its description. */
class TicketMovesTest {
    private static final Map<String, String> TABLE = Map.of(
            "OPEN", "ASSIGN>ASSIGNED RESOLVE>RESOLVED",
            "ASSIGNED", "UNASSIGN>OPEN REQUEST_INFO>AWAITING_BUYER ESCALATE>ESCALATED ACT>ASSIGNED RESOLVE>RESOLVED",
            "AWAITING_BUYER", "INFO_GIVEN>ASSIGNED ACT>AWAITING_BUYER RESOLVE>RESOLVED",
            "ESCALATED", "REQUEST_INFO>AWAITING_BUYER ACT>ESCALATED RESOLVE>RESOLVED",
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

    @ParameterizedTest
    @EnumSource
    void theVerbsDoWhatTheTableSaysAndRefuseTheRest(TicketStatus status) {
        for (TicketMove move : TicketMove.values()) {
            Ticket ticket = in(status);
            TicketAct act = by(move == TicketMove.RESOLVE ? Actor.SYSTEM : SUE);
            var answer = attempt(ticket, move, act);
            String to = written(status).get(move.name());
            if (to == null) {
                assertThat(answer.getLeft()).isEqualTo(new TicketRejection.IllegalTicketMove(status, move));
            } else {
                TicketChange change = answer.get();
                assertThat(change.next().status().name())
                        .as("%s by %s", status, move)
                        .isEqualTo(to);
                assertThat(change.next().entries()).isEqualTo(ticket.entries() + 1);
                assertThat(change.entries())
                        .singleElement()
                        .returns(move, TicketLogEntry::move)
                        .returns(ticket.entries() + 1, TicketLogEntry::number)
                        .returns(change.next().status(), TicketLogEntry::status)
                        .returns(act.by(), TicketLogEntry::by)
                        .returns(act.now(), TicketLogEntry::at)
                        .returns(ID, TicketLogEntry::ticket);
            }
        }
    }

    @Test
    void anAnswerGoesBackToWhoeverAsked() {
        Ticket asked = in(TicketStatus.AWAITING_BUYER);
        assertThat(asked.askedIn()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(next(asked.infoGiven(by(ANNA))))
                .returns(TicketStatus.ASSIGNED, Ticket::status)
                .returns(null, Ticket::askedIn)
                .returns("ALI", Ticket::agent);

        Ticket askedByASupervisor = next(in(TicketStatus.ESCALATED).requestInfo("PHOTO", by(SUE)));
        assertThat(askedByASupervisor.askedIn()).isEqualTo(TicketStatus.ESCALATED);
        assertThat(next(next(askedByASupervisor.act("CALL", by(SUE))).infoGiven(by(ANNA))))
                .returns(TicketStatus.ESCALATED, Ticket::status)
                .returns(null, Ticket::askedIn)
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
                .flatMap(status -> written(status).keySet().stream().map(move -> Arguments.of(status, move)));
    }

    /** Who may take each move that is possible: the holder, another of the staff, a supervisor, the buyer, another, the library. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("possible")
    void aMoveIsForThoseTheTableNames(TicketStatus status, TicketMove move) {
        Ticket ticket = in(status);
        boolean held = ticket.agent() != null;
        boolean first = move == TicketMove.ASSIGN;
        String expected = switch (move) {
            case ASSIGN, UNASSIGN, ESCALATE -> "take take take no no take";
            case REQUEST_INFO, ACT -> "take other take no no no";
            case INFO_GIVEN -> "take other take take other take";
            case RESOLVE -> "no no no no no take";
        };
        if (!first) {
            expected = expected.replaceFirst("take take take", "take other take");
        }
        if (!first && !held) {
            expected = expected.replaceFirst("^take", "other");
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

    @ParameterizedTest
    @CsvSource({"AGENT", "REVIEWER", "INSPECTOR", "FINANCE"})
    void nobodyOfTheStaffActsOnATicketOfSomebodyElse(Role role) {
        Ticket ticket = in(TicketStatus.ASSIGNED);
        var other = new Actor("BEA", role);

        assertThat(ticket.act("APPROVE", by(other)).getLeft()).isEqualTo(new TicketRejection.NotYourTicket(ID, other));
        assertThat(ticket.act("APPROVE", by(new Actor("ALI", role))).isRight()).isTrue();
    }

    @Test
    void aBuyerWithTheIdOfAnAgentIsNotTheAgent() {
        assertThat(in(TicketStatus.ASSIGNED)
                        .act("APPROVE", by(Actor.buyer("ALI")))
                        .getLeft())
                .isEqualTo(new TicketRejection.TicketMoveNotPermitted(TicketMove.ACT, Actor.buyer("ALI")));
        assertThat(in(TicketStatus.AWAITING_BUYER)
                        .infoGiven(by(Actor.buyer("ALI")))
                        .getLeft())
                .isEqualTo(new TicketRejection.NotYourTicket(ID, Actor.buyer("ALI")));
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
        var stranger = new Agent("ALI", Set.of(Assignment.EXCHANGES), Set.of(), true, 0);

        assertThat(in(TicketStatus.OPEN).assign(stranger, by(ALI)).getLeft())
                .isEqualTo(new TicketRejection.AgentNotSuited("ALI", TicketQueue.of(Assignment.RETURNS)));
    }

    @Test
    void anEscalatedTicketIsTheSupervisors() {
        Ticket escalated = in(TicketStatus.ESCALATED);

        assertThat(escalated.queue()).isEqualTo(TicketPolicy.STANDARD.supervisors());
        assertThat(escalated.agent()).isNull();
        assertThat(escalated.act("APPROVE", by(ALI)).isLeft()).isTrue();
        assertThat(escalated.act("APPROVE", by(SUE)).isRight()).isTrue();
    }

    @Test
    void aTicketPutBackIsNobodys() {
        assertThat(next(in(TicketStatus.ASSIGNED).unassign(by(Actor.SYSTEM))))
                .returns(null, Ticket::agent)
                .returns(TicketQueue.of(Assignment.RETURNS), Ticket::queue);
    }

    @Test
    void theLogHoldsCodesOnly() {
        assertThatThrownBy(() -> in(TicketStatus.ASSIGNED).requestInfo("please send a photo", by(ALI)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(in(TicketStatus.ASSIGNED).requestInfo("PHOTO", by(ALI)).get().entries())
                .extracting(TicketLogEntry::event)
                .containsExactly(new TicketEvent.BuyerAsked("PHOTO"));
    }

    @Test
    void aTicketIsNumberedOnItsCase() {
        assertThat(TicketId.parse("10-01.2-3")).hasToString("10-01.2-3").returns(3, TicketId::number);
        for (String wrong : new String[] {"", "1001.1", "1001.1-", "1001.1-0", "-1", "1001-1"}) {
            assertThatThrownBy(() -> TicketId.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
