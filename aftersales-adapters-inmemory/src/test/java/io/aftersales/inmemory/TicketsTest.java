package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static io.aftersales.inmemory.Bench.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.domain.tickets.TicketEvent.ActionTaken;
import io.aftersales.domain.tickets.TicketEvent.BuyerAnswered;
import io.aftersales.domain.tickets.TicketEvent.BuyerAsked;
import io.aftersales.domain.tickets.TicketEvent.TicketAssigned;
import io.aftersales.domain.tickets.TicketEvent.TicketOpened;
import io.aftersales.domain.tickets.TicketEvent.TicketResolved;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.domain.tickets.TicketStatus;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.desks.TicketCommand.AssignTicket;
import io.aftersales.ports.desks.TicketCommand.ReleaseTicket;
import io.aftersales.ports.gateways.Agents;
import io.aftersales.ports.gateways.Buyers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tickets follow their cases: what the staff do they do to the case, and the ticket hears of it. */
class TicketsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Bench bench = new Bench();

    private static final TicketEvent OPENED =
            new TicketOpened("PENDING_REVIEW", Priority.NORMAL, "OTHERWISE", "returns");

    @Nested
    class Following {
        @Test
        void aCaseThatIsOpenedGoesToSomebodyOfItsGroup() {
            bench.agents.put(Agent.of("bea", "returns")).put(Agent.of("ada", "exchanges"));
            CaseId id = bench.cancelling("1001", 1);

            assertThat(bench.ticket(id))
                    .returns(TicketStatus.ASSIGNED, Ticket::status)
                    .returns("bea", Ticket::agent)
                    .returns(BUYER.id(), Ticket::buyer)
                    .returns(Bench.noon(), Ticket::openedAt);
            assertThat(bench.logOf(id, 1)).containsExactly(OPENED, new TicketAssigned("bea"));
        }

        @Test
        void anApprovalIsTheResponseAndTheEndAtTheTimeItWasGiven() {
            CaseId id = bench.cancelling("1001", 1);
            bench.clock.advance(HOUR);
            bench.approvedAndLeft(id);
            bench.later(HOUR);

            assertThat(bench.logOf(id, 1))
                    .containsExactly(
                            OPENED,
                            new TicketAssigned(REVIEWER.id()),
                            new ActionTaken("CASE_APPROVED"),
                            new TicketResolved("CASE_APPROVED"));
            assertThat(bench.tickets.find(new TicketId(id, 1)).orElseThrow())
                    .returns(Bench.noon().plus(HOUR), Ticket::firstResponseAt)
                    .returns(Bench.noon().plus(HOUR), Ticket::resolvedAt);
        }

        @Test
        void aQuestionStopsTheClocksUntilTheAnswer() {
            CaseId id = bench.cancelling("1001", 1);
            bench.clock.advance(HOUR);
            bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Which one?"))
                    .get();
            assertThat(bench.ticket(id))
                    .returns(TicketStatus.AWAITING_BUYER, Ticket::status)
                    .returns(null, Ticket::dueAt);
            bench.clock.advance(HOUR.multipliedBy(50));
            bench.send(new Commands.ProvideInfo(Request.of(bench.next(), BUYER), id, "The blue one", List.of()))
                    .get();

            assertThat(bench.ticket(id))
                    .returns(TicketStatus.ASSIGNED, Ticket::status)
                    .returns(REVIEWER.id(), Ticket::agent)
                    .returns(Bench.noon().plus(HOUR.multipliedBy(4 + 51)), Ticket::dueAt);
            assertThat(bench.ticket(id).resolution().dueAt())
                    .isEqualTo(Bench.noon().plus(HOUR.multipliedBy(72 + 50)));
            assertThat(bench.logOf(id, 1))
                    .containsExactly(
                            OPENED,
                            new TicketAssigned(REVIEWER.id()),
                            new BuyerAsked("INFO_REQUESTED"),
                            new BuyerAnswered());
        }

        @Test
        void aQuestionThatIsHeardOfAfterItsAnswerStillCountsAsItWas() {
            CaseId id = bench.cancelling("1001", 1);
            bench.transactions.begin();
            bench.clock.advance(HOUR);
            bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Which one?"))
                    .get();
            bench.clock.advance(HOUR.multipliedBy(50));
            bench.send(new Commands.ProvideInfo(Request.of(bench.next(), BUYER), id, "The blue one", List.of()))
                    .get();
            bench.transactions.commitAndForget();
            assertThat(bench.ticket(id).status()).isEqualTo(TicketStatus.OPEN);
            bench.muchLater();

            assertThat(bench.ticket(id))
                    .returns(Bench.noon().plus(HOUR), Ticket::firstResponseAt)
                    .returns(Bench.noon().plus(HOUR.multipliedBy(4 + 51)), Ticket::dueAt);
            assertThat(bench.ticket(id).resolution().dueAt())
                    .isEqualTo(Bench.noon().plus(HOUR.multipliedBy(72 + 50)));
        }

        @Test
        void aBuyerWhoGivesUpResolvesItAndNobodyResponded() {
            CaseId id = bench.cancelling("1001", 1);
            bench.send(new Commands.Withdraw(Request.of(bench.next(), BUYER), id))
                    .get();

            assertThat(bench.logOf(id, 1)).containsExactly(OPENED, new TicketResolved("CASE_WITHDRAWN"));
            assertThat(bench.tickets.unresolved(id)).isEmpty();
        }

        @Test
        void aWaitThatLastsTooLongOpensASecondOne() {
            bench.orders.put(SampleOrders.delivered("1001"));
            CaseId id = bench.approved(bench.opened(
                    SampleOrders.delivered("1001"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 1, "QUALITY_ISSUE")));
            bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), Bench.INSPECTOR), id))
                    .get();
            bench.deadlinesAfter(Duration.ofDays(3));

            assertThat(bench.ticketsOf(id)).containsExactly("PENDING_REVIEW", "resolved", "RETURNED");
            assertThat(bench.ticket(id).queue()).isEqualTo(TicketQueue.of("complaints"));
        }
    }

    @Nested
    class Placed {
        @Test
        void aRuleOfReviewNamesTheGroup() {
            var rule = new ReviewRule("PEOPLE", new Criterion.Always(), RuleAction.person("fraud"));
            var ruled = new Bench(
                    ShopPolicy.STANDARD.with(CasePolicy.builder().rules(rule).build()));
            ruled.agents.put(Agent.of("ada", "returns")).put(Agent.of("fay", "fraud"));

            assertThat(ruled.ticket(ruled.cancelling("1001", 1)).agent()).isEqualTo("fay");
        }

        @Test
        void theBestBuyersGoToSeniors() {
            bench.buyers.put(BUYER.id(), BuyerFacts.of(9, 0, 0, 0).asVip());
            bench.agents
                    .put(Agent.of("ada", "returns"))
                    .put(Agent.of("zoe", "returns").able("senior"));

            assertThat(bench.ticket(bench.cancelling("1001", 1)))
                    .returns("zoe", Ticket::agent)
                    .returns(Priority.HIGH, Ticket::priority)
                    .returns("VIP", Ticket::rule);
        }

        @Test
        void theBuyerAndWhoeverAppliedForThemNeverGetIt() {
            bench.agents.put(Agent.of(BUYER.id(), "returns")).put(Agent.of(Bench.AGENT.id(), "returns"));
            OrderFacts order = SampleOrders.unshipped("1001");
            bench.orders.put(order);
            CaseId id = bench.send(Commands.OpenCase.of(
                            Request.of(bench.next(), Bench.AGENT),
                            order.sale().id(),
                            CaseKind.REFUND_ONLY,
                            List.of(ItemAsked.of("A", 1, "ORDER_CANCELLED"))))
                    .get()
                    .caseId();
            assertThat(bench.ticket(id).status()).isEqualTo(TicketStatus.OPEN);
            assertThat(bench.desks.tickets().runDue(Bench.noon(), 10)).isZero();
            bench.agents.put(Agent.of("zoe", "returns"));
            bench.desks.tickets().runDue(Bench.noon(), 10);

            assertThat(bench.ticket(id).agent()).isEqualTo("zoe");
            bench.agents.remove("zoe");
            bench.desks.tickets().agentLeft("zoe");
            assertThat(bench.ticket(id).status()).isEqualTo(TicketStatus.OPEN);
        }

        @Test
        void withoutAnybodyItWaitsAndIsGivenAsSoonAsThereIsSomebody() {
            CaseId id = bench.cancelling("1001", 1);
            assertThat(bench.ticket(id).status()).isEqualTo(TicketStatus.OPEN);
            assertThat(bench.desks.tickets().runDue(Bench.noon(), 10)).isZero();
            bench.agents.put(Agent.of("bea", "returns").away());
            assertThat(bench.desks.tickets().runDue(Bench.noon(), 10)).isZero();
            bench.agents.put(Agent.of("bea", "returns"));

            assertThat(bench.desks.tickets().runDue(Bench.noon(), 10)).isEqualTo(1);
            assertThat(bench.ticket(id).agent()).isEqualTo("bea");
        }

        @Test
        void oneAgentTakesEverything() {
            bench.agents.put(Agent.of("bea", "returns"));
            for (int order = 0; order < 50; order++) {
                bench.cancelling("o" + order, 1);
            }
            assertThat(bench.tickets.load(Set.of("bea"))).containsEntry("bea", 50);
        }

        @Test
        void ofTwoHundredEachGetsTheSameInTheOrderOfTheirIds() {
            for (int i = 199; i >= 0; i--) {
                bench.agents.put(Agent.of(String.format("a%03d", i), "returns"));
            }
            for (int order = 0; order < 400; order++) {
                CaseId id = bench.cancelling("o" + order, 1);
                assertThat(bench.ticket(id).agent()).isEqualTo(String.format("a%03d", order % 200));
            }
        }

        @Test
        void agentsThatCannotBeAskedLeaveTheTicketWaitingAndNothingUndone() {
            var down = new Bench(ShopPolicy.STANDARD, FaultyGateways.failing(Agents.class, "group", 1));
            down.agents.put(Agent.of("bea", "returns"));
            CaseId id = down.cancelling("1001", 1);
            assertThat(down.ticket(id).status()).isEqualTo(TicketStatus.OPEN);
            assertThat(down.states(id, Effect.OpenTicket.class)).containsExactly(State.DONE);
            down.desks.tickets().runDue(Bench.noon(), 10);
            assertThat(down.ticket(id).agent()).isEqualTo("bea");
        }

        @Test
        void aBuyerWhoCannotBeAskedAboutIsOneLikeAnyOther() {
            var down = new Bench(ShopPolicy.STANDARD, FaultyGateways.failing(Buyers.class, "facts", 2));
            down.buyers.put(BUYER.id(), BuyerFacts.of(9, 0, 0, 0).asVip());
            assertThat(down.ticket(down.cancelling("1001", 1)).priority()).isEqualTo(Priority.NORMAL);
            down.buyers.put(BUYER.id(), BuyerFacts.of(9, 0, 0, 0).asVip());
            assertThat(down.ticket(down.cancelling("1002", 1)).priority()).isEqualTo(Priority.NORMAL);
            assertThat(down.ticket(down.cancelling("1003", 1)).priority()).isEqualTo(Priority.HIGH);
        }
    }

    @Nested
    class FourEyes {
        private final Bench two = new Bench(ShopPolicy.STANDARD.with(
                CasePolicy.builder().fourEyesAbove(Money.of("10.00", "CNY")).build()));

        @Test
        void theAgentOfTheTicketIsNoSecondPerson() {
            two.agents.put(Agent.of(SECOND.id(), "returns"));
            CaseId id = two.approved(two.cancelling("1001", 1));
            assertThat(two.ticket(id).agent()).isEqualTo(SECOND.id());

            assertThat(two.send(Commands.ApproveCase.byPolicy(Request.of(two.next(), SECOND), id))
                            .getLeft())
                    .isEqualTo(new SecondPersonNeeded(SECOND));
            assertThat(two.denials).extracting(Bench.Denial::code).containsExactly("SECOND_PERSON_NEEDED");
            two.send(Commands.ApproveCase.byPolicy(Request.of(two.next(), Actor.reviewer("rob")), id))
                    .get();
            assertThat(two.status(id)).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void whoGivesTheTicketBackWithoutHavingDoneAnythingMayApprove() {
            two.agents.put(Agent.of(SECOND.id(), "returns"));
            CaseId id = two.approved(two.cancelling("1001", 1));
            two.agents.put(Agent.of(SECOND.id(), "returns").away());
            two.desks
                    .tickets()
                    .release(new ReleaseTicket(
                            Request.of(two.next(), SECOND), two.ticket(id).id()))
                    .get();

            two.send(Commands.ApproveCase.byPolicy(Request.of(two.next(), SECOND), id))
                    .get();
            assertThat(two.status(id)).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void whoWorkedOnTheCaseMayNotThoughTheTicketIsGivenBack() {
            CaseId id = two.cancelling("1001", 1);
            two.send(new Commands.RequestInfo(Request.of(two.next(), SECOND), id, "Which one?"))
                    .get();
            two.send(new Commands.ProvideInfo(Request.of(two.next(), BUYER), id, "The blue one", List.of()))
                    .get();
            two.desks
                    .tickets()
                    .release(new ReleaseTicket(
                            Request.of(two.next(), SECOND), two.ticket(id).id()))
                    .get();
            two.approved(id);

            assertThat(two.send(Commands.ApproveCase.byPolicy(Request.of(two.next(), SECOND), id))
                            .getLeft())
                    .isEqualTo(new SecondPersonNeeded(SECOND));
        }

        @Test
        void whoApprovesSecondIsInTheLogThoughTheTicketIsAnothers() {
            CaseId id = two.approved(two.cancelling("1001", 1));
            assertThat(two.ticket(id).agent()).isEqualTo(REVIEWER.id());
            two.send(Commands.ApproveCase.byPolicy(Request.of(two.next(), SECOND), id))
                    .get();

            var ticket = new TicketId(id, 1);
            assertThat(two.tickets.log(ticket))
                    .extracting(entry -> entry.by().id() + " " + entry.event().code())
                    .containsExactly(
                            "aftersales TICKET_OPENED",
                            REVIEWER.id() + " TICKET_ASSIGNED",
                            REVIEWER.id() + " ACTION_TAKEN",
                            SECOND.id() + " ACTION_TAKEN",
                            SECOND.id() + " TICKET_RESOLVED");
            assertThat(two.tickets.find(ticket).orElseThrow().agent()).isEqualTo(REVIEWER.id());
        }
    }

    @Nested
    class Told {
        @Test
        void ofACaseItNeverHeardOfItIsOpenedWithWhatTheCaseNeeds() {
            bench.watched.fails(12);
            CaseId id = bench.cancelling("1001", 1);
            bench.muchLater();
            assertThat(bench.tickets.unresolved(id)).isEmpty();
            bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Which one?"))
                    .get();
            bench.muchLater();

            assertThat(bench.ticket(id))
                    .returns(TicketStatus.AWAITING_BUYER, Ticket::status)
                    .returns(REVIEWER.id(), Ticket::agent);
            assertThat(bench.logOf(id, 1))
                    .containsExactly(
                            new TicketOpened("AWAITING_INFO", Priority.NORMAL, "OTHERWISE", "returns"),
                            new TicketAssigned(REVIEWER.id()),
                            new BuyerAsked("INFO_REQUESTED"));
        }

        @Test
        void ofAQuestionThatWasAnsweredMeanwhileItDoesNotWaitForTheBuyer() {
            CaseId id = bench.cancelling("1001", 1);
            bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Which one?"))
                    .get();
            bench.watched.fails(12);
            bench.send(new Commands.ProvideInfo(Request.of(bench.next(), BUYER), id, "The blue one", List.of()))
                    .get();
            bench.muchLater();
            assertThat(bench.ticket(id).status()).isEqualTo(TicketStatus.AWAITING_BUYER);
            bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "And the size?"))
                    .get();
            bench.muchLater();
            assertThat(bench.ticket(id).status()).isEqualTo(TicketStatus.AWAITING_BUYER);
            bench.send(new Commands.ProvideInfo(Request.of(bench.next(), BUYER), id, "Large", List.of()))
                    .get();
            bench.muchLater();

            assertThat(bench.ticket(id).status()).isEqualTo(TicketStatus.ASSIGNED);
        }

        @Test
        void whatIsToldIsHeardThoughSomebodyHasUsedItsKeyAsTheIdOfACommand() {
            CaseId id = bench.cancelling("1001", 1);
            bench.agents.put(Agent.of("bea", "returns"));
            var taking = AssignTicket.toMyself(
                    Request.of(nextTicketKey(id), Actor.agent("bea")),
                    bench.ticket(id).id());
            bench.desks.tickets().assign(taking).get();
            bench.send(new Commands.RequestInfo(Request.of(bench.next(), Actor.reviewer("bea")), id, "Which one?"))
                    .get();

            assertThat(bench.owed(id, Effect.TellTicket.class))
                    .extracting(entry -> entry.key().value())
                    .containsExactly(taking.commandId().value());
            assertThat(bench.ticket(id).status()).isEqualTo(TicketStatus.AWAITING_BUYER);
        }

        /** The key of what a case tells its ticket next, which anybody can guess. */
        private String nextTicketKey(CaseId id) {
            var elsewhere = new Bench();
            CaseId same = elsewhere.cancelling("1001", 1);
            elsewhere
                    .send(new Commands.RequestInfo(
                            Request.of(elsewhere.next(), Actor.reviewer("bea")), same, "Which one?"))
                    .get();
            assertThat(same).isEqualTo(id);
            return elsewhere.owed(same, Effect.TellTicket.class).get(0).key().value();
        }
    }

    @Nested
    class GivenUp {
        /** Commits fail for so long that what is owed first is left to a person. */
        private Bench parking() {
            var bad = new Bench(ShopPolicy.STANDARD);
            bad.watched.fails(12);
            return bad;
        }

        @Test
        void whatNobodyOpenedIsNotOpenedLateWhenTheCaseHasGoneOn() {
            var bad = parking();
            CaseId id = bad.cancelling("1001", 1);
            bad.muchLater();
            assertThat(bad.states(id, Effect.OpenTicket.class)).containsExactly(State.PARKED);
            bad.approved(id);
            bad.muchLater();
            assertThat(bad.states(id, Effect.ResolveTicket.class)).containsExactly(State.DONE);
            sentAgain(bad, bad.owed(id, Effect.OpenTicket.class).get(0));

            assertThat(bad.states(id, Effect.OpenTicket.class)).containsExactly(State.DONE);
            assertThat(bad.ticketsOf(id)).isEmpty();
        }

        @Test
        void whatNobodyOpenedIsOpenedLateAndCountsFromWhenItWasNeeded() {
            var bad = parking();
            CaseId id = bad.cancelling("1001", 1);
            bad.muchLater();
            sentAgain(bad, bad.owed(id, Effect.OpenTicket.class).get(0));

            assertThat(bad.ticket(id).openedAt()).isEqualTo(Bench.noon());
        }

        @Test
        void whatNobodyResolvedEndsWhenItsLimitIsNearWithoutAnAlarm() {
            CaseId id = bench.cancelling("1001", 1);
            bench.watched.fails(12);
            bench.approved(id);
            bench.muchLater();
            assertThat(bench.states(id, Effect.ResolveTicket.class)).containsExactly(State.PARKED);
            assertThat(bench.ticket(id).status()).isEqualTo(TicketStatus.OPEN);
            bench.desks.tickets().runDue(bench.clock.instant(), 10);

            assertThat(bench.ticketsOf(id)).containsExactly("PENDING_REVIEW", "resolved");
            assertThat(bench.alarmsOf(id)).containsExactly("PARKED RESOLVE_TICKET");
        }

        @Test
        void whatNobodyResolvedEndsWhenTheCaseNeedsAPersonAgain() {
            CaseId id = bench.opened(
                    SampleOrders.delivered("1001"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 1, "NOT_LIKED"));
            bench.watched.fails(12);
            bench.approved(id);
            bench.muchLater();
            bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), Bench.INSPECTOR), id))
                    .get();
            bench.deadlinesAfter(Duration.ofDays(3));

            assertThat(bench.ticketsOf(id)).containsExactly("PENDING_REVIEW", "resolved", "RETURNED");
            assertThat(bench.logOf(id, 1)).endsWith(new TicketResolved("NEEDED_ANEW"));
        }

        /** A person has what was given up sent once more. */
        private static void sentAgain(Bench at, OutboxEntry parked) {
            at.storage.settle(new OutboxEntry(
                    parked.caseId(),
                    parked.number(),
                    parked.effect(),
                    State.READY,
                    false,
                    OutboxEntry.Call.SEND,
                    0,
                    null,
                    at.clock.instant(),
                    null,
                    parked.fence()));
            at.later(Duration.ZERO);
        }
    }
}
