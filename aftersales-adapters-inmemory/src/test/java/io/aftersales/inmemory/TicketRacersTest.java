package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.tck.Racers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many at once on the tickets of many orders. */
class TicketRacersTest {
    private static final int THREADS = 32;

    private final Bench bench = new Bench();

    private static <T> void race(int many, IntFunction<Callable<T>> racer) {
        for (var finish : Racers.race(IntStream.range(0, many).mapToObj(racer).toList())) {
            assertThat(finish.failure()).isNull();
        }
    }

    private void agents(int many) {
        for (int i = 0; i < many; i++) {
            bench.agents.put(Agent.of(String.format("a%03d", i), "returns"));
        }
    }

    private static CaseId caseOf(String order) {
        return new CaseId(OrderId.of(order), 1);
    }

    /** Opens so many cases on each thread. */
    private List<CaseId> opened(int each) {
        var ids = new ArrayList<CaseId>();
        for (int i = 0; i < THREADS * each; i++) {
            bench.orders.put(SampleOrders.unshipped("o" + i));
            ids.add(caseOf("o" + i));
        }
        race(THREADS, thread -> () -> {
            for (int i = 0; i < each; i++) {
                var order = OrderId.of("o" + (thread * each + i));
                bench.send(Commands.OpenCase.of(
                                Request.of("open", Bench.BUYER),
                                order,
                                CaseKind.REFUND_ONLY,
                                List.of(ItemAsked.of("A", 1, "NOT_LIKED"))))
                        .get();
            }
            return null;
        });
        return ids;
    }

    private Map<String, Integer> counted(Collection<CaseId> ids) {
        var counted = new HashMap<String, Integer>();
        for (CaseId id : ids) {
            bench.tickets.unresolved(id).map(Ticket::agent).ifPresent(agent -> counted.merge(agent, 1, Integer::sum));
        }
        return counted;
    }

    private Map<String, Integer> kept() {
        return bench.tickets.load(bench.tickets.holders());
    }

    @ParameterizedTest(name = "{0} agents")
    @ValueSource(ints = {0, 1, 7, 200})
    void whatEverybodyHasDiffersByOneAtTheMostAndIsCountedRight(int agents) {
        agents(agents);
        List<CaseId> ids = opened(10);

        assertThat(ids).allSatisfy(id -> assertThat(bench.ticketsOf(id)).containsExactly("PENDING_REVIEW"));
        assertThat(kept()).isEqualTo(counted(ids));
        if (agents > 0) {
            int least = THREADS * 10 / agents;
            assertThat(kept()).hasSize(agents);
            assertThat(kept().values()).allMatch(has -> has == least || has == least + 1);
            assertThat(kept().values().stream().mapToInt(each -> each).sum()).isEqualTo(THREADS * 10);
        }
    }

    @RepeatedTest(5)
    void theLoadStaysRightWhileTicketsAreResolvedReleasedAndTakenFromThoseWhoLeave() {
        agents(5);
        List<CaseId> ids = opened(5);
        race(THREADS, thread -> () -> {
            for (int i = 0; i < 5; i++) {
                CaseId id = ids.get((thread * 5 + i * 7) % ids.size());
                if (thread == 0) {
                    bench.desks.tickets().agentLeft("a00" + i);
                } else if (thread % 3 == 0) {
                    bench.desks.tickets().runDue(Bench.noon().plus(Duration.ofHours(i * 20L)), 50);
                } else {
                    bench.send(
                            new Commands.RejectCase(Request.of("reject" + thread + "-" + i, Bench.REVIEWER), id, "No"));
                }
            }
            return null;
        });
        bench.muchLater();

        assertThat(kept()).isEqualTo(counted(ids));
        assertThat(ids)
                .allSatisfy(id -> assertThat(bench.tickets.unresolved(id).isPresent())
                        .isEqualTo(bench.subject(id).attention().needed()));
    }

    @RepeatedTest(3)
    void eightWorkersTellEachLimitOnce() {
        agents(3);
        List<CaseId> ids = opened(2);
        Instant late = Bench.noon().plus(Duration.ofHours(100));
        race(8, worker -> () -> {
            for (int hour = 0; hour <= 100; hour += 4) {
                bench.desks.tickets().runDue(Bench.noon().plus(Duration.ofHours(hour)), 20);
            }
            bench.desks.tickets().runDue(late, 1_000);
            return null;
        });
        bench.muchLater();

        var told = bench.notices.alarms().stream()
                .map(alarm -> alarm.alarm() + " " + alarm.detail())
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        assertThat(Set.copyOf(told.values())).containsExactly(1L);
        assertThat(ids)
                .allSatisfy(id -> assertThat(told)
                        .containsKeys(
                                "TICKET_OVERDUE " + bench.ticket(id).id() + " RESPONSE",
                                "TICKET_OVERDUE " + bench.ticket(id).id() + " RESOLUTION"));
        assertThat(bench.tickets.toAlarm(late, 1_000)).isEmpty();
    }
}
