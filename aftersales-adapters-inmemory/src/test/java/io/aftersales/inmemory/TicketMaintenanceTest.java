package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.domain.tickets.TicketPolicy;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.domain.tickets.TicketStatus;
import io.aftersales.inmemory.WatchedTickets.Trouble;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is done about tickets without anybody asking. */
class TicketMaintenanceTest {
    private final Bench bench = new Bench();

    private int round(Duration after) {
        return bench.desks.tickets().runDue(at(after), 100);
    }

    private static Instant at(Duration after) {
        return Bench.noon().plus(after);
    }

    private static Duration minutes(int some) {
        return Duration.ofMinutes(some);
    }

    @Nested
    class Limits {
        @Test
        void eachIsWarnedOfAndToldOnceAndWhatIsInSomebodysHandsGoesToTheSupervisors() {
            bench.agents.put(Agent.of("ali", "returns"));
            CaseId id = bench.cancelling("1001", 1);
            for (int minute = 0; minute <= 80 * 60; minute += 10) {
                round(minutes(minute));
                round(minutes(minute));
            }

            assertThat(bench.alarmsOf(id))
                    .containsExactly(
                            "TICKET_DUE_SOON 1001.1-1 RESPONSE",
                            "TICKET_OVERDUE 1001.1-1 RESPONSE",
                            "TICKET_DUE_SOON 1001.1-1 RESOLUTION",
                            "TICKET_OVERDUE 1001.1-1 RESOLUTION");
            assertThat(bench.ticket(id))
                    .returns(TicketStatus.ESCALATED, Ticket::status)
                    .returns(TicketQueue.of("supervisors"), Ticket::queue);
        }

        @Test
        void whatWentToTheSupervisorsIsGivenToOneOfThemWhoIsThere() {
            bench.agents.put(Agent.of("ali", "returns"));
            CaseId id = bench.cancelling("1001", 1);
            round(minutes(241));
            assertThat(bench.ticket(id)).returns(null, Ticket::agent).returns(true, Ticket::isWaiting);
            assertThat(bench.desks
                            .tickets()
                            .waiting(Actor.supervisor("sue"), "supervisors", 10)
                            .get())
                    .containsExactly(bench.ticket(id));
            bench.agents.put(Agent.of("sue", "supervisors"));
            round(minutes(242));

            assertThat(bench.ticket(id)).returns("sue", Ticket::agent).returns(TicketStatus.ESCALATED, Ticket::status);
        }

        @Test
        void theLimitItselfIsInTime() {
            CaseId id = bench.cancelling("1001", 1);
            assertThat(round(minutes(192))).isZero();
            assertThat(round(minutes(192).plusNanos(1))).isEqualTo(1);
            assertThat(round(minutes(240))).isZero();
            assertThat(round(minutes(240).plusNanos(1))).isEqualTo(1);
            assertThat(bench.alarmsOf(id)).hasSize(2);
        }

        @Test
        void aShopMayLeaveWhatIsLateInTheHandsItIsIn() {
            var leaving = new Bench(ShopPolicy.STANDARD.with(TicketPolicy.STANDARD.leavingOverdue()));
            leaving.agents.put(Agent.of("ali", "returns"));
            CaseId id = leaving.cancelling("1001", 1);
            leaving.desks.tickets().runDue(at(minutes(241)), 10);
            assertThat(leaving.ticket(id).agent()).isEqualTo("ali");
            assertThat(leaving.alarmsOf(id)).hasSize(1);
        }

        @Test
        void whatCannotBeWrittenIsToldTheNextTimeAndTheOthersAtOnce() {
            CaseId first = bench.cancelling("1001", 1);
            CaseId second = bench.cancelling("1002", 1);
            bench.watched.next(Trouble.LOST);
            assertThat(round(minutes(200))).isEqualTo(1);
            assertThat(bench.alarmsOf(first)).isEmpty();
            assertThat(bench.alarmsOf(second)).hasSize(1);
            round(minutes(200));
            assertThat(bench.alarmsOf(first)).hasSize(1);
            assertThat(bench.alarmsOf(second)).hasSize(1);
        }

        @Test
        void whoDiesAfterTheWriteHasOwedTheAlarm() {
            CaseId id = bench.cancelling("1001", 1);
            bench.watched.next(Trouble.UNHEARD);
            round(minutes(200));
            assertThat(bench.alarmsOf(id)).isEmpty();
            bench.later(minutes(200).plus(Bench.LEASE));
            assertThat(bench.alarmsOf(id)).containsExactly("TICKET_DUE_SOON 1001.1-1 RESPONSE");
        }

        @Test
        void ofTwoWorkersThatMeetOneTells() {
            CaseId id = bench.cancelling("1001", 1);
            bench.watched.beforeCommit(() -> assertThat(round(minutes(200))).isEqualTo(1));
            assertThat(round(minutes(200))).isZero();
            assertThat(bench.alarmsOf(id)).hasSize(1);
        }

