package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.OmsHost;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.examples.oms.shop.MovableClock;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The host of a real shop, without the profile {@code sample}. */
@SpringBootTest(
        classes = OmsHost.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "shop.provider-url=http://localhost:1",
            "shop.users[0].name=saul",
            "shop.users[0].password={noop}saul",
            "shop.users[0].role=SUPERVISOR",
            "aftersales.due-work.every=1h"
        })
class WithoutSampleTest {
    private static final String DATABASE = Postgres.freshUrl();

    @LocalServerPort
    private int port;

    @Autowired
    private InstantSource clock;

    @Autowired
    private ShopPolicy policy;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> DATABASE);
    }

    @Test
    void theClockIsThatOfTheSystemAndIsNotMoved() {
        assertThat(clock).isNotInstanceOf(MovableClock.class);
        var client = new Client(port);
        assertThat(client.get("saul", "/api/clock").status()).isEqualTo(404);
        assertThat(client.post("saul", "/api/clock", "{\"forward\": \"P1D\"}").status())
                .isEqualTo(404);
    }

    @Test
    void theRulesAreStandardAndThereAreNoSampleOrders() {
        assertThat(policy.cases()).isEqualTo(ShopPolicy.STANDARD.cases());
        assertThat(new Client(port).get("saul", "/api/orders").body().path("items"))
                .isEmpty();
    }
}
