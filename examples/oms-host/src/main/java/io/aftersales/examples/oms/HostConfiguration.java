package io.aftersales.examples.oms;

import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.CreditBonus;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.examples.oms.jdbc.SpringConnections;
import io.aftersales.examples.oms.jdbc.SpringTransactions;
import io.aftersales.examples.oms.shop.HttpPayments;
import io.aftersales.examples.oms.shop.JdbcWarehouse;
import io.aftersales.examples.oms.shop.ShopOrders;
import io.aftersales.inmemory.InMemoryAgents;
import io.aftersales.inmemory.InMemoryBuyers;
import io.aftersales.inmemory.InMemoryPrices;
import io.aftersales.inmemory.InMemoryRewards;
import io.aftersales.inmemory.RecordedNotices;
import io.aftersales.inmemory.ScriptedCarrier;
import io.aftersales.inmemory.ScriptedTopUps;
import io.aftersales.jdbc.JdbcStorage;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.Prices;
import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Transactions;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Assembles after-sales for this host. Cases, accounts, orders, payments and stock are persistent; carrier and notices stay in memory. */
@Configuration(proxyBeanMethods = false)
class HostConfiguration {

    // guide:start jdbc-adapters
    @Bean
    JdbcStorage storage(DataSource dataSource) {
        JdbcStorage storage = JdbcStorage.on(new SpringConnections(dataSource));
        Flyway.configure()
                .dataSource(dataSource)
                .locations(storage.migrations())
                .table("aftersales_schema")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return storage;
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        return new SpringTransactions(manager);
    }
    // guide:end jdbc-adapters

    @Bean
    CaseRepository cases(JdbcStorage storage) {
        return storage.cases();
    }

    @Bean
    CaseFigures figures(JdbcStorage storage) {
        return storage.figures();
    }

    @Bean
    ShopOrders shopOrders(JdbcClient jdbc) {
        return new ShopOrders(jdbc);
    }

    @Bean
    PaymentGateway payments(HostProperties properties) {
        URI provider = Objects.requireNonNull(properties.providerUrl(), "aftersales.provider-url");
        return new HttpPayments(provider);
    }

    @Bean
    JdbcWarehouse warehouse(JdbcClient jdbc, PlatformTransactionManager manager) {
        var warehouse = new JdbcWarehouse(jdbc, new TransactionTemplate(manager));
        warehouse.stocksAtFirst("MUG-BLUE", 1_000_000);
        warehouse.stocksAtFirst("MUG-RED", 1_000_000);
        warehouse.stocksAtFirst("POT-1", 3);
        return warehouse;
    }

    @Bean
    ScriptedCarrier carrier() {
        return new ScriptedCarrier();
    }

    @Bean
    RecordedNotices notices() {
        return new RecordedNotices();
    }

    @Bean
    Gateways gateways(
            ShopOrders orders,
            PaymentGateway payments,
            JdbcWarehouse warehouse,
            ScriptedCarrier carrier,
            RecordedNotices notices) {
        Currency yuan = Currency.getInstance("CNY");
        var rewards = new InMemoryRewards()
                .grantsPoints(1, yuan)
                .grantsCoupons("SORRY-10", 1_000, yuan)
                .grantsCredit();
        var mug = Prices.Listing.of(Money.of("30.00", "CNY")).variantOf("MUG");
        return Gateways.builder()
                .orders(orders)
                .payments(payments)
                .topUps(new ScriptedTopUps())
                .inventory(warehouse)
                .fulfilment(warehouse)
                .prices(new InMemoryPrices()
                        .put("MUG-BLUE", Money.of("30.00", "CNY"))
                        .put("MUG-RED", Money.of("30.00", "CNY"))
                        .list("MUG-BLUE", mug)
                        .list("MUG-RED", mug))
                .logistics(carrier)
                .points(rewards)
                .coupons(rewards)
                .gifts(rewards)
                .notices(notices)
                .alarms(notices)
                .agents(new InMemoryAgents().put(Agent.of("rita", "returns")).put(Agent.of("saul", "returns")))
                .buyers(new InMemoryBuyers())
                .build();
    }

    // guide:start jdbc-assembly
    @Bean
    AfterSales afterSales(
            JdbcStorage storage,
            Gateways gateways,
            Transactions transactions,
            Validator validator,
            HostProperties properties) {
        return AfterSales.builder()
                .cases(storage.cases())
                .outbox(storage.outbox())
                .tickets(storage.tickets())
                .gateways(gateways)
                .policy(policy(properties))
                .transactions(transactions)
                .validator(validator)
                .worker(properties.node())
                .lease(properties.lease())
                .build();
    }
    // guide:end jdbc-assembly

    private static ShopPolicy policy(HostProperties properties) {
        return ShopPolicy.STANDARD
                .with(rules(properties))
                .with(properties.retry().policy());
    }

    /** Returns the rules of this shop: store credit with a bonus for buyers who want it, and a second person for large amounts. */
    private static CasePolicy rules(HostProperties properties) {
        CasePolicy.Builder rules = CasePolicy.builder()
                .destinations(Set.of(RefundDestination.values()))
                .creditBonus(CreditBonus.percent(10, Money.of("20.00", "CNY")));
        String limit = properties.fourEyesAbove();
        return (limit == null ? rules : rules.fourEyesAbove(Money.parse(limit))).build();
    }
}
