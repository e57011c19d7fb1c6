package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect.PayRefund;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.tck.Racers;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many at once on one order. */
class RacersTest {
    private static final OrderId ORDER = OrderId.of("1001");

    private final Bench bench = new Bench();

    private static <T> List<T> race(int many, IntFunction<Callable<T>> racer) {
        var finishes = Racers.race(IntStream.range(0, many).mapToObj(racer).toList());
        var values = new ArrayList<T>();
        for (var finish : finishes) {
            assertThat(finish.failure()).isNull();
            values.add(finish.value());
        }
        return values;
    }

    private List<Either<Rejection, Receipt>> sendAll(int many, IntFunction<Command> command) {
        return race(many, racer -> {
            Command mine = command.apply(racer);
            return () -> bench.send(mine);
        });
    }

    private static List<Receipt> accepted(List<Either<Rejection, Receipt>> answers) {
        return answers.stream().filter(Either::isRight).map(Either::get).toList();
    }

    private static List<Rejection> refused(List<Either<Rejection, Receipt>> answers) {
        return answers.stream().filter(Either::isLeft).map(Either::getLeft).toList();
    }

    private Command opening() {
        return Commands.OpenCase.of(
                Request.of(bench.next(), BUYER),
                ORDER,
                CaseKind.REFUND_ONLY,
                List.of(ItemAsked.of("B", 1, "NOT_LIKED")));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 64})
    void ofThoseWhoApplyForTheSameUnitExactlyOneGetsIt(int many) {
        bench.orders.put(SampleOrders.unshipped("1001"));
        var answers = sendAll(many, racer -> opening());

        assertThat(accepted(answers)).hasSize(1);
        assertThat(refused(answers)).containsOnly(new QuantityExceeded(LineId.of("B"), 1, 0));
        CaseId id = accepted(answers).get(0).caseId();
        assertThat(bench.account(id).unitsHeld()).isEqualTo(1);

        bench.send(new Commands.Withdraw(Request.of(bench.next(), BUYER), id)).get();
        assertThat(bench.account(id).unitsHeld()).isZero();
        assertThat(bench.account(id).unitsLeft(LineId.of("B"))).isEqualTo(1);
    }

    /** Ten mugs, and 64 who want one to three of them each: nobody gets what is not there, and who is refused could not have had it. */
    @RepeatedTest(5)
    void exactlyTheClaimsWinThatThereAreUnitsFor() {
        bench.orders.put(SampleOrders.unshippedMugs("1001", 10));
        var answers = sendAll(
                64,
                racer -> Commands.OpenCase.of(
                        Request.of(bench.next(), BUYER),
                        ORDER,
                        CaseKind.REFUND_ONLY,
                        List.of(ItemAsked.of("A", 1 + racer % 3, "NOT_LIKED"))));

        long won = accepted(answers).stream()
                .map(receipt -> bench.subject(receipt.caseId()))
                .mapToLong(subject -> subject.submission().units().get(0).quantity())
                .sum();
        assertThat(won).isEqualTo(10);
        assertThat(refused(answers))
                .allSatisfy(why -> assertThat(why)
                        .isInstanceOfSatisfying(
                                QuantityExceeded.class,
                                exceeded -> assertThat(exceeded.left()).isLessThan(exceeded.asked())));
        CaseId any = accepted(answers).get(0).caseId();
        assertThat(bench.account(any).unitsHeld()).isEqualTo(10);

        List<CaseId> winners = accepted(answers).stream().map(Receipt::caseId).toList();
        race(winners.size(), racer -> () -> bench.approved(winners.get(racer)));
        bench.muchLater();
        assertThat(winners).allSatisfy(id -> assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED));
        assertThat(bench.payments.paidOn("CARD"))
                .isEqualTo(bench.account(any).refunded())
                .isEqualTo(20_000);
    }

    @Test
    void theSameCommandFromManyThreadsIsOneCommitAndOneReceipt() {
        bench.orders.put(SampleOrders.unshipped("1001"));
        Command same = opening();
        var answers = sendAll(32, racer -> same);
        assertThat(accepted(answers)).hasSize(32).containsOnly(answers.get(0).get());
        assertThat(bench.repository.commits()).hasSize(1);
        assertThat(bench.ticketsOf(answers.get(0).get().caseId())).containsExactly("PENDING_REVIEW");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 64})
    void ofManyWhoApproveAtOnceOneDoesAndTheMoneyGoesOutOnce(int many) {
        CaseId id = bench.cancelling("1001", 1);
        var answers = sendAll(
                many,
                racer -> Commands.ApproveCase.byPolicy(
                        Request.of(bench.next(), Actor.reviewer("reviewer-" + racer)), id));
        assertThat(accepted(answers)).hasSize(1);
        assertThat(refused(answers)).extracting(Rejection::code).containsOnly("ILLEGAL_MOVE");
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(bench.payments.calls()).isEqualTo(1);
    }

    @RepeatedTest(20)
    void whoeverDecidesFirstDecidesAndTheOthersHearWhereItStands() {
        CaseId id = bench.cancelling("1001", 1);
        var answers = sendAll(12, racer -> switch (racer % 3) {
            case 0 -> new Commands.Withdraw(Request.of(bench.next(), BUYER), id);
            case 1 -> new Commands.RejectCase(Request.of(bench.next(), Bench.REVIEWER), id, "No");
            default -> Commands.ApproveCase.byPolicy(Request.of(bench.next(), Bench.REVIEWER), id);
        });
        assertThat(accepted(answers)).hasSize(1);
        assertThat(refused(answers))
                .as("NOT_YET is heard between an approval and the answer of the warehouse")
                .extracting(Rejection::code)
                .isSubsetOf("ILLEGAL_MOVE", "NOT_YET");
        assertThat(bench.account(id).unitsHeld()).isZero();
        assertThat(bench.account(id).refunded()).isEqualTo(bench.payments.paidOn("CARD"));
    }

    @Test
    void manyWorkersOnOneOutboxMakeEachPaymentOnce() {
        var ids = new ArrayList<CaseId>();
        for (int order = 0; order < 20; order++) {
            ids.add(bench.opened(
                    SampleOrders.unshippedOnTwoCards("20" + order),
                    CaseKind.REFUND_ONLY,
                    ItemAsked.of("A", 1, "ORDER_CANCELLED")));
        }
        bench.approvedAndLeft(ids.toArray(CaseId[]::new));
        race(32, worker -> {
            AfterSales process = bench.assemble(
                    gateways -> gateways,
                    assembly -> assembly.worker("worker-" + worker).lease(Bench.LEASE));
            return () -> process.runner().runDue(SampleOrders.NOON, 3);
        });
        bench.desks.runner().runDue(SampleOrders.NOON, 1_000);

        assertThat(ids).allSatisfy(id -> {
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.states(id, PayRefund.class)).containsExactly(State.DONE, State.DONE);
        });
        assertThat(bench.payments.calls()).isEqualTo(40);
        assertThat(bench.payments.payments()).hasSize(40);
    }

    @Test
    void manyWorkersAskAboutADoubtfulPaymentAndPayItOnce() {
        bench.payments.next(new Behaviour.PayThenTimeOut());
        CaseId id = bench.refunded("1001", 1);
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDING);
        bench.clock.advance(Duration.ofHours(1));
        race(32, worker -> () -> bench.desks.runner().runDue(bench.clock.instant(), 10));
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(bench.payments.calls()).isEqualTo(1);
    }
}
