package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Assignment;
import io.aftersales.domain.tickets.TicketPolicy;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.inmemory.InMemoryApprovalTotals;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryRewards;
import io.aftersales.inmemory.ScriptedPayments;
import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.spring.host.Provider;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** The rules that a host declares are those of the desks. */
class RulesTest {
    private final ApplicationContextRunner complete = StarterContext.complete();

    @Test
    void theLimitsOfTheHostsCasePolicyHold() {
        var limited = CasePolicy.builder()
                .dailyLimit(new DailyLimit(MoneyLimits.of(Money.of("1.00", "CNY")), ZoneOffset.UTC))
                .build();
        complete.withBean(CasePolicy.class, () -> limited)
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("pass ApprovalTotals"));
        complete.withBean(CasePolicy.class, () -> limited)
                .withBean(InMemoryApprovalTotals.class, () -> new InMemoryApprovalTotals(new InMemoryCaseRepository()))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void theHostsRefundPolicyIsFrozenWithTheOrder() {
        RefundPolicy rules = RefundPolicy.STANDARD.named("shop", 7);
        complete.withBean(RefundPolicy.class, () -> rules)
                .run(context -> assertThat(frozen(context, "1001")).isEqualTo(rules));
    }

    private static RefundPolicy frozen(ApplicationContext context, String id) {
        OrderId order = StarterContext.refunded(context, id).order();
        return context.getBean(CaseRepository.class)
                .account(order)
                .orElseThrow()
                .frozen()
                .policy();
    }

    @Test
    void byTheStandardCouponsGoBackOnlyWhereThereIsAGatewayForThem() {
        complete.run(
                context -> assertThat(frozen(context, "1001")).isEqualTo(RefundPolicy.STANDARD.withCouponsUsedUp()));
        complete.withBean(Coupons.class, () -> new InMemoryRewards())
                .run(context -> assertThat(frozen(context, "1002")).isEqualTo(RefundPolicy.STANDARD));
    }

    @Test
    void theHostsTicketPolicyAssigns() {
        var rules = TicketPolicy.STANDARD.with(new Assignment(List.of(), TicketQueue.of("front-office")));
        complete.withBean(TicketPolicy.class, () -> rules).run(context -> {
            CaseId id = StarterContext.cancelled(context, "1001").get().caseId();
            assertThat(context.getBean(TicketRepository.class).queues())
                    .extracting(TicketQueue::group)
                    .containsExactly("front-office");
            assertThat(context.getBean(TicketRepository.class).unresolved(id)).isPresent();
        });
    }

    @Test
    void retryIsThePropertyUnlessTheHostHasABean() {
        var once = complete.withPropertyValues("aftersales.retry.attempts=1");
        once.run(context -> assertThat(unanswered(context, "1001").state()).isEqualTo(State.PARKED));
        once.withBean(RetryPolicy.class, () -> RetryPolicy.STANDARD)
                .run(context -> assertThat(unanswered(context, "1002").state()).isEqualTo(State.IN_DOUBT));
    }

    private OutboxEntry unanswered(ApplicationContext context, String order) {
        context.getBean(Provider.class).payments.next(new ScriptedPayments.Behaviour.TimeOut());
        return StarterContext.payment(context, StarterContext.refunded(context, order));
    }
}
