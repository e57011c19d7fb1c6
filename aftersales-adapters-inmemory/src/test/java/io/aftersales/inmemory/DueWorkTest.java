package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.DueWork;
import io.aftersales.ports.desks.Request;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Everything that is due, in one run. */
class DueWorkTest {
    private final Bench bench = new Bench();
    private final CaseId unpaid = bench.cancelling("1001", 1);
    private final CaseId asked = bench.cancelling("1002", 1);
    private final Instant later;

    DueWorkTest() {
        bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), asked, "Why?"))
                .get();
        bench.cancelling("1003", 1);
        bench.approvedAndLeft(unpaid);
        bench.clock.advance(Duration.ofDays(8));
        later = bench.clock.instant();
    }

    @Test
    void oneRunCarriesOutEffectsDeadlinesAndTickets() {
        assertThat(bench.desks.runDue(later, 100).most()).isPositive();
        assertThat(bench.status(unpaid)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(bench.status(asked)).isEqualTo(CaseStatus.CLOSED);
        assertThat(bench.notices.alarms())
                .anyMatch(raised -> raised.alarm().name().startsWith("TICKET"));
        assertThat(bench.desks.runDue(later, 100).most()).isZero();
    }

    @Test
    void oneRunTellsForEachKindWhatItsDeskTells() {
        DueWork done = bench.desks.runDue(later, 100);
        var other = new DueWorkTest();
        int effects = other.bench.desks.runner().runDue(later, 100);
        int cases = other.bench.desks.deadlines().runDue(later, 100);
        int tickets = other.bench.desks.tickets().runDue(later, 100);
        assertThat(effects).isPositive();
        assertThat(cases).isPositive();
        assertThat(tickets).isPositive();
        assertThat(done).isEqualTo(new DueWork(effects, cases, tickets));
    }

    @Test
    void noKindDoesMoreThanTheLimit() {
        DueWork done = bench.desks.runDue(later, 1);
        assertThat(done.effects()).isEqualTo(1);
        assertThat(done.cases()).isEqualTo(1);
    }
}
