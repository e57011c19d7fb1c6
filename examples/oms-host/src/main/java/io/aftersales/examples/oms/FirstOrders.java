package io.aftersales.examples.oms;

import io.aftersales.examples.oms.shop.SampleOrders;
import io.aftersales.examples.oms.shop.ShopOrders;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Adds the sample orders at the start: 1001 to 1003 of one buyer, 2001 of another. */
@Component
@ConditionalOnProperty("shop.sample-orders")
final class FirstOrders implements ApplicationRunner {
    private final ShopOrders orders;

    FirstOrders(ShopOrders orders) {
        this.orders = orders;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Instant now = InstantSource.system().instant();
        orders.put(SampleOrders.delivered("1001", "ann", now));
        orders.put(SampleOrders.paid("1002", "ann", now));
        orders.put(SampleOrders.overdue("1003", "ann", now));
        orders.put(SampleOrders.delivered("2001", "bob", now));
    }
}
