package io.aftersales.domain.tickets;

import static io.aftersales.domain.tickets.TicketFixtures.ALI;
import static io.aftersales.domain.tickets.TicketFixtures.ANNA;
import static io.aftersales.domain.tickets.TicketFixtures.BEA;
import static io.aftersales.domain.tickets.TicketFixtures.FACTS;
import static io.aftersales.domain.tickets.TicketFixtures.ID;
import static io.aftersales.domain.tickets.TicketFixtures.START;
import static io.aftersales.domain.tickets.TicketFixtures.SUE;
import static io.aftersales.domain.tickets.TicketFixtures.agent;
import static io.aftersales.domain.tickets.TicketFixtures.by;
import static io.aftersales.domain.tickets.TicketFixtures.next;
import static io.aftersales.domain.tickets.TicketFixtures.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.TicketNeed;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The clocks of a ticket, and what is told of them. */
class TicketSlaTest {
    private static Ticket openNow() {
        return open(TicketPolicy.STANDARD);
    }

    private static Ticket goodwill() {
        var facts = new TicketFacts(
                CaseKind.REFUND_ONLY, TicketNeed.GOODWILL, "", Set.of(), false, Money.of("20.00", "CNY"));
        return Ticket.open(
                        TicketFixtures.ID,
                        "ANNA",
                        facts,
                        new TicketContext(Actor.SYSTEM, TicketFixtures.START, TicketPolicy.STANDARD))
                .next();
    }

    private static Ticket assigned() {
        return next(openNow().assign(agent(ALI), by(Actor.SYSTEM, Duration.ZERO)));
    }

    private static Ticket acts(Ticket ticket, Duration after) {
        return ticket.hears("FIRST_APPROVAL_GIVEN", false, by(ALI, after)).next();
    }

    private static Ticket asks(Ticket ticket, Duration after) {
        return ticket.hears("INFO_REQUESTED", true, by(ALI, after)).next();
    }

    private static Ticket answers(Ticket ticket, Duration after) {
        return ticket.hears("INFO_PROVIDED", false, by(ANNA, after)).next();
    }

    private static Ticket resolved(Ticket ticket, Duration after) {
        return ticket.resolve("REFUND_SETTLED", watch(after)).next();
    }

    private static Instant after(Duration time) {
        return START.plus(time);
    }

    private static TicketContext watch(Duration time) {
        return by(Actor.SYSTEM, time);
    }

    @Test
    void aNewTicketSaysWhatItsCaseNeedsAndByWhen() {
        TicketChange opened = Ticket.open(ID, "ANNA", FACTS, by(Actor.SYSTEM, Duration.ZERO));

        assertThat(opened.next())
                .returns(TicketStatus.OPEN, Ticket::status)
                .returns("PENDING_REVIEW", Ticket::need)
                .returns(Priority.NORMAL, Ticket::priority)
                .returns("OTHERWISE", Ticket::rule)
                .returns(START, Ticket::openedAt)
                .returns(null, Ticket::firstResponseAt)
                .returns(null, Ticket::resolvedAt)
                .returns(after(Duration.ofHours(4)), Ticket::dueAt)
                .returns(after(Duration.ofMinutes(192)), Ticket::nextAlarmAt)
                .returns(0L, Ticket::version);
        assertThat(opened.next().resolution().dueAt()).isEqualTo(after(Duration.ofHours(72)));
        assertThat(opened.entries())
                .containsExactly(new TicketLogEntry(
                        ID,
                        1,
                        new TicketEvent.TicketOpened("PENDING_REVIEW", Priority.NORMAL, "OTHERWISE", "returns"),
                        null,
                        TicketStatus.OPEN,
                        Actor.SYSTEM,
                        START));
    }

    @Test
    void theFirstActionOfAnAgentIsTheFirstResponse() {
        Duration later = Duration.ofHours(1);

        for (TicketMove move : List.of(TicketMove.REQUEST_INFO, TicketMove.ACT, TicketMove.RESOLVE)) {
            Ticket answered =
                    TicketFixtures.told(assigned(), move, by(ALI, later)).next();
            assertThat(answered.firstResponseAt()).as("%s", move).isEqualTo(after(later));
        }
        assertThat(next(assigned().escalate("TOO_DEAR", by(ALI, later))).firstResponseAt())
                .isEqualTo(after(later));
        Ticket twice = acts(acts(assigned(), later), later.multipliedBy(2));
        assertThat(twice.firstResponseAt()).isEqualTo(after(later));
    }

