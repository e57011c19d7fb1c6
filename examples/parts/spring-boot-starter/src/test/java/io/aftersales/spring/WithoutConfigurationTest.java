package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Commands.Withdraw;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.spring.host.Approvals;
import io.aftersales.spring.host.Cancellations;
import io.aftersales.spring.host.Host;
import io.aftersales.spring.host.PatientCancellations;
import io.aftersales.spring.host.Provider;
import io.aftersales.spring.host.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A host that declares components for its gateways and nothing else, on a database that it migrates itself. */
@SpringBootTest(
        classes = Host.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:host;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
            "aftersales.due-work.every=1h"
        })
class WithoutConfigurationTest {
    private static final Actor BUYER = Actor.buyer("buyer-1");
    private static final Actor REVIEWER = Actor.reviewer("rita");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Shop shop;

    @Autowired
    private Provider provider;

    @Autowired
    private Cancellations cancellations;

    @Autowired
    private PatientCancellations patient;

    @Autowired
    private AfterSales afterSales;

    @Autowired
    private Approvals approvals;

    @Autowired
    private CaseRepository cases;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private MeterRegistry meters;

    @Test
    void theLineOfSpringBootIsTheOneToBeTested() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("expected.spring.boot"));
    }

    @Test
    void theHostHasNoConfigurationOfItsOwn() {
        assertThat(context.getBeansWithAnnotation(Configuration.class).values())
                .filteredOn(bean -> bean.getClass().getName().startsWith("io.aftersales.spring.host"))
                .singleElement()
                .isInstanceOf(Host.class);
    }

    /** Hikari's ten, of which half may be second connections of threads that commit. */
    @Test
    void theSizeOfThePoolIsKnownFromSpringBoot() {
        var pool = context.getBean(AfterSalesAutoConfiguration.PoolSize.class);
        assertThat(pool.most()).isEqualTo(10);
        assertThat(pool.half()).isEqualTo(5);
    }

    @Test
    void aRefundIsPaidAfterTheCommitOfTheHost() {
        OrderId order = shop.paid("paid");

        CaseId id = cancellations.cancel(order, BUYER);
        assertThat(provider.payments.paidOn("PAY-paid")).isZero();
        approvals.approve(id, REVIEWER);

        assertThat(provider.payments.paidOn("PAY-paid")).isEqualTo(3_000);
        assertThat(provider.calledInTransaction).isFalse();
        assertThat(cases.find(id).orElseThrow().status()).isEqualTo(CaseStatus.REFUNDED);
        assertThat(outbox.ofOrder(order)).isNotEmpty().allMatch(entry -> entry.state() == State.DONE);
        assertThat(cancelled(order)).isOne();
    }

    @Test
    void aCommandThatIsSentAgainIsWrittenOnceByTheHostToo() {
        OrderId order = shop.paid("twice");

        CaseId first = cancellations.cancel(order, BUYER);
        CaseId again = cancellations.cancel(order, BUYER);

        assertThat(again).isEqualTo(first);
        assertThat(cancelled(order)).isOne();
    }

    @Test
    void aLostRaceInATransactionOfTheHostIsRolledBack() {
        OrderId order = shop.paid("race");
        faster(order, 1);

        assertThatThrownBy(() -> cancellations.cancel(order, BUYER)).isInstanceOf(StaleVersion.class);

        assertThat(cancelled(order)).isZero();
        assertThat(cases.search(CaseQuery.ofOrder(order))).hasSize(1);
    }

    @Test
    void aTransactionThatIsTriedAgainAfterALostRaceIsWrittenOnce() {
        OrderId order = shop.paid("races");
        faster(order, 2);

        CaseId id = patient.cancel(order, BUYER);

        assertThat(cancelled(order)).isOne();
        assertThat(cases.find(id)).isNotEmpty();
    }

    /** Has another writer be faster than the next commands on an order, each time with an application that is withdrawn. */
    private void faster(OrderId order, int times) {
        Thread home = Thread.currentThread();
        var left = new AtomicInteger(times);
        shop.beforeFacts(() -> {
            if (Thread.currentThread() == home && left.getAndDecrement() > 0) {
                var other = new Thread(() -> openAndWithdraw(order, "other-" + left.get()));
                other.start();
                try {
                    other.join();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        });
    }

    private void openAndWithdraw(OrderId order, String id) {
        var unused = afterSales
                .applications()
                .open(OpenCase.cancellation(Request.of(id, BUYER), order, "ORDER_CANCELLED"))
                .flatMap(opened -> afterSales
                        .applications()
                        .withdraw(new Withdraw(Request.of(id + "-withdrawn", BUYER), opened.caseId())))
                .getOrElseThrow(RejectedException::new);
    }

    @Test
    void whatTheHostRollsBackLeavesNothingAndNoGatewayWasCalled() {
        OrderId order = shop.paid("rolled-back");
        int told = shop.notices.notices().size();
        int calls = provider.payments.calls();

        assertThatIllegalStateException()
                .isThrownBy(() -> approvals.cancelAndFail(order, BUYER, REVIEWER))
                .withMessage("the host fails");

        assertThat(cases.search(CaseQuery.ofOrder(order))).isEmpty();
        assertThat(cases.account(order)).isEmpty();
        assertThat(outbox.ofOrder(order)).isEmpty();
        assertThat(cancelled(order)).isZero();
        assertThat(provider.payments.calls()).isEqualTo(calls);
        assertThat(shop.notices.notices()).hasSize(told);
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();
    }

    @Test
    void aRefusalRollsBackWhatTheHostWrote() {
        OrderId unknown = OrderId.of("unknown");
        assertThatThrownBy(() -> cancellations.cancel(unknown, BUYER))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("unknown");
        assertThat(cancelled(unknown)).isZero();
    }

    @Test
    void theHostAndAfterSalesEachHaveTheirOwnHistoryOfMigrations() {
        assertThat(scripts("flyway_schema_history")).isEqualTo("V1__shop.sql");
        assertThat(scripts("aftersales_schema")).isEqualTo("V1__after_sales.sql");
    }

    @Test
    void commandsAreObservedByKindAndOutcome() {
        CaseId id = cancellations.cancel(shop.paid("observed"), BUYER);
        long before = commands("ApproveCase", "NOT_PERMITTED");

        assertThatThrownBy(() -> approvals.approve(id, BUYER)).isInstanceOf(RejectedException.class);

        assertThat(commands("ApproveCase", "NOT_PERMITTED")).isEqualTo(before + 1);
        assertThat(commands("OpenCase", "ACCEPTED")).isPositive();
    }

    @Test
    void effectsAreCountedByState() {
        approvals.approve(cancellations.cancel(shop.paid("counted"), BUYER), REVIEWER);

        assertThat(meters.get("aftersales.effects").tag("state", "DONE").gauge().value())
                .isPositive();
        assertThat(meters.get("aftersales.effects")
                        .tag("state", "PARKED")
                        .gauge()
                        .value())
                .isZero();
        assertThat(meters.get("aftersales.effects.overdue").gauge().value()).isZero();
    }

    @Test
    void healthHasTheNameOfTheLibraryAndFiguresAreThere() {
        assertThat(context.containsBean("aftersalesHealthIndicator")).isTrue();
        assertThat(context.getBeanProvider(CaseFigures.class).getIfAvailable()).isNotNull();
    }

    private long commands(String command, String outcome) {
        return meters.find("aftersales.command").tags("command", command, "outcome", outcome).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private int cancelled(OrderId order) {
        Integer count = jdbc.queryForObject(
                "select count(*) from shop_cancellation where order_id = ?", Integer.class, order.value());
        return count == null ? 0 : count;
    }

    private String scripts(String history) {
        return String.join(
                ", ",
                jdbc.queryForList(
                        "select \"script\" from \"" + history
                                + "\" where \"type\" = 'SQL' and \"success\" order by \"installed_rank\"",
                        String.class));
    }
}
