package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.INSPECTOR;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.analytics.CaseRecord;
import io.aftersales.domain.analytics.Mean;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.TicketCommand;
import io.aftersales.ports.repositories.OrderStories;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was settled at first contact, and what tickets took. */
class FirstContactTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Actor BEA = Actor.agent("bea");

    private final Bench bench = new Bench();

    private CaseRecord counted(CaseId id) {
        return new OrderStories(bench.storage, bench.tickets)
                .of(id.order()).orElseThrow().records().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private CaseId rejected(ItemAsked... items) {
        CaseId id = bench.opened(SampleOrders.delivered("1001"), CaseKind.RETURN_REFUND, items);
        bench.send(new Commands.RejectCase(Request.of(bench.next(), REVIEWER), id, "Used."))
                .get();
        return id;
    }

    private CaseId refused(long mugs) {
        CaseId id = bench.cancelling("1001", mugs);
        bench.send(new Commands.RejectCase(Request.of(bench.next(), REVIEWER), id, "Packed already."))
                .get();
        return id;
    }

    private static ItemAsked mugs(long units) {
        return ItemAsked.of("A", units, "NOT_LIKED");
    }

    @Test
    void isWhatOnePersonSettledWithoutAskingAnything() {
        assertThat(counted(bench.refunded("1001", 1)).firstContact()).isTrue();
        assertThat(counted(bench.cancelling("1002", 1)).firstContact())
                .as("still open")
                .isFalse();
    }

    @Test
    void isNotWhereTheBuyerWasAsked() {
        CaseId id = bench.cancelling("1001", 1);
        bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Which one?"))
                .get();
        bench.send(new Commands.ProvideInfo(Request.of(bench.next(), BUYER), id, "The blue one", List.of()))
                .get();
        bench.approved(id);
        assertThat(counted(id).firstContact()).isFalse();
    }

    @Test
    void isNotWhereItWentFromHandToHand() {
        bench.agents.put(Agent.of("bea", "returns"));
        CaseId id = bench.cancelling("1001", 1);
        bench.agents.remove("bea");
        bench.desks
                .tickets()
                .release(new TicketCommand.ReleaseTicket(
                        Request.of(bench.next(), BEA), bench.ticket(id).id()))
                .get();
        bench.approved(id);
        assertThat(counted(id).firstContact()).isFalse();
    }

    @Test
    void isNotWhereSupervisorsWereCalled() {
        bench.agents.put(Agent.of("bea", "returns"));
        CaseId id = bench.cancelling("1001", 1);
        bench.desks
                .tickets()
                .escalate(new TicketCommand.EscalateTicket(
                        Request.of(bench.next(), BEA), bench.ticket(id).id(), "TOO_DEAR"))
                .get();
        bench.send(new Commands.Withdraw(Request.of(bench.next(), BUYER), id)).get();
        assertThat(counted(id).firstContact()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "7, false", "8, true"})
    void isNotWhereTheSameUnitsComeAgainWithinAWeek(int days, boolean settled) {
        CaseId first = refused(2);
        bench.clock.advance(DAY.multipliedBy(days));
        refused(1);
        assertThat(counted(first).firstContact()).isEqualTo(settled);
    }

    @Test
    void isUntouchedByCasesOnOtherGoodsAndOnUnitsThatCameBack() {
        CaseId others = rejected(mugs(1));
        rejected(ItemAsked.of("B", 1, "NOT_LIKED"));
        assertThat(counted(others).firstContact()).isTrue();

        CaseId refunded = bench.refunded("2001", 1);
        bench.refunded("2001", 1);
        assertThat(counted(refunded).firstContact()).isTrue();
    }

    @Test
    void isNotWhereSomeOfTheUnitsStayedAndCameAgain() {
        CaseId first = bench.approved(bench.opened(SampleOrders.delivered("1001"), CaseKind.RETURN_REFUND, mugs(2)));
        bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), first))
                .get();
        bench.send(Commands.InspectReturn.complete(
                        Request.of(bench.next(), INSPECTOR),
                        first,
                        List.of(FoundUnits.of("A", Grade.GOOD, 1), FoundUnits.of("A", Grade.MISSING, 1))))
                .get();
        assertThat(counted(first).firstContact()).isTrue();
        bench.clock.advance(DAY);
        rejected(mugs(1));
        assertThat(counted(first).firstContact()).isFalse();
    }

    @Test
    void ticketsAreInTimeUntilTheirLimitAndNotAfter() {
        CaseId quick = bench.cancelling("1001", 1);
        CaseId slow = bench.cancelling("1002", 1);
        CaseId waits = bench.cancelling("1003", 1);
        bench.clock.advance(Duration.ofHours(4));
        bench.approved(quick);
        bench.clock.advance(Duration.ofNanos(1));
        bench.approved(slow);

        assertThat(counted(quick).responses()).isEqualTo(new Mean(1, 1));
        assertThat(counted(slow).responses()).isEqualTo(new Mean(0, 1));
        assertThat(counted(slow).resolutions()).isEqualTo(new Mean(1, 1));
        assertThat(counted(waits).responses())
                .isEqualTo(Mean.NONE)
                .isEqualTo(counted(waits).resolutions());
    }

    @Test
    void whatTheBuyerThinksIsCounted() {
        CaseId id = bench.refunded("1001", 1);
        assertThat(counted(id).score()).isNull();
        bench.send(new Commands.RateCase(Request.of(bench.next(), BUYER), id, 4))
                .get();
        assertThat(counted(id).score()).isEqualTo(4);
    }
}
