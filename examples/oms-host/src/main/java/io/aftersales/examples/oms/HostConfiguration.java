package io.aftersales.examples.oms;

import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.HttpPayments;
import io.aftersales.examples.oms.shop.JdbcAlarms;
import io.aftersales.examples.oms.shop.JdbcNotices;
import io.aftersales.examples.oms.shop.JdbcTopUps;
import io.aftersales.examples.oms.shop.JdbcWarehouse;
import io.aftersales.examples.oms.shop.JournalDays;
import io.aftersales.examples.oms.shop.MovableClock;
import io.aftersales.examples.oms.shop.OpenPayments;
import io.aftersales.examples.oms.shop.OrderDesk;
import io.aftersales.examples.oms.shop.ParkedPayments;
import io.aftersales.examples.oms.shop.Reconciler;
import io.aftersales.examples.oms.shop.ShopOrders;
import io.aftersales.inmemory.InMemoryAgents;
import io.aftersales.inmemory.InMemoryBuyers;
import io.aftersales.inmemory.InMemoryRewards;
import io.aftersales.inmemory.ScriptedCarrier;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.spring.AfterSalesProperties;
import java.net.URI;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.convert.converter.Converter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rules and gateways of this shop, from which the starter assembles after-sales. Orders, payments and stock are persistent; the carrier, points and
 * coupons stay in memory.
 */
@Configuration(proxyBeanMethods = false)
class HostConfiguration {

    // guide:start shop-rules
    /** Rules of this shop, as the properties under {@code shop.policy} state them. */
    @Bean
    ShopPolicy rules(PolicyProperties rules, AfterSalesProperties properties) {
        AfterSalesProperties.Retry retry = properties.retry();
        return rules.policy(new RetryPolicy(retry.first(), retry.longest(), retry.attempts()));
    }

    @Bean
    ShopOrders orders(JdbcClient jdbc) {
        return new ShopOrders(jdbc);
    }

    @Bean
    PaymentGateway payments(HostProperties properties) {
        URI provider = Objects.requireNonNull(properties.providerUrl(), "shop.provider-url");
        return new HttpPayments(provider);
    }
    // guide:end shop-rules

    /** Reads amounts in properties, such as {@code CNY 500.00}. */
    @Bean
    @ConfigurationPropertiesBinding
    static Converter<String, Money> amounts() {
        return new Converter<>() { // a lambda would not tell its types
            @Override
            public Money convert(String text) {
                return Money.parse(text);
            }
        };
    }

    /** Clock of the sample shop, which a supervisor may move forward. */
    @Bean
    @Profile("sample")
    MovableClock movableClock() {
        return new MovableClock(InstantSource.system());
    }

    @Bean
    @Profile("!sample")
    InstantSource systemClock() {
        return InstantSource.system();
    }

    @Bean
    Catalog catalog() {
        return Catalog.sample();
    }

    @Bean
    OpenPayments openPayments(AfterSales desks, Outbox outbox) {
        return new OpenPayments(desks.files(), outbox);
    }

    @Bean
    JournalDays journalDays(CaseRepository cases) {
        return new JournalDays(cases);
    }

    @Bean
    OrderDesk orderDesk(ShopOrders orders, Catalog catalog, CaseRepository cases) {
        return new OrderDesk(orders, catalog, cases);
    }

    @Bean
    JdbcWarehouse warehouse(JdbcClient jdbc, PlatformTransactionManager manager, Catalog catalog) {
        var warehouse = new JdbcWarehouse(jdbc, new TransactionTemplate(manager));
        catalog.products().forEach(each -> warehouse.stocksAtFirst(each.sku(), each.stock()));
        return warehouse;
    }

    @Bean
    InMemoryRewards rewards() {
        Currency yuan = Currency.getInstance("CNY");
        return new InMemoryRewards()
                .grantsPoints(1, yuan)
                .grantsCoupons("SORRY-10", 1_000, yuan)
                .grantsCredit();
    }

    /** Agents of the shop: tickets of returns are assigned at once, the others wait in the queue until alex takes them. */
    @Bean
    InMemoryAgents agents() {
        return new InMemoryAgents()
                .put(Agent.of("rita", "returns"))
                .put(Agent.of("saul", "returns", "supervisors"))
                .put(Agent.of("alex", "exchanges", "complaints", "disputes").away());
    }

    @Bean
    InMemoryBuyers buyers() {
        return new InMemoryBuyers().put("carol", BuyerFacts.of(12, 1, 1, 0));
    }

    @Bean
    JdbcTopUps topUps(JdbcClient jdbc) {
        return new JdbcTopUps(jdbc);
    }

    @Bean
    ScriptedCarrier carrier() {
        return new ScriptedCarrier();
    }

    @Bean
    JdbcNotices notices(JdbcClient jdbc, InstantSource clock) {
        return new JdbcNotices(jdbc, clock);
    }

    @Bean
    JdbcAlarms alarms(JdbcClient jdbc, InstantSource clock) {
        return new JdbcAlarms(jdbc, clock);
    }

    @Bean
    ParkedPayments parkedPayments(AfterSales desks, CaseRepository cases, ShopPolicy policy) {
        return new ParkedPayments(desks.parked(), cases, policy.retry());
    }

    @Bean
    Reconciler reconciler(CaseRepository cases, InstantSource clock) {
        return new Reconciler(cases, clock);
    }
}
