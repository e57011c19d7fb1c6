package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.CommandObserver;
import io.aftersales.ports.desks.Validators;
import io.aftersales.ports.gateways.Authorizer;
import io.aftersales.ports.gateways.SecurityLog;
import io.aftersales.ports.repositories.CaseRepository;
import io.vavr.control.Either;
import jakarta.validation.Validator;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Every other part that a host declares takes the place of the default. */
class OtherPartsTest {
    private final ApplicationContextRunner complete = StarterContext.complete();

    @Test
    void theHostsClockIsRead() {
        Instant then = InstantSource.system().instant().plus(Duration.ofHours(5));
        complete.withBean(Clock.class, () -> Clock.fixed(then, ZoneOffset.UTC)).run(context -> {
            CaseId id = StarterContext.cancelled(context, "1001").get().caseId();
            assertThat(context.getBean(CaseRepository.class).timeline(id).get(0).at())
                    .isEqualTo(then);
        });
    }

    @Test
    void theHostsAuthorizerNarrowsAndItsSecurityLogIsTold() {
        var denied = new ArrayList<String>();
        complete.withBean(Authorizer.class, () -> (by, action, order) -> false)
                .withBean(SecurityLog.class, () -> (by, action, order, code) -> denied.add(code))
                .run(context -> {
                    assertThat(StarterContext.cancelled(context, "1001")
                                    .getLeft()
                                    .code())
                            .isEqualTo("NOT_PERMITTED");
                    assertThat(denied).containsExactly("NOT_PERMITTED");
                });
    }

    @Test
    void theHostsValidatorChecksCommands() {
        var checked = new AtomicInteger();
        var counting = (Validator) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Validator.class}, (proxy, method, arguments) -> {
                    checked.incrementAndGet();
                    return method.invoke(Validators.standard(), arguments);
                });
        complete.withBean(Validator.class, () -> counting).run(context -> {
            StarterContext.refunded(context, "1001");
            assertThat(checked).hasValue(2);
        });
    }

    @Test
    void theHostsObserverOfCommandsReplacesTheStarters() {
        var seen = new ArrayList<String>();
        var own = new CommandObserver() {
            @Override
            public <R> Either<Rejection, R> around(String command, Supplier<Either<Rejection, R>> run) {
                seen.add(command);
                return run.get();
            }
        };
        complete.withBean(CommandObserver.class, () -> own).run(context -> {
            StarterContext.refunded(context, "1001");
            assertThat(seen).containsExactly("OpenCase", "ApproveCase");
        });
    }

    @Test
    void desksThatTheHostHasAssembledAreTakenAsTheyAre() {
        StarterContext.empty()
                .withBean(
                        "own",
                        AfterSales.class,
                        () -> InMemoryAfterSales.standard().desks())
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(AfterSales.class));
    }

    @Test
    void theStarterWorksWithoutMicrometerAndActuator() {
        complete.withClassLoader(new FilteredClassLoader(
                        "io.micrometer", "org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(context -> {
                    StarterContext.refunded(context, "1001");
                    assertThat(context)
                            .doesNotHaveBean("aftersalesHealthIndicator")
                            .doesNotHaveBean(CommandObserver.class);
                });
    }
}
