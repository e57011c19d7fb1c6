package io.aftersales.spring;

import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.repositories.Transactions;
import java.time.InstantSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
        Transactions afterSalesTransactions(ObjectProvider<PlatformTransactionManager> managers) {
            PlatformTransactionManager manager = managers.getIfAvailable();
            return manager == null ? Transactions.NONE : new SpringTransactions(manager);
        }
    }
}
