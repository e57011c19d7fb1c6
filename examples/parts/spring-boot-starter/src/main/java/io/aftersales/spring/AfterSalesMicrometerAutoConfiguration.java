package io.aftersales.spring;

import io.aftersales.ports.desks.CommandObserver;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Metrics and observations, where Micrometer is on the class path. */
@AutoConfiguration(after = AfterSalesJdbcAutoConfiguration.class)
public class AfterSalesMicrometerAutoConfiguration {
    AfterSalesMicrometerAutoConfiguration() {}

    /** Observations of commands and of due work. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    static class Observations {
        @Bean
        @ConditionalOnMissingBean
        CommandObserver afterSalesCommandObserver(ObjectProvider<ObservationRegistry> registries) {
            return new CommandObservations(registries.getIfAvailable(() -> ObservationRegistry.NOOP));
        }

        @Bean
        DueWorkObserver afterSalesDueWorkObserver(ObjectProvider<ObservationRegistry> registries) {
            return new DueWorkObservations(registries.getIfAvailable(() -> ObservationRegistry.NOOP));
        }
    }

    /** Gauges of the outbox. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    @ConditionalOnBean(OutboxFigures.class)
    static class Metrics {
        @Bean
        OutboxMetrics afterSalesOutboxMetrics(OutboxFigures figures, ObjectProvider<InstantSource> clocks) {
            return new OutboxMetrics(figures, clocks.getIfAvailable(InstantSource::system));
        }
    }
}
