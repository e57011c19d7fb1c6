package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.LEASE;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect.CancelReturnWaybill;
import io.aftersales.domain.effects.Effect.CreateReturnWaybill;
import io.aftersales.domain.effects.Effect.PayRefund;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.FaultyGateways.Crash;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Logistics;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How what is owed is carried out: claimed, called, settled; and what happens when that is interrupted. */
class RunnerTest {
    /** What the provider does instead of paying. */
    private final AtomicReference<BiFunction<PaymentGateway, RefundInstruction, Answer>> provider =
            new AtomicReference<>(PaymentGateway::refund);

    private final Bench bench = new Bench(
            ShopPolicy.STANDARD,
            FaultyGateways.refunding((real, asked) -> provider.get().apply(real, asked)));

    private OutboxEntry payment(CaseId id) {
        return bench.owed(id, PayRefund.class).get(0);
    }

    @Nested
    class TheClaim {
        private final List<OutboxEntry> seen = new ArrayList<>();

        private Answer look(PaymentGateway real, RefundInstruction asked) {
            seen.add(bench.storage.find(asked.caseId().order(), asked.key()).orElseThrow());
            return real.refund(asked);
        }

        @Test
        void isWrittenBeforeTheDeskCallsTheProvider() {
            provider.set(this::look);
            CaseId id = bench.refunded("1001", 1);
            OutboxEntry owed =
                    OutboxEntry.owed(id, payment(id).number(), payment(id).effect(), SampleOrders.NOON);
            assertThat(seen).containsExactly(owed.claimed("worker", SampleOrders.NOON, LEASE));
        }

        @Test
        void isWrittenBeforeTheWorkerCallsTheProvider() {
            provider.set(this::look);
            bench.approvedAndLeft(bench.refusing("1001", 1));
            bench.later(Duration.ofSeconds(1));
            assertThat(seen).extracting(OutboxEntry::state).containsExactly(State.SENT);
            assertThat(seen).extracting(OutboxEntry::owner).containsExactly("worker");
        }

        @Test
        void takesNoMoreThanTheLimit() {
            CaseId first = bench.refusing("1001", 1);
            CaseId second = bench.refusing("1002", 1);
            bench.approvedAndLeft(first, second);
            int ofFirst = (int) bench.storage.owed(first.order()).stream()
                    .filter(entry -> entry.state() == State.READY)
                    .count();
            assertThat(bench.desks.runner().runDue(SampleOrders.NOON, ofFirst)).isEqualTo(ofFirst);
            assertThat(bench.status(first)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.status(second)).isEqualTo(CaseStatus.REFUNDING);
            assertThat(bench.states(second, PayRefund.class)).containsExactly(State.READY);
        }

        @Test
        void thatRanOutBeforeItsTurnIsGivenBackWithoutACall() {
            CaseId first = bench.refusing("1001", 1);
            CaseId second = bench.refusing("1002", 1);
            bench.approvedAndLeft(first, second);
            provider.set((real, asked) -> {
                bench.clock.advance(LEASE);
                return real.refund(asked);
            });
            bench.desks.runner().runDue(SampleOrders.NOON, 100);
            assertThat(bench.payments.payments()).hasSize(1);
            assertThat(payment(second).state()).isEqualTo(State.READY);
            assertThat(payment(second).attempts()).isZero();
            assertThat(payment(second).doubted()).isFalse();

            provider.set(PaymentGateway::refund);
            bench.muchLater();
            assertThat(bench.status(second)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.payments.payments()).hasSize(2);
        }
    }

    @Nested
    class ACrash {
        private AfterSales anotherProcess() {
            return bench.assemble(
                    gateways -> gateways, assembly -> assembly.worker("other").lease(LEASE));
        }

        private int otherRuns() {
            return anotherProcess().runner().runDue(bench.clock.instant(), 100);
        }

        @Test
        void betweenCommitAndCallIsTakenOverWhenTheLeaseEnds() {
            CaseId id = bench.refusing("1001", 1);
            var approve = Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id);
            provider.set((real, asked) -> {
                throw new Crash();
            });
            assertThatThrownBy(() -> bench.send(approve)).isInstanceOf(Crash.class);
            EffectKey key = payment(id).key();

