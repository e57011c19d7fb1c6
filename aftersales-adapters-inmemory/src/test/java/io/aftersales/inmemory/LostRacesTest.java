package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.REVIEWER;
import static io.aftersales.inmemory.Bench.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.cases.CaseRejection.IllegalMove;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.DeskRejection.Contended;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.tck.ForwardingOutbox;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens when somebody else was faster, and inside a transaction of the host. */
class LostRacesTest {
    private final Bench bench = new Bench();

    @Nested
    class Alone {
        @Test
        void aLostRaceIsDecidedAgainFromAFreshLoadWithTheFactsItHas() {
            CaseId id = bench.cancelling("1001", 1);
            var approve = Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id);
            bench.repository.beforeCommit(() -> bench.cancelling("1001", 1)); // moves the account
            int asked = bench.factsAsked.get();

            Receipt receipt = bench.send(approve).get();

            assertThat(bench.factsAsked).as("once by each of the two").hasValue(asked + 2);
            assertThat(receipt.caseId()).isEqualTo(id);
            assertThat(bench.payments.payments()).hasSize(1);
            assertThat(bench.timeline(id)).containsOnlyOnce("CASE_APPROVED");
        }

        @Test
        void aLostRaceOverTheLastUnitsEndsAsQuantityExceeded() {
            bench.orders.put(SampleOrders.unshipped("1001"));
            bench.repository.beforeCommit(() -> bench.cancelling("1001", 2));
            var order = SampleOrders.unshipped("1001").sale().id();
            var mine = Commands.OpenCase.of(
                    Request.of(bench.next(), Bench.BUYER),
                    order,
                    CaseKind.REFUND_ONLY,
                    List.of(Commands.ItemAsked.of("A", 2, "NOT_LIKED")));
            assertThat(bench.send(mine)).isEqualTo(Either.left(new QuantityExceeded(LineId.of("A"), 2, 1)));
        }

