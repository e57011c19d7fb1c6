package io.aftersales.examples.oms;

import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.CreditBonus;
import io.aftersales.domain.tickets.Agent;
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
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.Prices;
import java.net.URI;
import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rules and gateways of this shop, from which the starter assembles after-sales. Orders, payments and stock are persistent; carrier, notices,
 * points, coupons and prices stay in memory.
 */
@Configuration(proxyBeanMethods = false)
class HostConfiguration {

    // guide:start shop-rules
    /** Rules of this shop: store credit with a bonus for buyers who want it, and a second person for large amounts. */
    @Bean
    CasePolicy rules(HostProperties properties) {
        CasePolicy.Builder rules = CasePolicy.builder()
                .destinations(Set.of(RefundDestination.values()))
                .creditBonus(CreditBonus.percent(10, Money.of("20.00", "CNY")));
        String limit = properties.fourEyesAbove();
        return (limit == null ? rules : rules.fourEyesAbove(Money.parse(limit))).build();
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

    @Bean
    JdbcWarehouse warehouse(JdbcClient jdbc, PlatformTransactionManager manager) {
        var warehouse = new JdbcWarehouse(jdbc, new TransactionTemplate(manager));
        warehouse.stocksAtFirst("MUG-BLUE", 1_000_000);
        warehouse.stocksAtFirst("MUG-RED", 1_000_000);
        warehouse.stocksAtFirst("POT-1", 3);
        return warehouse;
    }

    @Bean
    InMemoryPrices prices() {
        var mug = Prices.Listing.of(Money.of("30.00", "CNY")).variantOf("MUG");
        return new InMemoryPrices()
                .put("MUG-BLUE", Money.of("30.00", "CNY"))
                .put("MUG-RED", Money.of("30.00", "CNY"))
                .list("MUG-BLUE", mug)
                .list("MUG-RED", mug);
    }

    @Bean
    InMemoryRewards rewards() {
        Currency yuan = Currency.getInstance("CNY");
        return new InMemoryRewards()
                .grantsPoints(1, yuan)
                .grantsCoupons("SORRY-10", 1_000, yuan)
                .grantsCredit();
    }

    @Bean
    InMemoryAgents agents() {
        return new InMemoryAgents().put(Agent.of("rita", "returns")).put(Agent.of("saul", "returns"));
    }

    @Bean
    InMemoryBuyers buyers() {
        return new InMemoryBuyers();
    }

    @Bean
    ScriptedTopUps topUps() {
        return new ScriptedTopUps();
    }

    @Bean
    ScriptedCarrier carrier() {
        return new ScriptedCarrier();
    }

    @Bean
    RecordedNotices notices() {
        return new RecordedNotices();
    }
}
