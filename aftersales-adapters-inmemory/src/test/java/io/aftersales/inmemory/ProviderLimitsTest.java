package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect.PayRefund;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.AccountRejection.ExternalRefundKnown;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.DeskRejection.NothingOnOrder;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.tck.Racers;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a provider's profile says is obeyed: windows, limits, pace; and what was paid back elsewhere counts. */
class ProviderLimitsTest {
    private static final ProviderProfile FREE = ProviderProfile.STRAIGHTFORWARD;
    private static final Duration YEAR = Duration.ofDays(365);

    private final Bench bench = new Bench();

    /** Ten mugs at 20.00, paid by card at this moment. */
    private static OrderFacts mugs(Instant paidAt) {
        Sale sale = Sale.of("1001", "CNY")
                .with(OrderLine.of("A", "MUG", 10, 20_000))
                .paidBy(Tender.money("CARD", "CARD", 20_000).paidAt(paidAt));
        return new OrderFacts(sale, SampleOrders.BUYER, OrderState.PAID, paidAt, List.of(), Map.of());
    }

    private CaseId mug(Instant paidAt) {
        return bench.opened(mugs(paidAt), CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "ORDER_CANCELLED"));
    }

    private Route route(CaseId id) {
        return bench.subject(id).refund().parts().get(0).route();
    }

    @Nested
    class PastTheRefundWindow {
        @Test
        void theNextWayIsTakenWithoutADoomedCall() {
            bench.payments.profile("CARD", FREE.limited(null, YEAR));
            CaseId id = bench.approved(mug(SampleOrders.NOON.minus(YEAR)));
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(route(id)).isEqualTo(Route.BALANCE);
            assertThat(bench.payments.calls()).isEqualTo(1);
            assertThat(bench.states(id, PayRefund.class)).containsExactly(State.REJECTED, State.DONE);
            assertThat(bench.storage.timeline(id).toString()).contains("REFUND_WINDOW");
        }

        @Test
        void theLastMomentStillCountsAndUnknownTimesAreTried() {
            bench.payments.profile("CARD", FREE.limited(null, YEAR));
            assertThat(route(bench.approved(mug(SampleOrders.NOON.minus(YEAR).plusNanos(1)))))
                    .isEqualTo(Route.ORIGINAL);
            assertThat(route(bench.refunded("1002", 1))).isEqualTo(Route.ORIGINAL);
        }

        @Test
        void whatIsInDoubtIsAskedAboutFirst() {
            bench.payments.profile("CARD", FREE.limited(null, YEAR));
            bench.payments.next(new Behaviour.PayThenTimeOut());
            CaseId id = bench.approved(mug(SampleOrders.NOON.minus(YEAR).plusSeconds(1)));
            bench.later(Duration.ofHours(1));
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(route(id)).isEqualTo(Route.ORIGINAL);
            assertThat(bench.payments.payments()).hasSize(1);
        }
    }

    @Test
    void pastTheLimitOfRefundsTheNextWayIsTakenWithoutADoomedCall() {
        bench.payments.profile("CARD", FREE.limited(2, null));
        List<Route> routes = IntStream.range(0, 3)
                .mapToObj(i -> route(bench.approved(mug(SampleOrders.NOON))))
                .toList();
        assertThat(routes).containsExactly(Route.ORIGINAL, Route.ORIGINAL, Route.BALANCE);
        assertThat(bench.payments.payments())
                .extracting(paid -> paid.instruction().route())
                .isEqualTo(routes);
        assertThat(bench.payments.calls()).isEqualTo(3);
    }

    @Nested
    class OneAtATime {
        @Test
        void aRefundWaitsUntilTheOneBeforeItIsSettled() {
            bench.payments.profile("CARD", FREE.paced(Duration.ZERO, true));
            bench.payments.next(new Behaviour.PayLater());
            CaseId first = bench.approved(mug(SampleOrders.NOON));
            CaseId second = bench.approved(mug(SampleOrders.NOON));
            OutboxEntry pending = bench.owed(first, PayRefund.class).get(0);
            bench.later(Duration.ofHours(2));
            assertThat(bench.payments.calls()).as("the second is not sent").isEqualTo(1);
            OutboxEntry waiting = bench.owed(second, PayRefund.class).get(0);
            assertThat(waiting.state()).isEqualTo(State.READY);
            assertThat(waiting.attempts()).as("waiting is no try").isZero();
            assertThat(waiting.firstSentAt()).isNull();

            bench.desks.outcomes().report(first.order(), pending.key(), bench.payments.complete(pending.key()));
            bench.later(Duration.ofHours(1));
            assertThat(bench.status(second)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.payments.payments()).hasSize(2);
        }

        @Test
        void refundsOfOtherPaymentsDoNotWait() {
            bench.payments.profile("CARD", FREE.paced(Duration.ZERO, true));
            bench.payments.next(new Behaviour.PayLater());
            bench.approved(mug(SampleOrders.NOON));
            assertThat(bench.status(bench.refunded("1002", 1))).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void manyWorkersNeverHaveTwoUnderWay() {
            var underWay = new AtomicInteger();
            var most = new AtomicInteger();
            var busy = new Bench(ShopPolicy.STANDARD, FaultyGateways.refunding((real, asked) -> {
                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                for (int i = 0; i < 1_000; i++) {
                    Thread.onSpinWait();
                }
                Answer answer = real.refund(asked);
                underWay.decrementAndGet();
                return answer;
            }));
            busy.payments.profile("CARD", FREE.paced(Duration.ZERO, true));
            var ids = new ArrayList<CaseId>();
            for (int i = 0; i < 8; i++) {
                ids.add(busy.opened(
                        mugs(SampleOrders.NOON), CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "ORDER_CANCELLED")));
            }
            busy.approvedAndLeft(ids.toArray(CaseId[]::new));
            for (int round = 0; round < 30; round++) {
                busy.clock.advance(Duration.ofSeconds(11));
                Instant now = busy.clock.instant();
                List<Callable<Integer>> workers = IntStream.range(0, 8)
                        .<Callable<Integer>>mapToObj(worker -> {
                            AfterSales process = busy.assemble(
                                    gateways -> FaultyGateways.refunding((real, asked) -> {
                                                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                                                Thread.yield();
                                                Answer answer = real.refund(asked);
                                                underWay.decrementAndGet();
                                                return answer;
                                            })
                                            .apply(gateways),
                                    assembly ->
                                            assembly.worker("worker-" + worker).lease(Bench.LEASE));
                            return () -> process.runner().runDue(now, 2);
                        })
                        .toList();
                Racers.race(workers)
                        .forEach(finish -> assertThat(finish.failure()).isNull());
            }
            assertThat(most).hasValue(1);
            assertThat(ids).allSatisfy(id -> assertThat(busy.status(id)).isEqualTo(CaseStatus.REFUNDED));
            assertThat(busy.payments.payments()).hasSize(8);
        }
    }

    @Test
    void betweenTwoRefundsOfAPaymentTheIntervalPasses() {
        bench.payments.profile("CARD", FREE.paced(Duration.ofMinutes(10), false));
        bench.approved(mug(SampleOrders.NOON));
        CaseId second = bench.approved(mug(SampleOrders.NOON));
        bench.later(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(bench.payments.calls()).isEqualTo(1);
        bench.later(Duration.ofSeconds(12));
        assertThat(bench.status(second)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(bench.payments.calls()).isEqualTo(2);
    }

    @Test
    void aGatewayThatCannotEvenTellItsProfileIsParkedAndDelaysNobodyElse() {
        var dumb = new Bench(ShopPolicy.STANDARD, FaultyGateways.failing(PaymentGateway.class, "profile", 12));
        CaseId poisoned = dumb.cancelling("1001", 1);
        dumb.approvedAndLeft(poisoned);
        dumb.muchLater();
        assertThat(dumb.states(poisoned, PayRefund.class)).containsExactly(State.PARKED);
        assertThat(dumb.owed(poisoned, PayRefund.class))
                .as("nothing ever went out")
                .noneMatch(OutboxEntry::doubted);
        assertThat(dumb.alarmsOf(poisoned)).containsExactly("PARKED PAY_REFUND");
        assertThat(dumb.payments.calls()).isZero();
        assertThat(dumb.warehouse.ledger()).as("what else it owed").hasSize(1);
        assertThat(dumb.status(dumb.refunded("1002", 1))).isEqualTo(CaseStatus.REFUNDED);
    }

    @Nested
    class ARefundMadeElsewhere {
        private Commands.RecordExternalRefund chargeback(OrderId order, long minor, String reference) {
            return new Commands.RecordExternalRefund(
                    Request.of(bench.next(), FINANCE),
                    order,
                    TenderId.of("CARD"),
                    Money.ofMinor(minor, "CNY"),
                    reference,
                    SampleOrders.NOON);
        }

        @Test
        void takesFromWhatIsLeftAndMovesNoUnit() {
            CaseId id = bench.refunded("1001", 1);
            var before = bench.account(id);
            bench.send(chargeback(id.order(), 7_500, "CB-1")).get();
            assertThat(bench.account(id).remaining()).isEqualTo(before.remaining() - 7_500);
            assertThat(bench.account(id)
                            .tender(TenderId.of("CARD"))
                            .orElseThrow()
                            .left())
                    .isEqualTo(500);
            assertThat(bench.account(id).toRecord().lines())
                    .isEqualTo(before.toRecord().lines());
            assertThat(bench.journal(id)).endsWith(AccountEntry.Kind.EXTERNAL, AccountEntry.Kind.CREDITED_ELSEWHERE);
            assertThat(bench.alarmsOf(id)).containsExactly("REFUNDED_ELSEWHERE CARD");
            assertThat(bench.timeline(id)).endsWith("EXTERNAL_REFUND_RECORDED");
        }

        @Test
        void isRecordedOncePerReference() {
            CaseId id = bench.refunded("1001", 1);
            bench.send(chargeback(id.order(), 100, "CB-1")).get();
            assertThat(bench.send(chargeback(id.order(), 100, "CB-1")))
                    .isEqualTo(Either.left(new ExternalRefundKnown("CB-1")));
        }

        @Test
        void ofAnOrderWithoutAnyCaseIsRefused() {
            var order = OrderId.of("1001");
            assertThat(bench.send(chargeback(order, 100, "CB-1"))).isEqualTo(Either.left(new NothingOnOrder(order)));
        }

        @Test
        void thatOverdrawsStopsTheNextRoute() {
            bench.payments.next(new Behaviour.PayLater());
            CaseId id = bench.refunded("1001", 3);
            bench.send(chargeback(id.order(), 10_000, "CB-1")).get();
            assertThat(bench.account(id).remaining()).isEqualTo(-6_000);
            var key = bench.owed(id, PayRefund.class).get(0).key();
            bench.desks.outcomes().report(id.order(), key, new Answer.Rejected("DISPUTED", Answer.Retry.NEVER));
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUND_FAILED);
            assertThat(bench.owed(id, PayRefund.class)).as("no balance either").hasSize(1);
            assertThat(bench.payments.payments()).isEmpty();
        }
    }
}