            bench.clock.advance(LEASE.minusSeconds(1));
            assertThat(otherRuns()).as("the lease is respected").isZero();
            bench.clock.advance(Duration.ofSeconds(1));
            assertThat(otherRuns()).as("whatever the decision owed").isEqualTo(3);
            assertThat(payment(id).state()).as("asked, and not found").isEqualTo(State.READY);
            bench.clock.advance(Duration.ofHours(1));
            otherRuns();

            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.payments.payments())
                    .extracting(paid -> paid.instruction().key())
                    .containsExactly(key);
            assertThat(bench.send(approve)).as("the command had been taken").isInstanceOf(Either.Right.class);
        }

        @Test
        void betweenCallAndSettlementIsFoundOutByAsking() {
            CaseId id = bench.refusing("1001", 1);
            provider.set((real, asked) -> {
                real.refund(asked);
                throw new Crash();
            });
            assertThatThrownBy(() -> bench.approved(id)).isInstanceOf(Crash.class);
            bench.clock.advance(LEASE);
            otherRuns();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.payments.calls()).isEqualTo(1);
        }

        @Test
        void whoseClaimWasTakenOverWritesNothing() {
            CaseId id = bench.refusing("1001", 1);
            var taken = new AtomicReference<OutboxEntry>();
            provider.set((real, asked) -> {
                bench.clock.advance(LEASE); // so slow that somebody else takes over, and finds nothing
                otherRuns();
                taken.set(payment(id));
                return real.refund(asked);
            });
            bench.approved(id);

            assertThat(payment(id)).as("as the other left it").isEqualTo(taken.get());
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDING);
            bench.clock.advance(Duration.ofHours(1));
            otherRuns();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.payments.payments()).hasSize(1);
            assertThat(bench.timeline(id)).containsOnlyOnce("REFUND_PART_PAID");
        }
    }

    @Nested
    class APoisonEntry {
        private final OrderId poison = OrderId.of("1001");

        @Test
        void delaysNobodyElse() {
            CaseId first = bench.refusing("1001", 1);
            CaseId second = bench.refusing("1002", 1);
            bench.approvedAndLeft(first, second);
            provider.set((real, asked) -> {
                if (asked.caseId().order().equals(poison)) {
                    throw new IllegalArgumentException("cannot be written to the wire");
                }
                return real.refund(asked);
            });
            bench.later(Duration.ofSeconds(1));
            assertThat(bench.status(second)).isEqualTo(CaseStatus.REFUNDED);

            bench.muchLater();
            assertThat(payment(first).state()).isEqualTo(State.PARKED);
            assertThat(payment(first).attempts()).isEqualTo(12);
            assertThat(bench.status(first)).isEqualTo(CaseStatus.REFUNDING);
            assertThat(bench.alarmsOf(first)).containsExactly("PARKED PAY_REFUND");
            assertThat(bench.storage.parked(null, 10)).containsExactly(payment(first));
        }

        @Test
        void thatCannotBeSettledDelaysNobodyElse() {
            CaseId first = bench.refusing("1001", 1);
            CaseId second = bench.refusing("1002", 1);
            bench.approvedAndLeft(first, second);
            bench.repository.beforeCommit(() -> {
                throw new IllegalStateException("no connection");
            });
            bench.later(Duration.ofSeconds(1));
            assertThat(bench.status(first)).isEqualTo(CaseStatus.REFUNDING);
            assertThat(bench.status(second)).isEqualTo(CaseStatus.REFUNDED);
            bench.muchLater();
            assertThat(bench.status(first)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.payments.payments()).hasSize(2);
        }
    }

    @Nested
    class AnAnswerThatCanNeverBeWritten {
        @Test
        void isLeftToAPersonInDoubtAndNotCalledForEver() {
            CaseId id = bench.refusing("1001", 1);
            bench.approvedAndLeft(id);
            for (int tries = 0; tries < 12; tries++) {
                bench.repository.beforeCommit(() -> {
                    throw new IllegalStateException("cannot be written");
                });
            }
            bench.muchLater();
            assertThat(payment(id).state()).isEqualTo(State.PARKED);
            assertThat(payment(id).doubted()).isTrue();
            assertThat(bench.payments.calls()).as("asked from then on").isEqualTo(1);
            assertThat(bench.alarmsOf(id)).containsExactly("PARKED PAY_REFUND");
        }
    }

    @Nested
    class WhatUndoesSomething {
        private final Bench slow =
                new Bench(ShopPolicy.STANDARD, FaultyGateways.failing(Logistics.class, "createReturnWaybill", 1));

        @Test
        void waitsUntilThatIsSettled() {
            CaseId id = CommandSample.waitingForReturn(slow);
            EffectKey waybill = slow.owed(id, CreateReturnWaybill.class).get(0).key();
            slow.send(new Commands.Withdraw(Request.of(slow.next(), BUYER), id)).get();

            assertThat(slow.states(id, CreateReturnWaybill.class)).containsExactly(State.READY);
            assertThat(slow.states(id, CancelReturnWaybill.class)).containsExactly(State.READY);
            assertThat(slow.owed(id, CancelReturnWaybill.class).get(0).attempts())
                    .as("waiting is no try")
                    .isZero();
            assertThat(slow.carrier.isCancelled(waybill)).isFalse();

            slow.later(Duration.ofSeconds(10));
            assertThat(slow.states(id, CreateReturnWaybill.class)).containsExactly(State.DONE);
            assertThat(slow.states(id, CancelReturnWaybill.class)).containsExactly(State.DONE);
            assertThat(slow.carrier.isCancelled(waybill)).isTrue();
            assertThat(slow.status(id)).isEqualTo(CaseStatus.CLOSED);
        }
    }
}
