package io.aftersales.domain.tickets;

import static io.aftersales.domain.tickets.TicketFixtures.ALI;
import static io.aftersales.domain.tickets.TicketFixtures.ANNA;
import static io.aftersales.domain.tickets.TicketFixtures.BEA;
import static io.aftersales.domain.tickets.TicketFixtures.FACTS;
import static io.aftersales.domain.tickets.TicketFixtures.ID;
import static io.aftersales.domain.tickets.TicketFixtures.START;
import static io.aftersales.domain.tickets.TicketFixtures.SUE;
import static io.aftersales.domain.tickets.TicketFixtures.versatile;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.shared.Actor;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of tickets whose priority, group and agent change while the buyer is asked and answers. */
class TicketChangesProperties {
    /** The steps of the life of a ticket; the two agents are in every group. */
    enum Step {
        ASSIGN_ALI,
        ASSIGN_BEA,
        TAKE,
        UNASSIGN,
        ESCALATE,
        HIGH,
        NORMAL,
        TO_EXCHANGES,
        TO_RETURNS,
        ASK,
        ANSWER,
        ACT,
        ALARM
    }

    record Turn(Step step, int minutes) {}

    private static final SlaPolicy SLA =
            SlaPolicy.STANDARD.with(SlaLimits.STANDARD.withNextReply(Duration.ofMinutes(30), Duration.ofMinutes(150)));
    private static final TicketPolicy POLICY = TicketPolicy.STANDARD.with(SLA);

    @Provide
    Arbitrary<List<Turn>> lives() {
        return Combinators.combine(
                        Arbitraries.of(Step.class), Arbitraries.integers().between(0, 400))
                .as(Turn::new)
                .list()
                .ofMaxSize(25);
    }

    private static TicketContext at(Actor by, int minute) {
        return new TicketContext(by, START.plus(Duration.ofMinutes(minute)), POLICY);
    }

    private static Agent everywhere(Actor agent) {
        return Agent.of(agent.id(), Assignment.RETURNS, Assignment.EXCHANGES, "supervisors");
    }

    /** Takes a step, if the ticket allows it. */
    private static Optional<TicketChange> taken(Ticket ticket, Step step, int minute) {
        return switch (step) {
            case ASSIGN_ALI -> right(ticket.assign(everywhere(ALI), at(Actor.SYSTEM, minute)));
            case ASSIGN_BEA -> right(ticket.assign(everywhere(BEA), at(SUE, minute)));
            case TAKE -> right(ticket.assign(everywhere(BEA), at(BEA, minute)));
            case UNASSIGN -> right(ticket.unassign(at(SUE, minute)));
            case ESCALATE -> right(ticket.escalate("TOO_DEAR", at(SUE, minute)));
            case HIGH -> right(ticket.changePriority(Priority.HIGH, "URGENT", at(SUE, minute)));
            case NORMAL -> right(ticket.changePriority(Priority.NORMAL, "CALM", at(SUE, minute)));
            case TO_EXCHANGES -> right(ticket.handOver(Assignment.EXCHANGES, "WRONG_GROUP", at(SUE, minute)));
            case TO_RETURNS -> right(ticket.handOver(Assignment.RETURNS, "WRONG_GROUP", at(SUE, minute)));
            case ASK -> heard(ticket, true, at(ALI, minute));
            case ANSWER -> heard(ticket, false, at(ANNA, minute));
            case ACT -> heard(ticket, ticket.status() == TicketStatus.AWAITING_BUYER, at(ALI, minute));
            case ALARM -> ticket.alarm(at(Actor.SYSTEM, minute));
        };
    }

    private static Optional<TicketChange> right(Either<TicketRejection, TicketChange> answer) {
        return answer.toJavaOptional();
    }

    private static Optional<TicketChange> heard(Ticket ticket, boolean buyersTurn, TicketContext context) {
        TicketChange change = ticket.hears("SOMETHING_DONE", buyersTurn, context);
        return change.entries().isEmpty() ? Optional.empty() : Optional.of(change);
    }

    private static TicketChange opened() {
        return Ticket.open(ID, "ANNA", FACTS, at(Actor.SYSTEM, 0));
    }

    @Property(tries = 500)
    void theLimitsAreThoseOfThePriorityCountedFromTheBeginningWithoutTheWaits(@ForAll("lives") List<Turn> life) {
        Ticket ticket = opened().next();
        int minute = 0;
        for (Turn turn : life) {
            minute += turn.minutes();
            Optional<TicketChange> change = taken(ticket, turn.step(), minute);
            if (change.isEmpty()) {
                continue;
            }
            ticket = change.get().next();
            for (SlaGoal goal : SlaGoal.values()) {
                for (SlaTimer timer : ticket.timers(goal)) {
                    if (!timer.clock().isStopped()) {
                        Duration limit = SLA.limit(goal, ticket.priority(), ticket.kind());
                        assertThat(Optional.ofNullable(timer.dueAt()))
                                .as("%s after %s", goal, turn)
                                .isEqualTo(timer.clock().dueAt(limit, SLA.calendar()));
                    }
                }
            }
        }
    }