        @Test
        void aLostRaceWithTheSameCommandGetsTheReceiptOfTheWinner() {
            CaseId id = bench.cancelling("1001", 1);
            var approve = Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id);
            bench.repository.beforeCommit(() -> bench.send(approve).get());
            Receipt receipt = bench.send(approve).get();
            assertThat(bench.storage.receipt(id.order(), approve.commandId())).contains(receipt);
            assertThat(bench.payments.calls()).isEqualTo(1);
        }

        @ParameterizedTest
        @EnumSource(CommandSample.class)
        void aCommandThatStandsInItsOwnWayGetsItsReceipt(CommandSample sample) {
            Command command = sample.on(bench);
            var first = new AtomicReference<Receipt>();
            bench.repository.beforeAccount(() -> first.set(bench.send(command).get()));
            assertThat(bench.send(command)).isEqualTo(Either.right(first.get()));
            assertThat(bench.denials).isEmpty();
        }

        @Test
        void aDecisionThatLeavesTheAccountAloneLosesNoRaceToOtherCases() {
            CaseId id = bench.cancelling("1001", 1);
            bench.repository.beforeCommit(() -> bench.cancelling("1001", 1)); // moves the account
            bench.repository.beforeCommit(() -> {}); // the commit of the other case
            bench.repository.beforeCommit(() -> {
                throw new AssertionError("decided again");
            });
            bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Why?"))
                    .get();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.AWAITING_INFO);
            assertThat(bench.account(id).version()).as("one for each case").isEqualTo(2);
        }

        @Test
        void aDeadlineThatLosesARaceIsDecidedAgainInTheSameRun() {
            CaseId id = bench.cancelling("1001", 1);
            bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Why?"))
                    .get();
            bench.repository.beforeCommit(() -> bench.cancelling("1001", 1)); // moves the account
            assertThat(bench.deadlinesAfter(Duration.ofDays(7))).isEqualTo(1);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.CLOSED);
        }

        @Test
        void losingTooOftenIsToldAsContended() {
            CaseId id = bench.cancelling("1001", 1);
            for (int i = 0; i < 20; i++) {
                bench.repository.beforeCommit(() -> {
                    throw new StaleVersion("under siege");
                });
            }
            var question = new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Why?");
            assertThat(bench.send(question)).isEqualTo(Either.left(new Contended(id.order())));
            assertThat(bench.send(question).isRight())
                    .as("sent again it is decided")
                    .isTrue();
        }

        @Test
        void aCaseThatMovesWhileItsAccountIsReadIsReadAgain() {
            CaseId id = bench.cancelling("1001", 1);
            bench.repository.beforeAccount(() -> bench.send(
                            new Commands.Withdraw(Request.of(bench.next(), Bench.BUYER), id))
                    .get());
            assertThat(bench.send(new Commands.RejectCase(Request.of(bench.next(), REVIEWER), id, "Used")))
                    .isEqualTo(Either.left(new IllegalMove(CaseKind.REFUND_ONLY, CaseStatus.CLOSED, CaseMove.REJECT)));
        }

        @Test
        void aTechnicalFailurePassesThrough() {
            CaseId id = bench.cancelling("1001", 1);
            bench.repository.beforeCommit(() -> {
                throw new IllegalStateException("no connection");
            });
            assertThatThrownBy(() -> bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id)))
                    .hasMessage("no connection");
            assertThat(bench.payments.calls()).isZero();
        }
    }

    @Nested
    class InATransactionOfTheHost {
        @Test
        void aLostRacePassesThroughForTheHostToRollBack() {
            CaseId id = bench.cancelling("1001", 1);
            bench.repository.beforeCommit(() -> {
                throw new StaleVersion("somebody was faster");
            });
            bench.transactions.begin();
            assertThatThrownBy(() -> bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id)))
                    .isInstanceOf(StaleVersion.class)
                    .hasMessage("somebody was faster");
        }

        @Test
        void effectsAreOwedAndCarriedOutAfterTheCommit() {
            CaseId id = bench.refusing("1001", 1);
            bench.transactions.begin();
            bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id))
                    .get();

            assertThat(bench.payments.calls()).isZero();
            assertThat(bench.warehouse.ledger()).isEmpty();
            assertThat(bench.states(id, Effect.PayRefund.class)).containsExactly(State.READY);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDING);

            bench.transactions.commit();
            assertThat(bench.payments.calls()).isEqualTo(1);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void afterTheCommitOnlyWhatThisCommitOwesIsCarriedOut() {
            CaseId[] backlog = IntStream.rangeClosed(2, 40)
                    .mapToObj(order -> bench.refusing("10" + order, 1))
                    .toArray(CaseId[]::new);
            bench.approvedAndLeft(backlog);
            CaseId mine = bench.refusing("1001", 1);

            bench.transactions.begin();
            bench.approved(mine);
            bench.transactions.commit();

            assertThat(bench.status(mine)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.payments.calls()).isEqualTo(1);
            assertThat(backlog).allSatisfy(id -> assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDING));
        }

        @Test
        void aClaimThatFailsAfterTheCommitIsNoFailureOfTheCommand() {
            CaseId id = bench.refusing("1001", 1);
            var outOfReach = new ForwardingOutbox() {
                @Override
                public Outbox outbox() {
                    return bench.storage;
                }

                @Override
                public List<OutboxEntry> claim(List<OutboxEntry> written, Instant now, String owner, Duration lease) {
                    throw new IllegalStateException("no connection");
                }
            };
            AfterSales desks = AfterSales.builder()
                    .cases(bench.repository)
                    .outbox(outOfReach)
                    .tickets(bench.tickets)
                    .gateways(bench.gateways())
                    .transactions(bench.transactions)
                    .clock(bench.clock)
                    .build();
            bench.transactions.begin();
            desks.reviews()
                    .approve(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id))
                    .get();
            assertThatCode(bench.transactions::commit).doesNotThrowAnyException();
            assertThat(bench.states(id, Effect.PayRefund.class)).containsExactly(State.READY);
        }

        @Test
        void aHintThatIsLostIsMadeUpForByTheNextRun() {
            CaseId id = bench.refusing("1001", 1);
            bench.transactions.begin();
            bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id))
                    .get();
            var anotherHost = new HandTransactions();
            bench.assemble(gateways -> gateways, assembly -> assembly.transactions(anotherHost))
                    .runner()
                    .runDue(bench.clock.instant(), 100);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            bench.transactions.commit();
            assertThat(bench.payments.calls()).isEqualTo(1);
        }

        @Test
        void theRunnerRefusesToCallAnybody() {
            bench.transactions.begin();
            assertThatThrownBy(() -> bench.desks.runner().runDue(bench.clock.instant(), 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no gateway is called while a transaction is active");
        }

        @Test
        void twoDecisionsInOneTransactionAreBothCarriedOutAfterIt() {
            CaseId first = bench.refusing("1001", 1);
            CaseId second = bench.refusing("1002", 1);
            bench.transactions.begin();
            bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), first))
                    .get();
            bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), SECOND), second))
                    .get();
            bench.transactions.commit();
            assertThat(bench.status(first)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.status(second)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.payments.payments()).hasSize(2);
        }
    }
}
