package io.aftersales.spring;

import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.repositories.Transactions;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.metadata.CompositeDataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Assembles the desks from the beans of the host, and carries out what is due. */
@AutoConfiguration(after = AfterSalesJdbcAutoConfiguration.class)
@EnableConfigurationProperties(AfterSalesProperties.class)
public class AfterSalesAutoConfiguration {
    AfterSalesAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    AfterSales afterSales(ListableBeanFactory beans, AfterSalesProperties properties) {
        return new AfterSalesAssembly(beans, properties).assembled();
    }

    @Bean
    @ConditionalOnProperty(name = "aftersales.due-work.enabled", matchIfMissing = true)
    DueWorkLoop afterSalesDueWork(
            AfterSales desks,
            AfterSalesProperties properties,
            ObjectProvider<InstantSource> clocks,
            ObjectProvider<DueWorkObserver> observers) {
        InstantSource clock = clocks.getIfAvailable(InstantSource::system);
        int batch = properties.dueWork().batch();
        DueWorkObserver observer = observers.getIfAvailable(() -> DueWorkObserver.NONE);
        return new DueWorkLoop(
                () -> observer.around(() -> desks.runDue(clock.instant(), batch)),
                batch,
                properties.dueWork().every());
    }

    /** Transactions of Spring, where it has any. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PlatformTransactionManager.class)
    static class SpringSide {
        @Bean
        @ConditionalOnMissingBean
        Transactions afterSalesTransactions(
                ObjectProvider<PlatformTransactionManager> managers,
                ObjectProvider<PoolSize> pools,
                AfterSalesProperties properties) {
            PlatformTransactionManager manager = managers.getIfAvailable();
            if (manager == null) {
                return Transactions.NONE;
            }
            Integer threads = properties.afterCommitThreads();
            return new SpringTransactions(
                    manager,
                    threads != null
                            ? threads
                            : pools.getIfAvailable(() -> PoolSize.UNKNOWN).half());
        }
    }

    /** The size of the host's pool, where Spring Boot can tell it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DataSourcePoolMetadataProvider.class)
    static class Pools {
        @Bean
        PoolSize afterSalesPoolSize(
                ObjectProvider<DataSource> databases, ObjectProvider<DataSourcePoolMetadataProvider> known) {
            return () -> {
                DataSource database = databases.getIfUnique();
                DataSourcePoolMetadata pool = database == null
                        ? null
                        : new CompositeDataSourcePoolMetadataProvider(
                                        known.stream().toList())
                                .getDataSourcePoolMetadata(database);
                Integer most = pool == null ? null : pool.getMax();
                return most == null || most < 0 ? Integer.MAX_VALUE : most;
            };
        }
    }

    /** Tells the most connections of the host's pool. */
    @FunctionalInterface
    interface PoolSize {
        PoolSize UNKNOWN = () -> Integer.MAX_VALUE;

        int most();

        /** Returns the number of threads that can hold two connections each. */
        default int half() {
            int most = most();
            return most == Integer.MAX_VALUE ? most : most / 2;
        }
    }
}
