package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.spring.host.Cancellations;
import io.aftersales.spring.host.Host;
import io.aftersales.spring.host.Provider;
import io.aftersales.spring.host.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Listeners of the host that call after-sales when a transaction has ended. */
@SpringBootTest(
        classes = {Host.class, ListenersAfterCommitTest.Listeners.class},
        properties = {
            "spring.datasource.url=jdbc:h2:mem:listeners;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
            "aftersales.due-work.enabled=false"
        })
class ListenersAfterCommitTest {
    /** Events of the host, one for each listener. */
    sealed interface Event {
        record Committed(CaseId id) implements Event {}

        record RolledBack(CaseId id) implements Event {}

        record CommittedWithATransactionOfItsOwn(CaseId id) implements Event {}
    }

    @Configuration(proxyBeanMethods = false)
    static class Listeners {
        @Bean
        Approving approving(AfterSales afterSales) {
            return new Approving(afterSales);
        }
    }

    /** Approves in listeners, and keeps what they threw, which Spring only logs. */
    static class Approving {
        private final AfterSales afterSales;
        private final List<RuntimeException> thrown = new ArrayList<>();

        Approving(AfterSales afterSales) {
            this.afterSales = afterSales;
        }

        public List<RuntimeException> thrown() {
            return thrown;
        }

        @TransactionalEventListener
        public void on(Event.Committed event) {
            approve(event.id());
        }

        @TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
        public void on(Event.RolledBack event) {
            approve(event.id());
        }

        @TransactionalEventListener
        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public void on(Event.CommittedWithATransactionOfItsOwn event) {
            approve(event.id());
        }

        private void approve(CaseId id) {
            try {
                assertThat(afterSales
                                .reviews()
                                .approve(ApproveCase.byPolicy(Request.of("approve", Actor.reviewer("rita")), id)))
                        .isNotEmpty();
            } catch (RuntimeException e) {
                thrown.add(e);
            }
        }
    }

    @Autowired
    private Shop shop;

    @Autowired
    private Provider provider;

    @Autowired
    private Cancellations cancellations;

    @Autowired
    private CaseRepository cases;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Approving listeners;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager manager;

    @Test
    void aListenerAfterTheCommitIsRefusedAndNothingIsStored() {
        refused(
                "after-commit",
                id -> new TransactionTemplate(manager)
                        .executeWithoutResult(status -> events.publishEvent(new Event.Committed(id))));
    }

    @Test
    void aListenerAfterARollbackIsRefusedAndNothingIsStored() {
        refused(
                "after-rollback",
                id -> new TransactionTemplate(manager).executeWithoutResult(status -> {
                    events.publishEvent(new Event.RolledBack(id));
                    status.setRollbackOnly();
                }));
    }

    private void refused(String order, Consumer<CaseId> ended) {
        OrderId paid = shop.paid(order);
        CaseId id = cancellations.cancel(paid, Actor.buyer("buyer-1"));
        var before = cases.find(id).orElseThrow();
        var owed = outbox.ofOrder(paid);
        listeners.thrown().clear();

        ended.accept(id);

        assertThat(listeners.thrown())
                .singleElement()
                .isInstanceOf(IllegalStateException.class)
                .hasToString("java.lang.IllegalStateException: the transaction of the caller has ended:"
                        + " call after-sales in one of its own, with REQUIRES_NEW");
        assertThat(cases.find(id).orElseThrow().version()).isEqualTo(before.version());
        assertThat(cases.find(id).orElseThrow().status()).isEqualTo(before.status());
        assertThat(outbox.ofOrder(paid)).isEqualTo(owed);
        assertThat(provider.payments.paidOn("PAY-" + order)).isZero();
    }

    @Test
    void aListenerWithATransactionOfItsOwnIsServed() {
        CaseId id = cancellations.cancel(shop.paid("requires-new"), Actor.buyer("buyer-1"));
        listeners.thrown().clear();

        new TransactionTemplate(manager)
                .executeWithoutResult(status -> events.publishEvent(new Event.CommittedWithATransactionOfItsOwn(id)));

        assertThat(listeners.thrown()).isEmpty();
        assertThat(cases.find(id).orElseThrow().status()).isEqualTo(CaseStatus.REFUNDED);
        assertThat(provider.payments.paidOn("PAY-requires-new")).isEqualTo(3_000);
    }
}