        @Test
        void noMoreThanTheLimitAtATime() {
            for (int order = 0; order < 5; order++) {
                bench.cancelling("o" + order, 1);
            }
            assertThat(bench.desks.tickets().runDue(at(minutes(200)), 3)).isEqualTo(3);
            assertThat(bench.desks.tickets().runDue(at(minutes(200)), 3)).isEqualTo(2);
        }
    }

    @Nested
    class Leaving {
        private CaseId asked(String order) {
            CaseId id = bench.cancelling(order, 1);
            bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Which one?"))
                    .get();
            return id;
        }

        @Test
        void whatTheyHaveGoesToOthersAtOnce() {
            bench.agents.put(Agent.of("ali", "returns"));
            List<CaseId> ids =
                    List.of(bench.cancelling("1001", 1), bench.cancelling("1002", 1), bench.cancelling("1003", 1));
            bench.agents.put(Agent.of("bea", "returns")).put(Agent.of("cyd", "returns"));

            assertThat(bench.desks.tickets().agentLeft("ali")).isEqualTo(3);
            assertThat(ids).extracting(id -> bench.ticket(id).agent()).containsExactly("bea", "cyd", "bea");
            assertThat(bench.logOf(ids.get(0), 1))
                    .endsWith(new TicketEvent.TicketUnassigned("ali"), new TicketEvent.TicketAssigned("bea"));
        }

        @Test
        void whatTheyHaveWaitsWhenTheyWereTheOnlyOne() {
            bench.agents.put(Agent.of("ali", "returns"));
            CaseId id = bench.cancelling("1001", 1);

            assertThat(bench.desks.tickets().agentLeft("ali")).isEqualTo(1);
            assertThat(bench.ticket(id).status()).isEqualTo(TicketStatus.OPEN);
            assertThat(bench.desks.tickets().agentLeft("ali")).isZero();
        }

        @Test
        void whatTheyHaveAskedTheBuyerGoesToTheQueueWithTheAnswer() {
            bench.agents.put(Agent.of(REVIEWER.id(), "returns"));
            CaseId id = asked("1001");
            bench.agents.remove(REVIEWER.id());
            assertThat(bench.desks.tickets().agentLeft(REVIEWER.id())).isEqualTo(1);
            assertThat(bench.ticket(id))
                    .returns(TicketStatus.AWAITING_BUYER, Ticket::status)
                    .returns(null, Ticket::agent);
            bench.send(new Commands.ProvideInfo(Request.of(bench.next(), BUYER), id, "Blue", List.of()))
                    .get();
            assertThat(bench.ticket(id).status()).isEqualTo(TicketStatus.OPEN);
        }

        @Test
        void whoIsNotFoundAnyMoreHasLeft() {
            bench.agents.put(Agent.of("ali", "returns"));
            CaseId id = bench.cancelling("1001", 1);
            bench.agents.remove("ali").put(Agent.of("bea", "returns"));
            assertThat(round(Duration.ZERO)).isEqualTo(1);
            assertThat(bench.ticket(id).agent()).isEqualTo("bea");
        }

        @Test
        void manyTicketsLeaveWithOne() {
            bench.agents.put(Agent.of("ali", "returns"));
            for (int order = 0; order < 250; order++) {
                bench.cancelling("o" + order, 1);
            }
            bench.agents.remove("ali").put(Agent.of("bea", "returns"));
            assertThat(bench.desks.tickets().agentLeft("ali")).isEqualTo(250);
            assertThat(bench.tickets.load(Set.of("ali", "bea"))).containsOnlyKeys("bea");
        }
    }

    @Test
    void noRoundIsMadeWhileATransactionIsActive() {
        bench.transactions.begin();

        assertThatThrownBy(() -> round(minutes(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bench.desks.tickets().agentLeft("ali")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatNobodyMayHaveDoesNotKeepWhatIsBehindItWaiting() {
        bench.orders.put(SampleOrders.unshipped("1001"));
        for (int i = 0; i < 3; i++) {
            bench.send(Commands.OpenCase.of(
                            Request.of(bench.next(), Bench.AGENT),
                            OrderId.of("1001"),
                            CaseKind.REFUND_ONLY,
                            List.of(ItemAsked.of("A", 1, "ORDER_CANCELLED"))))
                    .get();
        }
        CaseId behind = bench.cancelling("1002", 1);
        bench.agents.put(Agent.of(Bench.AGENT.id(), "returns"));
        assertThat(bench.desks.tickets().runDue(Bench.noon(), 1)).isEqualTo(1);

        assertThat(bench.ticket(behind).agent()).isEqualTo(Bench.AGENT.id());
    }
}
