package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.spring.host.Provider;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.HikariDataSourcePoolMetadata;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of the host on a pool of two connections, with a payment gateway that writes to the database itself. */
class SmallPoolTest {
    private static final int THREADS = 6;

    /** The pool, with the metadata that Spring Boot declares for pools it creates. */
    private static ApplicationContextRunner onAPoolOf(int connections, DataSource database) {
        var config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(2_000);
        return StarterContext.complete(new HikariDataSource(config))
                .withBean(
                        DataSourcePoolMetadataProvider.class,
                        () -> pool -> new HikariDataSourcePoolMetadata((HikariDataSource) pool));
    }

    private static ApplicationContextRunner onAPoolOf(int connections) {
        return onAPoolOf(connections, TestDatabase.fresh());
    }

    @Test
    void aThreadThatCommitsNeedsOneConnectionMoreAndNoThird() {
        onAPoolOf(2).run(context -> {
            writingProvider(context);
            CaseId id = opened(context, "1001");
            approved(context, id);
            assertThat(effects(context, id)).allMatch(SmallPoolTest::isDone);
            assertThat(paid(context, id)).isEqualTo(3_000);
        });
    }

    @Test
    void moreThreadsThanConnectionsAllCommitAndWhatIsLeftIsPaidByTheDueWork() {
        onAPoolOf(2).run(context -> {
            writingProvider(context);
            var ids = new ArrayList<CaseId>();
            for (int order = 0; order < THREADS; order++) {
                ids.add(opened(context, "200" + order));
            }

            approvedAtOnce(context, ids);

            assertThat(ids)
                    .allSatisfy(id -> assertThat(effects(context, id))
                            .allMatch(entry -> entry.state() == State.READY || isDone(entry)));
            assertThat(ids)
                    .as("at least the first is paid after its commit")
                    .anyMatch(id -> paid(context, id) == 3_000);
            runDue(context);
            assertThat(ids).allSatisfy(id -> {
                assertThat(effects(context, id)).allMatch(SmallPoolTest::isDone);
                assertThat(paid(context, id)).isEqualTo(3_000);
            });
        });
    }

    @Test
    void onAPoolOfOneEffectsAreLeftToTheDueWork() {
        DataSource database = TestDatabase.fresh();
        StarterContext.complete(database)
                .run(context -> assertThat(context).hasNotFailed()); // migrates, for which Flyway needs two
        onAPoolOf(1, database)
                .withPropertyValues("aftersales.schema.migrate=false")
                .run(SmallPoolTest::leftToTheDueWork);
    }

    @Test
    void effectsAreLeftToTheDueWorkOnRequest() {
        onAPoolOf(4).withPropertyValues("aftersales.after-commit-threads=0").run(SmallPoolTest::leftToTheDueWork);
    }

    private static void leftToTheDueWork(AssertableApplicationContext context) {
        CaseId id = opened(context, "1001");
        approved(context, id);
        assertThat(effects(context, id)).anyMatch(entry -> entry.state() == State.READY);
        assertThat(paid(context, id)).isZero();
        runDue(context);
        assertThat(effects(context, id)).allMatch(SmallPoolTest::isDone);
        assertThat(paid(context, id)).isEqualTo(3_000);
    }

    /** Has the provider write a row before each payment, without a transaction, as a host would that keeps a diary. */
    private static void writingProvider(AssertableApplicationContext context) {
        var jdbc = new JdbcTemplate(context.getBean(DataSource.class));
        jdbc.execute("create table diary (payment varchar(100))");
        context.getBean(Provider.class)
                .before(instruction -> jdbc.update(
                        "insert into diary values (?)", instruction.caseId().toString()));
    }

    private static CaseId opened(AssertableApplicationContext context, String order) {
        return StarterContext.cancelled(context, order).get().caseId();
    }

    private static void approved(AssertableApplicationContext context, CaseId id) {
        new TransactionTemplate(context.getBean(JdbcTransactionManager.class))
                .executeWithoutResult(status -> assertThat(context.getBean(AfterSales.class)
                                .reviews()
                                .approve(ApproveCase.byPolicy(Request.of("approve", StarterContext.REVIEWER), id)))
                        .isNotEmpty());
    }

    private static void approvedAtOnce(AssertableApplicationContext context, List<CaseId> ids)
            throws InterruptedException {
        var threads = Executors.newFixedThreadPool(ids.size());
        try {
            List<Callable<CaseId>> approvals = ids.stream()
                    .map(id -> (Callable<CaseId>) () -> {
                        approved(context, id);
                        return id;
                    })
                    .toList();
            assertThat(threads.invokeAll(approvals, 60, TimeUnit.SECONDS))
                    .allSatisfy(done -> assertThat(done).succeedsWithin(0, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    private static void runDue(AssertableApplicationContext context) {
        AfterSales desks = context.getBean(AfterSales.class);
        while (desks.runDue(InstantSource.system().instant(), 100).most() > 0) {
            // until nothing is due
        }
    }

    private static List<OutboxEntry> effects(AssertableApplicationContext context, CaseId id) {
        return context.getBean(Outbox.class).ofOrder(id.order());
    }

    private static long paid(AssertableApplicationContext context, CaseId id) {
        return context.getBean(Provider.class)
                .payments
                .paidOn("PAY-" + id.order().value());
    }

    /** Tells whether the effect was carried out at the first attempt. */
    private static boolean isDone(OutboxEntry entry) {
        return entry.state() == State.DONE && entry.attempts() == 1;
    }
}
