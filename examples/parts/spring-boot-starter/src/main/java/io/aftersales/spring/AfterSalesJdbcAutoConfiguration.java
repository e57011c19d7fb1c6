package io.aftersales.spring;

import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.jdbc.JdbcStorage;
import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketRepository;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ClassUtils;

/**
 * Storage in the host's database, joined to Spring's transactions. Each repository that the host declares itself replaces the one of {@code
 * aftersales-jdbc}; a host that declares all three gets no tables.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@ConditionalOnClass({JdbcStorage.class, DataSourceUtils.class})
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(AfterSalesProperties.class)
public class AfterSalesJdbcAutoConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(AfterSalesJdbcAutoConfiguration.class);

    AfterSalesJdbcAutoConfiguration() {}

    /** Opens the storage after the host's own migrations, so that these find the schema as they left it. */
    @Bean
    @Lazy // not opened, and no tables created, where no repository of it is used
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    JdbcStorage afterSalesStorage(DataSource dataSource, AfterSalesProperties properties) {
        JdbcStorage storage = JdbcStorage.on(new SpringConnections(dataSource));
        if (properties.schema().migrate() && ClassUtils.isPresent("org.flywaydb.core.Flyway", null)) {
            Schema.migrate(dataSource, storage);
        } else {
            LOG.info("The tables of after-sales are left to the host: scripts in {}", storage.migrations());
        }
        return storage;
    }

    @Bean
    @ConditionalOnMissingBean
    TicketRepository afterSalesTickets(JdbcStorage storage, ObjectProvider<PlatformTransactionManager> managers) {
        return joined(storage, managers).tickets();
    }

    /** Returns a storage that joins Spring's transactions; refuses one of the host's that does not, where there are any. */
    private static JdbcStorage joined(JdbcStorage storage, ObjectProvider<PlatformTransactionManager> managers) {
        if (!storage.joinsTransactions() && managers.stream().findAny().isPresent()) {
            throw new IllegalStateException(
                    "the JdbcStorage of the host writes outside of Spring's transactions, and what it wrote would stay after a"
                            + " rollback: open it with JdbcStorage.on(new SpringConnections(dataSource))");
        }
        return storage;
    }

    /** Cases and figures over them, unless the host keeps its cases elsewhere. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(CaseRepository.class)
    static class Cases {
        @Bean
        CaseRepository afterSalesCases(JdbcStorage storage, ObjectProvider<PlatformTransactionManager> managers) {
            return joined(storage, managers).cases();
        }

        @Bean
        @ConditionalOnMissingBean
        CaseFigures afterSalesFigures(JdbcStorage storage) {
            return storage.figures();
        }
    }

    /** Effects and figures over them, unless the host keeps its effects elsewhere. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(Outbox.class)
    static class Effects {
        @Bean
        Outbox afterSalesOutbox(JdbcStorage storage, ObjectProvider<PlatformTransactionManager> managers) {
            return joined(storage, managers).outbox();
        }

        @Bean
        @ConditionalOnMissingBean
        OutboxFigures afterSalesOutboxFigures(JdbcStorage storage) {
            return new OutboxFigures() {
                @Override
                public long effects(State state) {
                    return storage.effects(state);
                }

                @Override
                public Duration overdue(Instant now) {
                    return storage.overdue(now);
                }
            };
        }
    }

    /** Touches Flyway only where it is there. */
    private static final class Schema {
        static void migrate(DataSource dataSource, JdbcStorage storage) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations(storage.migrations())
                    .table("aftersales_schema") // apart from the history of the host's own migrations
                    .baselineOnMigrate(true) // the schema has the host's tables
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }
}
