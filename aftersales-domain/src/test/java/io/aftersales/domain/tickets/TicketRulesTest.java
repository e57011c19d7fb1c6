package io.aftersales.domain.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules, ids, codes and refusals of tickets, each made on the spot and looked at. */
class TicketRulesTest {
    private static final TicketQueue REPAIRS = TicketQueue.of("repairs");

    private static TicketFacts facts(CaseKind kind, String need, String reason, boolean vip) {
        return new TicketFacts(kind, need, "", Set.of(reason), vip, Money.of("20.00", "CNY"));
    }

    @Test
    void aRuleAppliesToItsKindsNeedsOrReasonsAndToNoOthers() {
        TicketFacts exchange = facts(CaseKind.EXCHANGE, "REFUND_FAILED", "DAMAGED", false);
        TicketFacts other = facts(CaseKind.RESHIP, "PENDING_REVIEW", "NOT_LIKED", false);
        for (AssignmentRule rule : List.of(
                AssignmentRule.kinds("RULE", Set.of(CaseKind.EXCHANGE), REPAIRS),
                AssignmentRule.needs("RULE", Set.of("REFUND_FAILED"), REPAIRS),
                AssignmentRule.reasons("RULE", Set.of("DAMAGED"), REPAIRS))) {
            var rules = new Assignment(List.of(rule), TicketQueue.of("others"));
            assertThat(rules.queue(exchange)).isEqualTo(REPAIRS);
            assertThat(rules.queue(other)).isEqualTo(TicketQueue.of("others"));
        }
    }

    @Test
    void aRuleForVipBuyersAppliesToThemAndNamesTheirSkill() {
        AssignmentRule rule =
                AssignmentRule.kinds("RULE", Set.of(CaseKind.EXCHANGE), REPAIRS).forVip("senior");
        assertThat(rule.name()).isEqualTo("RULE_VIP");
        assertThat(rule.queue()).isEqualTo(REPAIRS.skilled("senior"));
        var rules = new Assignment(List.of(rule), TicketQueue.of("others"));
        assertThat(rules.queue(facts(CaseKind.EXCHANGE, "PENDING_REVIEW", "DAMAGED", true)))
                .isEqualTo(REPAIRS.skilled("senior"));
        assertThat(rules.queue(facts(CaseKind.EXCHANGE, "PENDING_REVIEW", "DAMAGED", false)))
                .isEqualTo(TicketQueue.of("others"));
        assertThat(rules.queue(facts(CaseKind.RESHIP, "PENDING_REVIEW", "DAMAGED", true)))
                .isEqualTo(TicketQueue.of("others"));
    }

    @Test
    void aRuleAboutReasonsSetsAHighPriority() {
        PriorityRule rule = PriorityRule.reasonIn(Set.of("DAMAGED"));
        assertThat(PriorityRule.first(List.of(rule), facts(CaseKind.RESHIP, "PENDING_REVIEW", "DAMAGED", false)))
                .isEqualTo(rule)
                .returns(Priority.HIGH, PriorityRule::priority);
        assertThat(PriorityRule.first(List.of(rule), facts(CaseKind.RESHIP, "PENDING_REVIEW", "NOT_LIKED", false)))
                .isEqualTo(PriorityRule.OTHERWISE);
        assertThat(PriorityRule.OTHERWISE.applies().test(TicketFixtures.FACTS)).isTrue();
    }

    @Test
    void aPolicyIsChangedInOnePart() {
        var policy = TicketPolicy.STANDARD;
        var assignment =
                new Assignment(List.of(AssignmentRule.needs("RULE", Set.of("A"), REPAIRS)), TicketQueue.of("others"));
        assertThat(policy.with(assignment))
                .returns(assignment, TicketPolicy::assignment)
                .returns(policy.priorities(), TicketPolicy::priorities)
                .returns(policy.sla(), TicketPolicy::sla);
        assertThat(policy.with(PriorityRule.VIP))
                .returns(List.of(PriorityRule.VIP), TicketPolicy::priorities)
                .returns(policy.assignment(), TicketPolicy::assignment);
        assertThat(policy.with(SlaPolicy.STANDARD.warningAt(50)))
                .returns(SlaPolicy.STANDARD.warningAt(50), TicketPolicy::sla)
                .returns(policy.supervisors(), TicketPolicy::supervisors);
        assertThat(policy.with(assignment).groups()).containsExactlyInAnyOrder("repairs", "others", "supervisors");
    }

