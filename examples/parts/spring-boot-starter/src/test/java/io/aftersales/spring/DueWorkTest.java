package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.spring.host.Provider;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

/** Due work in an application. */
class DueWorkTest {
    @Test
    void aPaymentThatWasPutOffIsMadeByTheDueWork() {
        StarterContext.complete()
                .withPropertyValues(
                        "aftersales.due-work.enabled=true",
                        "aftersales.due-work.every=1ms",
                        "aftersales.retry.first=1ms",
                        "aftersales.retry.longest=1ms")
                .run(context -> {
                    Provider provider = context.getBean(Provider.class);
                    var twice = new CountDownLatch(2);
                    provider.before(instruction -> twice.countDown());
                    provider.payments.next(new Behaviour.Refuse("BUSY", Answer.Retry.SAME_KEY_LATER));

                    StarterContext.refunded(context, "1001");

                    assertThat(twice.await(20, TimeUnit.SECONDS)).isTrue();
                });
    }

    @Test
    void dueWorkRunsUnlessItIsSwitchedOff() {
        StarterContext.complete().run(context -> assertThat(context).doesNotHaveBean(DueWorkLoop.class));
        StarterContext.complete()
                .withPropertyValues("aftersales.due-work.enabled=true")
                .run(context -> assertThat(context.getBean(DueWorkLoop.class).isRunning())
                        .isTrue());
    }

    @Test
    void dueWorkIsTheLastToStartAndTheFirstToStop() {
        StarterContext.complete()
                .withPropertyValues("aftersales.due-work.enabled=true")
                .run(context -> assertThat(context.getBean(DueWorkLoop.class).getPhase())
                        .isEqualTo(SmartLifecycle.DEFAULT_PHASE));
    }
}
