package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseKind;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Shop;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many at once on one order: what can be won is won once, and nobody is paid twice. */
class RacersTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final OrderId ORDER = OrderId.of("1001");
    private static final Actor BUYER = Actor.buyer("b1");

    private final InMemoryAfterSales shop = InMemoryAfterSales.under(Shop.STANDARD, NOON);

    @BeforeEach
    void oneUnitWasSold() {
        var sale =
                Sale.of("1001", "CNY").with(OrderLine.of("A", "MUG", 1, 5000)).paidBy(Tender.money("T", "CARD", 5000));
        shop.orders().put(new OrderFacts(sale, "b1", OrderState.PAID, NOON, List.of(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 32})
    void oneWinsTheLastUnitAndTheOthersAreRefused(int racers) throws Exception {
        List<Either<Rejection, Receipt>> answers = race(racers, i -> () -> open("open-" + i));

        assertThat(answers.stream().filter(Either::isRight)).hasSize(1);
        assertThat(answers.stream()
                        .filter(Either::isLeft)
                        .map(each -> each.getLeft().code()))
                .hasSize(racers - 1)
                .containsOnly("QUANTITY_EXCEEDED");
        Receipt winner = answers.stream()
                .filter(Either::isRight)
                .findFirst()
                .orElseThrow()
                .get();
        assertThat(shop.desks()
                        .applications()
                        .withdraw(new Commands.Withdraw(CommandId.of("withdraw"), BUYER, winner.caseId()))
                        .isRight())
                .isTrue();
        assertThat(shop.repository().account(ORDER).orElseThrow().unitsHeld()).isZero();
    }

    @Test
    void theSameCommandSentByManyIsCarriedOutOnce() throws Exception {
        List<Either<Rejection, Receipt>> answers = race(32, i -> () -> open("the-same"));

        assertThat(answers.stream().map(Either::get).distinct()).hasSize(1);
        assertThat(shop.repository().events(0, 100)).hasSize(1);
    }

    @Test
    void manyReviewersPayOnce() throws Exception {
        var id = open("open").get().caseId();

        List<Either<Rejection, Receipt>> answers = race(
                32,
                i -> () -> shop.desks()
                        .reviews()
                        .approve(Commands.ApproveCase.byPolicy(
                                CommandId.of("approve-" + i), Actor.reviewer("r" + i), id)));

        assertThat(answers.stream().filter(Either::isRight)).hasSize(1);
        assertThat(shop.payments().payments()).hasSize(1);
        assertThat(shop.payments().paidOn("T")).isEqualTo(5000);
        assertThat(shop.repository().account(ORDER).orElseThrow().remaining()).isZero();
    }

    @Test
    void manyWorkersAskAboutADoubtfulPaymentAndPayItOnce() throws Exception {
        shop.payments().always("CARD", Route.ORIGINAL, new Behaviour.PayThenTimeOut());
        var id = open("open").get().caseId();
        shop.desks().reviews().approve(Commands.ApproveCase.byPolicy(CommandId.of("a"), Actor.reviewer("r"), id));
        assertThat(shop.repository().find(id).orElseThrow().status()).hasToString("REFUNDING");
        shop.clock().advance(Duration.ofHours(1));

        race(32, i -> () -> shop.desks().runner().runDue(shop.clock().instant(), 10));

        assertThat(shop.repository().find(id).orElseThrow().status()).hasToString("REFUNDED");
        assertThat(shop.payments().calls()).isEqualTo(1);
        assertThat(shop.payments().paidOn("T")).isEqualTo(5000);
    }

    private Either<Rejection, Receipt> open(String command) {
        return shop.desks()
                .applications()
                .open(Commands.OpenCase.of(
                        CommandId.of(command),
                        BUYER,
                        ORDER,
                        CaseKind.REFUND_ONLY,
                        List.of(ItemAsked.of("A", 1, "ORDER_CANCELLED"))));
    }

    /** All of them start at the same moment; what each came to, in order. */
    private static <T> List<T> race(int racers, IntFunction<Callable<T>> racer) throws Exception {
        var threads = Executors.newFixedThreadPool(racers);
        var start = new CyclicBarrier(racers);
        try {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < racers; i++) {
                Callable<T> each = racer.apply(i);
                running.add(threads.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            var answers = new ArrayList<T>();
            for (Future<T> one : running) {
                answers.add(result(one));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a racer fell", e);
        }
    }
}
