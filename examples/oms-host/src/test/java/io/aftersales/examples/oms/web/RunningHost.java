package io.aftersales.examples.oms.web;

import io.aftersales.examples.oms.OmsHost;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.examples.oms.provider.PaymentProvider;
import io.aftersales.examples.oms.shop.SampleOrders;
import io.aftersales.examples.oms.shop.ShopOrders;
import io.aftersales.inmemory.ScriptedCarrier;
import io.aftersales.ports.desks.AfterSales;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole host at a port of its own. Due work is looked for when a test says so. */
@SpringBootTest(classes = OmsHost.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class RunningHost {
    private static final AtomicInteger ORDERS = new AtomicInteger(5000);
    static final PaymentProvider PROVIDER = provider();
    private static final String DATABASE = Postgres.freshUrl();

    @LocalServerPort
    int port;

    @Autowired
    ShopOrders orders;

    @Autowired
    AfterSales desks;

    @Autowired
    ScriptedCarrier carrier;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> DATABASE);
        registry.add("aftersales.provider-url", () -> "http://localhost:" + PROVIDER.port());
        registry.add("aftersales.due-work.every", () -> "1h");
    }

    private static PaymentProvider provider() {
        try {
            return new PaymentProvider(Files.createTempFile("payments-", ".journal"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Client client() {
        return new Client(port);
    }

    String delivered() {
        String id = next();
        orders.put(SampleOrders.delivered(id, "ann", now()));
        return id;
    }

    String paid() {
        String id = next();
        orders.put(SampleOrders.paid(id, "ann", now()));
        return id;
    }

    /** An order of which only a deposit of 50.00 was captured on the card. */
    String depositPaid() {
        String id = next();
        orders.put(SampleOrders.depositPaid(id, "ann", now(), 5_000));
        return id;
    }

    String overdue() {
        String id = next();
        orders.put(SampleOrders.overdue(id, "ann", now()));
        return id;
    }

    private static String next() {
        return Integer.toString(ORDERS.incrementAndGet());
    }

    static Instant now() {
        return InstantSource.system().instant();
    }
}