    @Test
    void movingATicketBetweenPeopleIsNoResponse() {
        Ticket moved = next(next(assigned().unassign(by(SUE))).assign(agent(BEA), by(SUE)));
        assertThat(moved.firstResponseAt()).isNull();
        assertThat(next(assigned().escalate("LIMIT_PASSED", by(Actor.SYSTEM))).firstResponseAt())
                .isNull();
    }

    @Test
    void resolvingIsNoResponseButEndsTheWait() {
        Ticket resolved = resolved(openNow(), Duration.ofHours(5));

        assertThat(resolved.firstResponseAt()).isNull();
        assertThat(resolved.resolvedAt()).isEqualTo(after(Duration.ofHours(5)));
        assertThat(resolved.dueAt()).isNull();
        assertThat(resolved.nextAlarmAt()).isNull();
        assertThat(resolved.isOverdue(after(Duration.ofDays(9)))).isFalse();
        assertThat(resolved.alarm(watch(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void theClockStandsStillWhileTheBuyerIsWaitedFor() {
        Ticket asked = asks(assigned(), Duration.ofHours(1));
        assertThat(asked.dueAt()).isNull();
        assertThat(asked.isOverdue(after(Duration.ofDays(99)))).isFalse();

        Ticket answered = answers(asked, Duration.ofHours(101));
        assertThat(answered.resolution().dueAt()).isEqualTo(after(Duration.ofHours(172)));

        Ticket resolved = resolved(answered, Duration.ofHours(172));
        assertThat(resolved.resolution().isKept()).isTrue();
        assertThat(resolved(answered, Duration.ofHours(172).plusMillis(1))
                        .resolution()
                        .isKept())
                .isFalse();
    }

    @Test
    void theNextReplyIsDueAfterTheAnswerAndEndsWithTheNextAction() {
        Ticket answered = answers(asks(assigned(), Duration.ofHours(1)), Duration.ofHours(50));
        assertThat(answered.dueAt()).isEqualTo(after(Duration.ofHours(54)));
        assertThat(answered.alarm(watch(Duration.ofHours(55))).orElseThrow().entries())
                .extracting(TicketLogEntry::event)
                .containsExactly(
                        new TicketEvent.LimitPassed(SlaGoal.NEXT_REPLY),
                        new TicketEvent.TicketEscalated("OVERDUE", "supervisors"));

        Ticket kept = acts(answered, Duration.ofHours(54));
        assertThat(kept.replies()).singleElement().returns(true, SlaTimer::isKept);
        assertThat(kept.dueAt()).isEqualTo(kept.resolution().dueAt());
        Ticket missed = acts(answered, Duration.ofHours(54).plusMillis(1));
        assertThat(missed.replies()).singleElement().returns(false, SlaTimer::isKept);
    }

    /** A rule may ask the buyer once more while a reply is owed; asking is no reply of the staff, so the reply is owed still, later. */
    @Test
    void aReplyThatIsOwedWaitsWhileALibraryRuleAsksTheBuyerAgain() {
        Ticket answered = answers(asks(assigned(), Duration.ofHours(1)), Duration.ofHours(50));
        Ticket asked = answered.hears("INFO_REQUESTED", true, watch(Duration.ofHours(52)))
                .next();
        assertThat(asked.replies()).singleElement().returns(null, SlaTimer::dueAt);

        Ticket again = answers(asked, Duration.ofHours(100));
        assertThat(again.replies()).singleElement().returns(after(Duration.ofHours(102)), SlaTimer::dueAt);
    }

    @Test
    void aReplyThatIsNotDueYetEscalatesNothing() {
        Ticket answered = answers(asks(assigned(), Duration.ofHours(1)), Duration.ofHours(50));
        assertThat(answered.alarm(watch(Duration.ofHours(51)))).isEmpty();
    }

    @Test
    void aWarningHoldsForAnotherPriorityOnlyWhereItsLimitIsNearToo() {
        Ticket urgent = next(openNow().changePriority(Priority.HIGH, "URGENT", watch(Duration.ZERO)));
        Ticket warned =
                urgent.alarm(leaving(Duration.ofMinutes(50))).orElseThrow().next();
        assertThat(warned.response()).returns(true, SlaTimer::warned).returns(false, SlaTimer::alarmed);

        Ticket calm = next(warned.changePriority(Priority.NORMAL, "CALM", by(SUE, Duration.ofMinutes(50))));
        assertThat(calm.response()).returns(false, SlaTimer::warned).returns(false, SlaTimer::alarmed);

        Ticket near = calm.alarm(leaving(Duration.ofMinutes(200))).orElseThrow().next();
        assertThat(near.response()).returns(true, SlaTimer::warned);
        Ticket passed = next(near.changePriority(Priority.HIGH, "URGENT", by(SUE, Duration.ofMinutes(200))));
        assertThat(passed.response()).returns(true, SlaTimer::warned).returns(false, SlaTimer::alarmed);

        Ticket alarmed =
                passed.alarm(leaving(Duration.ofMinutes(201))).orElseThrow().next();
        Ticket nearOnly = next(alarmed.changePriority(Priority.NORMAL, "CALM", by(SUE, Duration.ofMinutes(201))));
        assertThat(nearOnly.response()).returns(true, SlaTimer::warned).returns(false, SlaTimer::alarmed);
    }

    @Test
    void anotherPriorityCountsFromTheOpeningAndLeavesOutTheWaits() {
        Ticket answered = answers(asks(assigned(), Duration.ofHours(1)), Duration.ofHours(50));
        Ticket urgent = next(answered.changePriority(Priority.HIGH, "URGENT", by(SUE, Duration.ofHours(50))));

        assertThat(urgent.resolution().dueAt()).isEqualTo(after(Duration.ofHours(24 + 49)));
        assertThat(urgent.dueAt()).isEqualTo(after(Duration.ofHours(51)));
        assertThat(next(urgent.changePriority(Priority.NORMAL, "CALM", by(SUE, Duration.ofHours(50))))
                        .resolution())
                .isEqualTo(answered.resolution());
    }

    @Test
    void aLimitIsAlarmedAgainOnlyWhenAnotherPriorityHasGivenItMoreTime() {
        Ticket urgent = next(openNow().changePriority(Priority.HIGH, "URGENT", watch(Duration.ZERO)));
        Ticket late = urgent.alarm(leaving(Duration.ofHours(2))).orElseThrow().next();
        Ticket again = next(late.changePriority(Priority.NORMAL, "CALM", by(SUE, Duration.ofHours(2))));

        assertThat(again.alarm(leaving(Duration.ofHours(5))).orElseThrow().entries())
                .extracting(TicketLogEntry::event)
                .containsExactly(new TicketEvent.LimitPassed(SlaGoal.RESPONSE));
        Ticket still = next(again.alarm(leaving(Duration.ofHours(5)))
                .orElseThrow()
                .next()
                .changePriority(Priority.HIGH, "URGENT", by(SUE, Duration.ofHours(5))));
        assertThat(still.alarm(leaving(Duration.ofHours(6)))).isEmpty();
    }

    @Test
    void exactlyTheLimitIsKeptAndAMillisecondMoreIsNot() {
        Duration limit = Duration.ofHours(4);

        assertThat(acts(assigned(), limit).response().isKept()).isTrue();
        assertThat(acts(assigned(), limit.plusMillis(1)).response().isKept()).isFalse();
        assertThat(assigned().isOverdue(after(limit))).isFalse();
        assertThat(assigned().isOverdue(after(limit.plusMillis(1)))).isTrue();
        assertThat(assigned().response().isKept()).isFalse();
    }

    @Test
    void eachWarningAndEachAlarmIsTakenOnce() {
        Ticket ticket = assigned();
        var told = new ArrayList<String>();
        for (int minute = 0; minute <= 80 * 60; minute++) {
            var change = ticket.alarm(leaving(Duration.ofMinutes(minute)));
            if (change.isPresent()) {
                ticket = change.get().next();
                for (TicketLogEntry entry : change.get().entries()) {
                    told.add(minute + " " + entry.event());
                }
            }
        }
        assertThat(told)
                .containsExactly(
                        "193 LimitNear[goal=RESPONSE]",
                        "241 LimitPassed[goal=RESPONSE]",
                        "3457 LimitNear[goal=RESOLUTION]",
                        "4321 LimitPassed[goal=RESOLUTION]");
        assertThat(ticket.nextAlarmAt()).isNull();
        assertThat(ticket.isOverdue(after(Duration.ofDays(9)))).isTrue();
    }

    @Test
    void aLateWorkerTellsThatTheLimitHasPassedAndDoesNotWarnAnyMore() {
        Ticket late =
                assigned().alarm(leaving(Duration.ofDays(9))).orElseThrow().next();

        assertThat(late.entries()).isEqualTo(assigned().entries() + 2);
        assertThat(late.response().warned() && late.response().alarmed()).isTrue();
        assertThat(late.alarm(watch(Duration.ofDays(10)))).isEmpty();
    }

    @Test
    void theNextAlarmIsNeverMissedByWhoAsksAtItsTime() {
        Ticket ticket = assigned();
        int told = 0;
        while (ticket.nextAlarmAt() != null) {
            Instant at = ticket.nextAlarmAt();
            assertThat(ticket.alarm(new TicketContext(Actor.SYSTEM, at, TicketPolicy.STANDARD)))
                    .isEmpty();
            ticket = ticket.alarm(new TicketContext(Actor.SYSTEM, at.plusNanos(1), TicketPolicy.STANDARD))
                    .orElseThrow()
                    .next();
            told++;
        }
        assertThat(told).isEqualTo(4);
    }

    @Test
    void whatWasToldStaysToldOverAPause() {
        Ticket warned =
                assigned().alarm(watch(Duration.ofHours(71))).orElseThrow().next();
        Ticket back = answers(asks(warned, Duration.ofHours(71)), Duration.ofHours(80));

        assertThat(back.resolution().warned()).isTrue();
        assertThat(back.nextAlarmAt()).isEqualTo(after(Duration.ofHours(81)));
    }

    @Test
    void aTicketOverItsLimitStaysSoWhileTheBuyerIsWaitedFor() {
        Ticket asked = asks(assigned(), Duration.ofHours(73));

        assertThat(asked.dueAt()).isEqualTo(after(Duration.ofHours(72)));
        assertThat(asked.isOverdue(after(Duration.ofHours(73)))).isTrue();
    }

    @Test
    void whoseTimeIsALittleBehindStillCanAct() {
        Ticket asked = asks(assigned(), Duration.ofHours(1));
        Ticket answered = answers(asked, Duration.ofMinutes(59));

        assertThat(answered.resolution().dueAt()).isEqualTo(after(Duration.ofHours(72)));
    }

    @Test
    void whatPassesALimitInSomebodysHandsGoesToTheSupervisorsOnce() {
        TicketContext late = watch(Duration.ofHours(5));
        TicketChange told = assigned().alarm(late).orElseThrow();
        assertThat(told.next())
                .returns(TicketStatus.ESCALATED, Ticket::status)
                .returns(TicketPolicy.STANDARD.supervisors(), Ticket::queue)
                .returns(null, Ticket::agent)
                .returns(null, Ticket::firstResponseAt);
        assertThat(told.entries())
                .extracting(TicketLogEntry::event)
                .containsExactly(
                        new TicketEvent.LimitPassed(SlaGoal.RESPONSE),
                        new TicketEvent.TicketEscalated("OVERDUE", "supervisors"));
        assertThat(told.next().alarm(late)).isEmpty();
        assertThat(told.next().alarm(watch(Duration.ofHours(73))).orElseThrow().entries())
                .extracting(TicketLogEntry::event)
                .containsExactly(new TicketEvent.LimitPassed(SlaGoal.RESOLUTION));
    }

    @Test
    void goodwillThatNoAgentTookGoesToTheSupervisorsToo() {
        TicketChange told = goodwill().alarm(watch(Duration.ofHours(5))).orElseThrow();
        assertThat(told.next())
                .returns(TicketStatus.ESCALATED, Ticket::status)
                .returns(TicketPolicy.STANDARD.supervisors(), Ticket::queue);
        assertThat(told.beginsToWait()).isTrue();
        assertThat(statusAfter(goodwill(), leaving(Duration.ofHours(5)))).isEqualTo(TicketStatus.OPEN);
    }

    @Test
    void aWarningAnUntakenApplicationAndAShopThatDoesNotWantItEscalateNothing() {
        assertThat(statusAfter(assigned(), watch(Duration.ofHours(4)))).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(statusAfter(openNow(), watch(Duration.ofHours(5)))).isEqualTo(TicketStatus.OPEN);
        assertThat(statusAfter(assigned(), leaving(Duration.ofHours(5)))).isEqualTo(TicketStatus.ASSIGNED);
    }

    /** Looks after tickets where those that pass a limit stay where they are. */
    private static TicketContext leaving(Duration time) {
        return new TicketContext(Actor.SYSTEM, after(time), TicketPolicy.STANDARD.leavingOverdue());
    }

    private static TicketStatus statusAfter(Ticket ticket, TicketContext context) {
        return ticket.alarm(context).orElseThrow().next().status();
    }

    @Test
    void savingCountsTheVersionAndNothingElse() {
        Ticket saved = assigned().saved();
        assertThat(saved.version()).isEqualTo(1);
        assertThat(acts(saved, Duration.ZERO).version()).isEqualTo(1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(assigned());
    }
}
