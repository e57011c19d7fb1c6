package io.aftersales.examples.oms;

import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.SampleShop;
import io.aftersales.examples.oms.shop.ShopOrders;
import io.aftersales.inmemory.ScriptedCarrier;
import java.time.InstantSource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Adds the sample orders at the first start, and scripts the carrier for them. The README tells their stories. */
@Component
@ConditionalOnProperty("shop.sample-orders")
final class FirstOrders implements ApplicationRunner {
    private final ShopOrders orders;
    private final SampleShop shop;
    private final ScriptedCarrier carrier;
    private final InstantSource clock;

    FirstOrders(ShopOrders orders, Catalog catalog, ScriptedCarrier carrier, InstantSource clock) {
        this.orders = orders;
        this.shop = new SampleShop(catalog);
        this.carrier = carrier;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        SampleShop.scripts(carrier);
        shop.orders(clock.instant()).forEach(orders::putAtFirst);
    }
}
