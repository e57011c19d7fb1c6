package io.aftersales.spring;

import io.aftersales.ports.gateways.Agents;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.gateways.Buyers;
import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.gateways.Logistics;
import io.aftersales.ports.gateways.Notices;
import io.aftersales.ports.gateways.Orders;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.Points;
import io.aftersales.ports.gateways.Prices;
import io.aftersales.ports.gateways.ReturnRouting;
import io.aftersales.ports.gateways.TopUps;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;

/** Finds gateways by their types. A bean may be several gateways, a gateway is one bean. */
final class GatewayBeans {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayBeans.class);

    private final ListableBeanFactory beans;
    private final Gateways.Builder gateways = Gateways.builder();
    private final List<Class<?>> missing = new ArrayList<>();
    private final List<String> switchedOff = new ArrayList<>();

    GatewayBeans(ListableBeanFactory beans) {
        this.beans = beans;
        required(Orders.class, gateways::orders);
        required(PaymentGateway.class, gateways::payments);
        required(Inventory.class, gateways::inventory);
        optional(
                Logistics.class,
                gateways::logistics,
                "buyers return goods on their own carriers, no parcel is stopped");
        optional(Notices.class, gateways::notices, "no notices are sent");
        optional(Alarms.class, gateways::alarms, "alarms are logged");
        optional(Fulfilment.class, gateways::fulfilment, "no exchanges and reshipments");
        optional(
                TopUps.class,
                gateways::topUps,
                "exchanges only under a rule of their value that asks buyers for nothing");
        optional(Prices.class, gateways::prices, "goods are exchanged for the same goods only");
        optional(Points.class, gateways::points, "points that paid for an order wait for a person");
        optional(
                Coupons.class, gateways::coupons, "no coupon is given back, unless a RefundPolicy of the host says so");
        optional(Gifts.class, gateways::gifts, "no points, coupons or credit as goodwill");
        optional(Agents.class, gateways::agents, "tickets are assigned to no agent");
        optional(Buyers.class, gateways::buyers, "nothing is known of buyers");
        beans.getBeanProvider(ReturnRouting.class).ifAvailable(gateways::returnRouting);
    }

    /** Returns the gateways that every host has and this one has not. */
    List<Class<?>> missing() {
        return missing;
    }

    /** Returns the gateways, and says once what is switched off because the host has no gateway for it. */
    Gateways assembled() {
        if (!switchedOff.isEmpty()) {
            LOG.info("After-sales is without {}", String.join(", ", switchedOff));
        }
        return gateways.build();
    }

    private <T> void required(Class<T> type, Consumer<T> part) {
        T bean = beans.getBeanProvider(type).getIfAvailable();
        if (bean == null) {
            missing.add(type);
        } else {
            part.accept(bean);
        }
    }

    private <T> void optional(Class<T> type, Consumer<T> part, String otherwise) {
        T bean = beans.getBeanProvider(type).getIfAvailable();
        if (bean == null) {
            switchedOff.add(type.getSimpleName() + " (" + otherwise + ")");
        } else {
            part.accept(bean);
        }
    }
}
