package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketChange;
import io.aftersales.domain.tickets.TicketContext;
import io.aftersales.domain.tickets.TicketFacts;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketPolicy;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.repositories.TicketRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Decisions about tickets of stored cases, and the writing of them. */
abstract class TicketRules {
    static final Instant NOON = Samples.NOON;
    static final Actor RITA = Actor.reviewer("rita");
    static final Agent ADA = Agent.of("ada", "returns");
    static final Agent BEA = Agent.of("bea", "returns").able("senior");
    static final Agent SUE = Agent.of("sue", TicketPolicy.STANDARD.supervisors().group());

    TicketRepository tickets;
    Outbox outbox;
    private Samples samples;
    private @Nullable HostTransaction transaction;

    /** Creates an empty database; called before each rule. */
    protected abstract TicketStorage emptyStorage();

    @BeforeEach
    final void start() {
        TicketStorage storage = emptyStorage();
        tickets = storage.tickets();
        outbox = storage.outbox();
        samples = new Samples(storage.cases());
        transaction = storage.transaction();
    }

    HostTransaction transaction() {
        if (transaction == null) {
            throw Skipped.because("its TicketStorage has no HostTransaction");
        }
        return transaction;
    }

    static TicketContext at(Actor by, Duration after) {
        return new TicketContext(by, NOON.plus(after), TicketPolicy.STANDARD);
    }

    static Duration minutes(int some) {
        return Duration.ofMinutes(some);
    }

    CaseId opened(String order) {
        return samples.opened(order, "open");
    }

    /** Opens a ticket of a case, some minutes after noon. */
    static TicketChange opening(CaseId id, int number, int minutes) {
        return opening(id, number, minutes, "NOT_LIKED", false);
    }

    static TicketChange opening(CaseId id, int number, int minutes, String reason, boolean vip) {
        var facts = new TicketFacts(
                CaseKind.REFUND_ONLY, "PENDING_REVIEW", "", Set.of(reason), vip, Money.parse("CNY 120.00"));
        return Ticket.open(new TicketId(id, number), Samples.BUYER, facts, at(Actor.SYSTEM, minutes(minutes)));
    }

    /** Commits a change alone, and answers the stored ticket. */
    Ticket written(TicketChange change) {
        tickets.commit(TicketCommit.of(change));
        return change.next().saved();
    }

    /** Opens a case on this order with a ticket that waits, and commits both. */
    Ticket waits(String order, int minutes) {
        return written(opening(opened(order), 1, minutes));
    }

    static TicketChange given(Ticket ticket, Agent agent) {
        return ticket.assign(agent, at(Actor.SYSTEM, minutes(5))).get();
    }

    /** Opens a case on this order with a ticket assigned to an agent, and commits both. */
    Ticket held(String order, int minutes, Agent agent) {
        return written(given(waits(order, minutes), agent));
    }

    static TicketChange resolving(Ticket ticket) {
        return ticket.resolve("CASE_APPROVED", at(RITA, minutes(30)));
    }

    static TicketChange asking(Ticket ticket) {
        return ticket.hears("INFO_REQUESTED", true, at(RITA, minutes(10)));
    }

    /** Escalates a ticket to the supervisors, by the agent who has it. */
    static TicketChange escalating(Ticket ticket) {
        return ticket.escalate("TOO_DEAR", at(Actor.SYSTEM, minutes(12))).get();
    }

    static TicketReceipt receipt(String command, TicketChange change) {
        Ticket next = change.next().saved();
        return new TicketReceipt(
                CommandId.of(command), "0123456789abcdef".repeat(4), next.id(), next.status(), next.version());
    }

    static OutboxEntry owed(TicketId id, String step) {
        var key = EffectKey.of("as", id.caseId(), step, 0);
        var alarm = new Effect.RaiseAlarm(key, Alarm.TICKET_DUE_SOON, id + " RESPONSE");
        return OutboxEntry.owed(id.caseId(), 0, alarm, NOON);
    }

    void refuses(String why, TicketCommit commit) {
        assertThatExceptionOfType(StaleVersion.class).as(why).isThrownBy(() -> tickets.commit(commit));
    }

    /** Counts how many of many threads succeed with a commit that each makes for itself. */
    static long through(IntFunction<Runnable> racer) {
        List<Callable<Boolean>> racers = IntStream.range(0, Racers.MANY)
                .mapToObj(racer)
                .map(work -> (Callable<Boolean>) () -> {
                    work.run();
                    return true;
                })
                .toList();
        List<Racers.Finish<Boolean>> finishes = Racers.race(racers);
        for (var finish : finishes) {
            @Nullable Throwable failure = finish.failure();
            if (failure != null) {
                assertThat(failure).as("the loser gets StaleVersion").isInstanceOf(StaleVersion.class);
            }
        }
        return finishes.stream().filter(Racers.Finish::succeeded).count();
    }
}
