package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryTicketRepository;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.spring.host.Provider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** The health of after-sales, whose classes are in another package in each line of Spring Boot. */
class HealthTest {
    private static final String BEAN = "aftersalesHealthIndicator";

    private final ApplicationContextRunner complete = StarterContext.complete();

    private static Object health(ApplicationContext context) {
        return answer(context.getBean(BEAN), "health");
    }

    private static String status(Object health) {
        return answer(health, "getStatus").toString();
    }

    private static Map<?, ?> details(Object health) {
        return (Map<?, ?>) answer(health, "getDetails");
    }

    private static Object answer(Object subject, String method) {
        try {
            Method found = subject.getClass().getMethod(method);
            found.setAccessible(true);
            return found.invoke(subject);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void unfinishedEffectsAreCountedAndTheHealthStaysUp() {
        var now = new AtomicReference<>(Instant.parse("2030-03-01T12:00:00Z"));
        var clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        complete.withBean(Clock.class, () -> clock)
                .withPropertyValues("aftersales.retry.first=10s", "aftersales.retry.longest=10s")
                .run(context -> {
                    context.getBean(Provider.class).payments.next(new Behaviour.TimeOut());
                    StarterContext.refunded(context, "1001");
                    now.set(now.get().plus(Duration.ofDays(1)));

                    Object health = health(context);

                    assertThat(status(health)).isEqualTo("UP");
                    assertThat(details(health).get("effects"))
                            .isEqualTo(Map.of(State.READY, 0L, State.SENT, 0L, State.IN_DOUBT, 1L, State.PARKED, 0L));
                    assertThat((Long) details(health).get("overdueSeconds"))
                            .isBetween(
                                    Duration.ofDays(1).toSeconds() - 10,
                                    Duration.ofDays(1).toSeconds());
                });
    }

    @Test
    void anOutboxThatCannotBeReadIsDown() {
        complete.withBean(OutboxFigures.class, UnreadableFigures::new)
                .run(context -> assertThat(status(health(context))).isEqualTo("DOWN"));
    }

    private static final class UnreadableFigures implements OutboxFigures {
        @Override
        public long effects(State state) {
            throw new IllegalStateException("the database is down");
        }

        @Override
        public Duration overdue(Instant now) {
            return Duration.ZERO;
        }
    }

    @Test
    void theHealthCanBeSwitchedOff() {
        complete.withPropertyValues("management.health.aftersales.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BEAN));
    }

    @Test
    void figuresOfTheHostMakeAHealthForItsOwnOutbox() {
        StarterContext.withGateways()
                .withBean(InMemoryCaseRepository.class)
                .withBean(InMemoryTicketRepository.class)
                .withBean(OutboxFigures.class, UnreadableFigures::new)
                .run(context -> assertThat(context).hasBean(BEAN).hasSingleBean(OutboxMetrics.class));
    }
}
