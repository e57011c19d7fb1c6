package io.aftersales.spring;

import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.tickets.TicketPolicy;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.CommandObserver;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.ApprovalTotals;
import io.aftersales.ports.gateways.Authorizer;
import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.SecurityLog;
import io.aftersales.ports.gateways.TopUps;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.ports.repositories.Transactions;
import jakarta.validation.Validator;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Assembles the desks from the beans of the host, and names all that are missing at once. */
final class AfterSalesAssembly {
    private final ListableBeanFactory beans;
    private final AfterSalesProperties properties;
    private final List<Class<?>> missing = new ArrayList<>();

    AfterSalesAssembly(ListableBeanFactory beans, AfterSalesProperties properties) {
        this.beans = beans;
        this.properties = properties;
    }

    /**
     * Assembles the desks.
     *
     * @throws MissingBeans when beans are missing without which there can be no desks
     */
    AfterSales assembled() {
        AfterSales.Builder assembly = AfterSales.builder();
        required(CaseRepository.class, assembly::cases);
        required(Outbox.class, assembly::outbox);
        required(TicketRepository.class, assembly::tickets);
        boolean isStored = missing.isEmpty();
        Gateways gateways = found(Gateways.class);
        if (gateways == null) {
            var each = new GatewayBeans(beans);
            missing.addAll(each.missing());
            gateways = missing.isEmpty() ? each.assembled() : null;
        }
        if (gateways == null || !missing.isEmpty()) {
            throw new MissingBeans(missing, isStored ? null : whyNoTables());
        }
        assembly.gateways(gateways).policy(policy(gateways)).worker(node()).lease(properties.lease());
        optional(Transactions.class, assembly::transactions);
        optional(InstantSource.class, assembly::clock);
        optional(Validator.class, assembly::validator);
        optional(Authorizer.class, assembly::authorizer);
        optional(SecurityLog.class, assembly::securityLog);
        optional(ApprovalTotals.class, assembly::approvalTotals);
        optional(CommandObserver.class, assembly::observer);
        return assembly.build();
    }

    /** Returns the host's rules: its shop policy, or the standard with the parts that the host declares and the gateways can carry out. */
    private ShopPolicy policy(Gateways gateways) {
        ShopPolicy whole = found(ShopPolicy.class);
        if (whole != null) {
            return whole;
        }
        ShopPolicy policy = ShopPolicy.STANDARD.with(properties.retry().policy());
        CasePolicy cases = found(CasePolicy.class);
        RefundPolicy refunds = found(RefundPolicy.class);
        RetryPolicy retry = found(RetryPolicy.class);
        TicketPolicy tickets = found(TicketPolicy.class);
        policy = cases == null ? policy : policy.with(cases);
        policy = refunds == null ? policy.with(withCouponsAsOffered(policy.refunds(), gateways)) : policy.with(refunds);
        policy = retry == null ? policy : policy.with(retry);
        policy = tickets == null ? policy : policy.with(tickets);
        return policy.offering(carriedOut(policy, gateways));
    }

    /** Returns the standard money rules, under which a coupon goes back only where there is a gateway that can give it back. */
    private static RefundPolicy withCouponsAsOffered(RefundPolicy standard, Gateways gateways) {
        return gateways.coupons() == Coupons.NONE ? standard.withCouponsUsedUp() : standard;
    }

    /** Returns the kinds of case that the gateways can carry out under these rules. */
    private static CaseKind[] carriedOut(ShopPolicy policy, Gateways gateways) {
        Set<CaseKind> kinds = EnumSet.allOf(CaseKind.class);
        if (gateways.fulfilment() == Fulfilment.NONE) {
            kinds.removeAll(Set.of(CaseKind.EXCHANGE, CaseKind.RESHIP));
        }
        if (gateways.topUps() == TopUps.NONE && policy.cases().exchangeValue().asksBuyers()) {
            kinds.remove(CaseKind.EXCHANGE);
        }
        return kinds.toArray(CaseKind[]::new);
    }

    private <T> @Nullable T found(Class<T> type) {
        return beans.getBeanProvider(type).getIfAvailable();
    }

    private <T> void required(Class<T> type, Consumer<T> part) {
        T bean = found(type);
        if (bean == null) {
            missing.add(type);
        } else {
            part.accept(bean);
        }
    }

    private <T> void optional(Class<T> type, Consumer<T> part) {
        T bean = found(type);
        if (bean != null) {
            part.accept(bean);
        }
    }

    /** Returns the reason why {@code aftersales-jdbc} keeps no cases here; null when the host has replaced its storage in part. */
    private @Nullable String whyNoTables() {
        if (!ClassUtils.isPresent("io.aftersales.jdbc.JdbcStorage", null)) {
            return "io.aftersales:aftersales-jdbc is not on the class path";
        }
        if (!ClassUtils.isPresent("org.springframework.jdbc.datasource.DataSourceUtils", null)) {
            return "spring-jdbc is not on the class path: add spring-boot-starter-jdbc";
        }
        return switch (beans.getBeanNamesForType(DataSource.class).length) {
            case 0 ->
                "there is no DataSource: add spring-boot-starter-jdbc and a driver, and set spring.datasource.url";
            case 1 -> null;
            default -> "there are several DataSources, and none of them is @Primary";
        };
    }

    /** Returns the configured name, or one that no other process has. */
    private String node() {
        String configured = properties.node();
        if (configured != null) {
            return configured;
        }
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "node";
        }
        return host + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