    @Property(tries = 500)
    void noChangeOfPriorityOrGroupGivesBackTimeOrLosesAWait(@ForAll("lives") List<Turn> life) {
        Ticket ticket = opened().next();
        int minute = 0;
        for (Turn turn : life) {
            minute += turn.minutes();
            Optional<TicketChange> change = taken(ticket, turn.step(), minute);
            if (change.isEmpty()) {
                continue;
            }
            Ticket before = ticket;
            ticket = change.get().next();
            if (Set.of(Step.HIGH, Step.NORMAL, Step.TO_EXCHANGES, Step.TO_RETURNS)
                    .contains(turn.step())) {
                for (SlaGoal goal : SlaGoal.values()) {
                    assertThat(ticket.timers(goal))
                            .extracting(SlaTimer::clock)
                            .isEqualTo(before.timers(goal).stream()
                                    .map(SlaTimer::clock)
                                    .toList());
                    assertThat(ticket.timers(goal).stream()
                                    .filter(timer -> timer.clock().isStopped()))
                            .as("what was reached is not judged again")
                            .isEqualTo(before.timers(goal).stream()
                                    .filter(timer -> timer.clock().isStopped())
                                    .toList());
                }
            }
        }
    }

    @Property(tries = 500)
    void aReplyIsOwedFromEachAnswerToTheNextActionOfAPerson(@ForAll("lives") List<Turn> life) {
        Ticket ticket = opened().next();
        int answers = 0;
        boolean owed = false;
        int minute = 0;
        for (Turn turn : life) {
            minute += turn.minutes();
            boolean asked = ticket.status() == TicketStatus.AWAITING_BUYER;
            Optional<TicketChange> change = taken(ticket, turn.step(), minute);
            if (change.isEmpty()) {
                continue;
            }
            ticket = change.get().next();
            if (turn.step() == Step.ANSWER && asked) {
                answers += owed ? 0 : 1;
                owed = true;
                SlaTimer last = ticket.replies().get(ticket.replies().size() - 1);
                assertThat(last.isOverdue(START.plus(Duration.ofMinutes(minute))))
                        .isFalse();
            } else if (Set.of(Step.ASK, Step.ACT, Step.ESCALATE).contains(turn.step())) {
                owed = false;
            }
            assertThat(ticket.replies()).hasSize(answers);
            for (int i = 0; i < answers; i++) {
                assertThat(ticket.replies().get(i).clock().isStopped()).isEqualTo(!owed || i < answers - 1);
            }
        }
    }

    @Property(tries = 500)
    void everyAgentWhoIsAssignedByAnotherIsToldOnceAndEveryGroupWhoseQueueATicketEnters(
            @ForAll("lives") List<Turn> life) {
        TicketChange first = opened();
        var keys = new HashSet<EffectKey>();
        assertThat(notices(first, keys)).containsExactly("TICKET_WAITING to returns");
        Ticket ticket = first.next();
        int minute = 0;
        for (Turn turn : life) {
            minute += turn.minutes();
            Optional<TicketChange> change = taken(ticket, turn.step(), minute);
            if (change.isEmpty()) {
                continue;
            }
            Ticket before = ticket;
            ticket = change.get().next();
            var expected = new ArrayList<String>();
            boolean isTaken = turn.step() == Step.TAKE || turn.step() == Step.ASK || turn.step() == Step.ACT;
            if (ticket.agent() != null && !Objects.equals(ticket.agent(), before.agent()) && !isTaken) {
                expected.add("TICKET_ASSIGNED to " + ticket.agent());
            }
            if (ticket.isWaiting() && !(before.isWaiting() && before.queue().equals(ticket.queue()))) {
                expected.add("TICKET_WAITING to " + ticket.queue().group());
            }
            assertThat(notices(change.get(), keys)).as("%s", turn).isEqualTo(expected);
        }
    }

    /** The notices of a change; no key may have been used before. */
    private static List<String> notices(TicketChange change, Set<EffectKey> keys) {
        var notices = new ArrayList<String>();
        for (Effect effect : change.owed("shop")) {
            assertThat(keys.add(effect.key())).as("%s is new", effect.key()).isTrue();
            if (effect instanceof Effect.Notify notify) {
                Notice notice = notify.notice();
                assertThat(notice).returns("ANNA", Notice::buyer).returns("PENDING_REVIEW", Notice::code);
                notices.add(notice.kind() + " to " + notice.recipient());
            }
        }
        return notices;
    }

    @Property(tries = 500)
    void everyLimitThatIsPassedIsAlarmedOnceUnderEachPriority(@ForAll("lives") List<Turn> life) {
        Ticket ticket = opened().next();
        int minute = 0;
        for (Turn turn : life) {
            minute += turn.minutes();
            ticket = taken(ticket, turn.step(), minute).map(TicketChange::next).orElse(ticket);
            TicketContext context = at(Actor.SYSTEM, minute);
            Optional<TicketChange> alarm = ticket.alarm(context);
            if (alarm.isPresent()) {
                ticket = alarm.get().next();
            }
            assertThat(ticket.alarm(context)).isEmpty();
            for (SlaGoal goal : SlaGoal.values()) {
                for (SlaTimer timer : ticket.timers(goal)) {
                    if (!ticket.status().isEnd() && !timer.clock().isStopped()) {
                        assertThat(timer.alarmed()).isEqualTo(timer.isOverdue(context.now()));
                    }
                }
            }
        }
    }

    @Property(tries = 50)
    void anEscalatedTicketThatIsHandedOverIsNoLongerTheSupervisors(@ForAll("lives") List<Turn> life) {
        Ticket ticket = opened().next();
        int minute = 0;
        for (Turn turn : life) {
            minute += turn.minutes();
            ticket = taken(ticket, turn.step(), minute).map(TicketChange::next).orElse(ticket);
        }
        if (ticket.status() == TicketStatus.ESCALATED) {
            Ticket handed = ticket.handOver(Assignment.RETURNS, "SOLVED", at(SUE, minute))
                    .get()
                    .next();
            assertThat(handed).returns(TicketStatus.OPEN, Ticket::status);
            assertThat(handed.assign(versatile(ALI), at(Actor.SYSTEM, minute)).isRight())
                    .isTrue();
        }
    }
}
