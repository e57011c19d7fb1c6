package io.aftersales.spring;

import io.aftersales.domain.effects.OutboxEntry.State;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Health {@code aftersales}: the unfinished effects by state, and the delay of the oldest due effect in seconds. It is up whatever the
 * numbers are, since a restart would not help, and down when the outbox cannot be read.
 */
@AutoConfiguration(after = AfterSalesJdbcAutoConfiguration.class)
@ConditionalOnBean(OutboxFigures.class)
@ConditionalOnProperty(name = "management.health.aftersales.enabled", matchIfMissing = true)
public class AfterSalesHealthAutoConfiguration {
    private static final String UNREADABLE = "the outbox cannot be read";

    AfterSalesHealthAutoConfiguration() {}

    private static Map<String, Object> details(OutboxFigures figures, InstantSource clock) {
        Map<State, Long> unfinished = new EnumMap<>(State.class);
        for (State state : State.values()) {
            if (state.isOpen() || state == State.PARKED) {
                unfinished.put(state, figures.effects(state));
            }
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("effects", unfinished);
        details.put("overdueSeconds", figures.overdue(clock.instant()).toSeconds());
        return details;
    }

    /** Health with the classes of Spring Boot 3. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    static class OfSpringBoot3 {
        @Bean
        org.springframework.boot.actuate.health.HealthIndicator aftersalesHealthIndicator(
                OutboxFigures figures, ObjectProvider<InstantSource> clocks) {
            InstantSource clock = clocks.getIfAvailable(InstantSource::system);
            return new org.springframework.boot.actuate.health.AbstractHealthIndicator(UNREADABLE) {
                @Override
                protected void doHealthCheck(org.springframework.boot.actuate.health.Health.Builder health) {
                    health.up().withDetails(details(figures, clock));
                }
            };
        }
    }

    /** Health with the classes of Spring Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class OfSpringBoot4 {
        @Bean
        org.springframework.boot.health.contributor.HealthIndicator aftersalesHealthIndicator(
                OutboxFigures figures, ObjectProvider<InstantSource> clocks) {
            InstantSource clock = clocks.getIfAvailable(InstantSource::system);
            return new org.springframework.boot.health.contributor.AbstractHealthIndicator(UNREADABLE) {
                @Override
                protected void doHealthCheck(org.springframework.boot.health.contributor.Health.Builder health) {
                    health.up().withDetails(details(figures, clock));
                }
            };
        }
    }
}
