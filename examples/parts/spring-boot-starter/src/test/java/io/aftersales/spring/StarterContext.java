package io.aftersales.spring;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.spring.host.Provider;
import io.aftersales.spring.host.Shop;
import io.aftersales.spring.host.Warehouse;
import io.vavr.control.Either;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Contexts with the starter alone, to which each test adds its beans. */
final class StarterContext {
    static final Actor BUYER = Actor.buyer("buyer-1");
    static final Actor REVIEWER = Actor.reviewer("rita");

    private StarterContext() {}

    /** The starter without any bean of a host; due work is carried out only where a test asks for it. */
    static ApplicationContextRunner empty() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        AfterSalesJdbcAutoConfiguration.class,
                        AfterSalesAutoConfiguration.class,
                        AfterSalesMicrometerAutoConfiguration.class,
                        AfterSalesHealthAutoConfiguration.class))
                .withPropertyValues("aftersales.due-work.enabled=false");
    }

    static ApplicationContextRunner withGateways() {
        return withGateways(empty());
    }

    private static ApplicationContextRunner withGateways(ApplicationContextRunner runner) {
        return runner.withBean(Shop.class).withBean(Provider.class).withBean(Warehouse.class);
    }

    static ApplicationContextRunner withDatabase() {
        return on(TestDatabase.fresh(), empty());
    }

    static ApplicationContextRunner complete() {
        return withGateways(withDatabase());
    }

    static ApplicationContextRunner complete(DataSource database) {
        return withGateways(on(database, empty()));
    }

    private static ApplicationContextRunner on(DataSource database, ApplicationContextRunner runner) {
        return runner.withBean(DataSource.class, () -> database)
                .withBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
    }

    static Either<Rejection, Receipt> cancelled(ApplicationContext context, String order) {
        OrderId paid = context.getBean(Shop.class).paid(order);
        return context.getBean(AfterSales.class)
                .applications()
                .open(OpenCase.cancellation(Request.of("cancel", BUYER), paid, "ORDER_CANCELLED"));
    }

    /** Cancels an order and approves it, so that a refund is owed and paid at once. */
    static CaseId refunded(ApplicationContext context, String order) {
        return cancelled(context, order)
                .flatMap(opened -> context.getBean(AfterSales.class)
                        .reviews()
                        .approve(ApproveCase.byPolicy(Request.of("approve", REVIEWER), opened.caseId())))
                .get()
                .caseId();
    }

    /** The payment of an order, as it is stored. */
    static OutboxEntry payment(ApplicationContext context, CaseId id) {
        return context.getBean(Outbox.class).ofOrder(id.order()).stream()
                .filter(entry -> entry.effect().code().equals("PAY_REFUND"))
                .findFirst()
                .orElseThrow();
    }
}
