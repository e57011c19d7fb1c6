package io.aftersales.examples.benchmarks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketContext;
import io.aftersales.domain.tickets.TicketFacts;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketPolicy;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryTicketRepository;
import io.aftersales.ports.repositories.TicketCommit;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmark of finding overdue tickets among open ones: the cost must depend on the number of tickets found, not on the number of open
 * ones. The tickets are opened one second apart, and the query time is such that exactly {@link #found} of them are over their limit.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx3g")
public class OverdueBenchmark {
    private static final TicketFacts FACTS = new TicketFacts(
            CaseKind.RETURN_REFUND, "PENDING_REVIEW", "", Set.of("NOT_LIKED"), false, Money.of("20.00", "CNY"));

    /** Number of open tickets. */
    @Param({"1000", "10000", "100000", "1000000"})
    public int open;

    /** Number of tickets found. */
    @Param({"10", "100"})
    public int found;

    private final InMemoryTicketRepository tickets = new InMemoryTicketRepository(new InMemoryCaseRepository());
    private Instant now;

    /** Opens the tickets and sets the time to ask about. */
    @Setup
    public void openTickets() {
        Instant start = Instant.parse("2026-03-02T12:00:00Z");
        var order = OrderId.of("1");
        for (int i = 0; i < open; i++) {
            var id = new TicketId(new CaseId(order, i + 1), 1);
            var context = new TicketContext(Actor.SYSTEM, start.plusSeconds(i), TicketPolicy.STANDARD);
            tickets.commit(TicketCommit.of(Ticket.open(id, "b", FACTS, context)));
        }
        Instant due = tickets.find(new TicketId(new CaseId(order, found), 1))
                .map(Ticket::dueAt)
                .orElseThrow();
        now = due.plusNanos(1);
    }

    /** Finds the overdue tickets. */
    @Benchmark
    public List<Ticket> overdue() {
        return tickets.overdue(now, 1_000);
    }
}