    @Test
    void limitsAreChangedForOneKindAndKeptForAnother() {
        var hour = Duration.ofHours(1);
        var own = new SlaLimits(hour, hour, hour, hour);
        SlaPolicy both = SlaPolicy.STANDARD.with(CaseKind.EXCHANGE, own).with(CaseKind.RESHIP, own);
        assertThat(both.limit(SlaGoal.RESPONSE, Priority.NORMAL, CaseKind.EXCHANGE))
                .isEqualTo(hour);
        assertThat(both.limit(SlaGoal.RESPONSE, Priority.NORMAL, CaseKind.RESHIP))
                .isEqualTo(hour);
        assertThat(SlaPolicy.STANDARD.in(BusinessCalendar.ALWAYS).calendar())
                .isEqualTo(BusinessCalendar.ALWAYS)
                .hasToString("ALWAYS");
    }

    @Test
    void ticketsAreNumberedFromOne() {
        var caseId = new CaseId(OrderId.of("1001"), 1);
        assertThat(new TicketId(caseId, 1)).hasToString("1001.1-1");
        assertThat(TicketId.parse("1001.1-1")).isEqualTo(new TicketId(caseId, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TicketId(caseId, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "Z", "AZ", "TOO_DEAR", "A0", "A9", "A_", "AA"})
    void codesAreOfCapitalsDigitsAndUnderscores(String code) {
        Ticket ticket = TicketFixtures.in(TicketStatus.ASSIGNED);
        assertThat(ticket.escalate(code, TicketFixtures.by(TicketFixtures.ALI)).isRight())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "@A", "[A", "0A", "_A", "A@", "A[", "A/", "A:", "A-", "Aa", "A B", "AA\n"})
    void whatIsNoCodeIsRefused(String text) {
        Ticket ticket = TicketFixtures.in(TicketStatus.ASSIGNED);
        assertThatThrownBy(() -> ticket.escalate(text, TicketFixtures.by(TicketFixtures.ALI)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a code: " + text);
    }

    @Test
    void aCodeHasAHundredCharactersAtMost() {
        Ticket ticket = TicketFixtures.in(TicketStatus.ASSIGNED);
        TicketContext ali = TicketFixtures.by(TicketFixtures.ALI);
        assertThat(ticket.escalate("A".repeat(100), ali).isRight()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> ticket.escalate("A".repeat(101), ali));
    }

    @Test
    void whatIsReleasedNamesTheAgentWhoHadIt() {
        Ticket ticket = TicketFixtures.in(TicketStatus.ASSIGNED);
        assertThat(ticket.unassign(TicketFixtures.by(TicketFixtures.ALI)).get().entries())
                .extracting(TicketLogEntry::event)
                .containsExactly(new TicketEvent.TicketUnassigned(TicketFixtures.ALI.id()));
    }

    @Test
    void aTicketBeginsToWaitWhenItComesIntoAQueue() {
        TicketContext ali = TicketFixtures.by(TicketFixtures.ALI);
        TicketChange opened = Ticket.open(TicketFixtures.ID, "ANNA", TicketFixtures.FACTS, ali);
        assertThat(opened.beginsToWait()).isTrue();
        TicketChange released =
                TicketFixtures.in(TicketStatus.ASSIGNED).unassign(ali).get();
        assertThat(released.beginsToWait()).isTrue();
        TicketChange assigned = opened.next()
                .assign(TicketFixtures.agent(TicketFixtures.ALI), ali)
                .get();
        assertThat(assigned.beginsToWait()).isFalse();
        assertThat(opened.next()
                        .changePriority(Priority.HIGH, "URGENT", TicketFixtures.by(TicketFixtures.SUE))
                        .get()
                        .beginsToWait())
                .as("it waited before")
                .isFalse();

        TicketChange both = opened.then(assigned);
        assertThat(both.next()).isEqualTo(assigned.next());
        assertThat(both.entries())
                .containsExactlyElementsOf(Stream.concat(opened.entries().stream(), assigned.entries().stream())
                        .toList());
        assertThat(both.beginsToWait()).as("it came, and does not wait").isFalse();
        assertThat(assigned.then(assigned.next().unassign(ali).get()).beginsToWait())
                .isTrue();
    }

    @Test
    void everyGoalHasItsTimers() {
        Ticket ticket = TicketFixtures.in(TicketStatus.OPEN);
        assertThat(ticket.timers(SlaGoal.RESPONSE)).containsExactly(ticket.response());
        assertThat(ticket.timers(SlaGoal.RESOLUTION)).containsExactly(ticket.resolution());
        assertThat(ticket.timers(SlaGoal.NEXT_REPLY)).isEmpty();
        Ticket answered = TicketFixtures.told(
                        TicketFixtures.in(TicketStatus.AWAITING_BUYER),
                        TicketMove.INFO_GIVEN,
                        TicketFixtures.by(Actor.buyer("ANNA"), Duration.ofHours(1)))
                .next();
        assertThat(answered.timers(SlaGoal.NEXT_REPLY)).hasSize(1).containsExactlyElementsOf(answered.replies());
    }

    static Stream<Arguments> refusals() {
        Actor ali = TicketFixtures.ALI;
        TicketId id = TicketFixtures.ID;
        return Stream.of(
                Arguments.of(new TicketRejection.TicketNotFound(id), Kind.NOT_FOUND, "there is no ticket " + id),
                Arguments.of(new TicketRejection.AgentNotFound("X"), Kind.NOT_FOUND, "there is no agent X"),
                Arguments.of(new TicketRejection.GroupNotFound("X"), Kind.NOT_FOUND, "there is no group X"),
                Arguments.of(
                        new TicketRejection.TicketMoveNotPermitted(TicketMove.ASSIGN, ali),
                        Kind.NOT_ALLOWED,
                        ali + " may not ASSIGN"),
                Arguments.of(
                        new TicketRejection.IllegalTicketMove(TicketStatus.RESOLVED, TicketMove.ASSIGN),
                        Kind.ILLEGAL_MOVE,
                        "ASSIGN is not possible for a ticket in RESOLVED"),
                Arguments.of(
                        new TicketRejection.NotYourTicket(id, ali),
                        Kind.NOT_ALLOWED,
                        "the ticket " + id + " is not assigned to " + ali),
                Arguments.of(
                        new TicketRejection.TicketUnchanged(id, "HIGH"),
                        Kind.CONFLICT,
                        "the ticket " + id + " already has HIGH"),
                Arguments.of(
                        new TicketRejection.AgentNotSuited("X", REPAIRS), Kind.POLICY, "X is not in the group repairs"),
                Arguments.of(
                        new TicketRejection.AgentNotSuited("X", REPAIRS.skilled("glass")),
                        Kind.POLICY,
                        "X is not in the group repairs or lacks the skill glass"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusalsSayWhatIsWrongAndOfWhichKindItIs(TicketRejection refusal, Kind kind, String message) {
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.message()).isEqualTo(message);
    }

    /** People are refused before; a move that the library itself takes wrongly is a defect. */
    @Test
    void aMoveThatIsNotInTheTableIsADefect() {
        var draft = new TicketDraft(TicketFixtures.in(TicketStatus.RESOLVED), TicketFixtures.by(Actor.SYSTEM));
        assertThatThrownBy(() -> draft.move(TicketMove.ASSIGN, new TicketEvent.TicketAssigned("ALI")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ASSIGN from RESOLVED");
    }

    @Test
    void eventsHaveTheCodeOfTheirName() {
        assertThat(new TicketEvent.BuyerAnswered().code()).isEqualTo("BUYER_ANSWERED");
    }
}
