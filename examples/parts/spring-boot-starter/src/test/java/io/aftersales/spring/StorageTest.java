package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryTicketRepository;
import io.aftersales.jdbc.JdbcStorage;
import io.aftersales.ports.repositories.Transactions;
import io.aftersales.spring.host.Provider;
import io.aftersales.spring.host.Shop;
import io.aftersales.spring.host.Warehouse;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The repositories of a host win over the storage in its database. */
class StorageTest {
    private final DataSource database = TestDatabase.fresh();

    @Test
    void repositoriesOfTheHostWinAndNoTableIsCreated() {
        StarterContext.complete(database)
                .withBean(InMemoryCaseRepository.class)
                .withBean(InMemoryTicketRepository.class)
                .run(context -> {
                    CaseId id = StarterContext.refunded(context, "1001");
                    assertThat(context.getBean(InMemoryCaseRepository.class)
                                    .find(id)
                                    .orElseThrow()
                                    .status())
                            .isEqualTo(CaseStatus.REFUNDED);
                    assertThat(TestDatabase.tables(database)).isEmpty();
                    assertThat(context)
                            .doesNotHaveBean(OutboxFigures.class)
                            .doesNotHaveBean(OutboxMetrics.class)
                            .doesNotHaveBean("aftersalesHealthIndicator");
                });
    }

    @Test
    void aStorageOfTheHostThatWritesOutsideOfItsTransactionsIsRefused() {
        StarterContext.complete(database)
                .withBean(JdbcStorage.class, () -> JdbcStorage.on(database))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("JdbcStorage.on(new SpringConnections(dataSource))"));
        StarterContext.complete(database)
                .withBean(JdbcStorage.class, () -> JdbcStorage.on(new SpringConnections(database)))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void withoutTransactionsOfSpringEachCommitStandsAlone() {
        StarterContext.withGateways()
                .withBean(InMemoryCaseRepository.class)
                .withBean(InMemoryTicketRepository.class)
                .run(context -> assertThat(context.getBean(Transactions.class)).isSameAs(Transactions.NONE));
    }

    @Test
    void transactionsOfTheHostWin() {
        StarterContext.complete(database)
                .withBean("own", Transactions.class, () -> Transactions.NONE)
                .run(context -> assertThat(context).hasSingleBean(Transactions.class));
    }

    @Test
    void theSchemaIsMigratedAtTheStart() {
        StarterContext.complete(database)
                .run(context -> assertThat(TestDatabase.tables(database))
                        .contains("aftersales_schema", "aftersales_case", "aftersales_effect"));
    }

    @Test
    void theSchemaIsLeftToTheHostOnRequest() {
        StarterContext.complete(database)
                .withPropertyValues("aftersales.schema.migrate=false")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(TestDatabase.tables(database)).isEmpty();
                });
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theSchemaIsLeftToTheHostWithoutFlyway(CapturedOutput output) {
        StarterContext.complete(database)
                .withClassLoader(new FilteredClassLoader("org.flywaydb"))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(TestDatabase.tables(database)).isEmpty();
                });
        assertThat(output).contains("left to the host: scripts in classpath:aftersales/db/h2");
    }

    @EnableAutoConfiguration
    @Import({Shop.class, Provider.class, Warehouse.class})
    static class WithMigrationsOfItsOwn {}

    @Test
    void theHostsOwnMigrationsFindTheSchemaEmpty() {
        var application = new SpringApplicationBuilder(WithMigrationsOfItsOwn.class)
                .properties(
                        "spring.datasource.url=jdbc:h2:mem:migrations;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                        "aftersales.due-work.enabled=false");
        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(TestDatabase.tables(context.getBean(DataSource.class)))
                    .contains("shop_cancellation", "aftersales_case");
        }
    }
}
