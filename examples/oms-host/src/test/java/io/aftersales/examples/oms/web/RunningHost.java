package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.BreakingPool;
import io.aftersales.examples.oms.OmsHost;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.examples.oms.provider.PaymentProvider;
import io.aftersales.examples.oms.shop.SampleOrders;
import io.aftersales.examples.oms.shop.ShopOrders;
import io.aftersales.examples.oms.web.Client.Response;
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
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole host at a port of its own. Due work is looked for when a test says so. */
@SpringBootTest(classes = OmsHost.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("sample")
@Import(BreakingPool.Installed.class)
public abstract class RunningHost {
    private static final AtomicInteger ORDERS = new AtomicInteger(5000);
    protected static final PaymentProvider PROVIDER = provider();
    private static final String DATABASE = Postgres.freshUrl();

    @LocalServerPort
    protected int port;

    @Autowired
    protected ShopOrders orders;

    @Autowired
    protected AfterSales desks;

    @Autowired
    protected ScriptedCarrier carrier;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> DATABASE);
        registry.add("shop.provider-url", () -> "http://localhost:" + PROVIDER.port());
        registry.add("aftersales.due-work.every", () -> "1h");
    }

    private static PaymentProvider provider() {
        try {
            return new PaymentProvider(Files.createTempFile("payments-", ".journal"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected Client client() {
        return new Client(port);
    }

    protected String delivered() {
        String id = next();
        orders.put(SampleOrders.delivered(id, "ann", now()));
        return id;
    }

    protected String paid() {
        String id = next();
        orders.put(SampleOrders.paid(id, "ann", now()));
        return id;
    }

    /** An order of which only a deposit of 50.00 was captured on the card. */
    protected String depositPaid() {
        String id = next();
        orders.put(SampleOrders.depositPaid(id, "ann", now(), 5_000));
        return id;
    }

    protected String overdue() {
        String id = next();
        orders.put(SampleOrders.overdue(id, "ann", now()));
        return id;
    }

    /** The field of the items of a body, with its end: one mug for a reason, and more fields of it. */
    static final String ONE_MUG = "\"items\": [{\"line\": \"MUGS\", \"quantity\": 1, \"reason\": \"%s\"%s}]}";

    /** Opens a case for one mug as the buyer. */
    protected String open(String order, String kind, String reason, String wanted) {
        String body = "{\"kind\": \"" + kind + "\", " + ONE_MUG.formatted(reason, wanted);
        Response opened = client().post("ann", "/api/orders/" + order + "/cases", body);
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        return opened.text("caseId");
    }

    /** Sends a command on a case, which is not refused. */
    protected Response command(String user, String id, String what, String body) {
        Response response = client().post(user, "/api/cases/" + id + "/" + what, body);
        assertThat(response.status()).as(response.body().toString()).isEqualTo(200);
        return response;
    }

    /** Has a reviewer approve a case by the rules of the shop. */
    protected void approve(String id) {
        command("rita", id, "approval", "{}");
    }

    /** Sends a command on a case, and returns the code of its refusal. */
    protected String refusal(String user, String id, String what, String body) {
        Response response = client().post(user, "/api/cases/" + id + "/" + what, body);
        assertThat(response.status()).as(response.body().toString()).isBetween(400, 499);
        return response.text("title");
    }

    protected String status(String id) {
        return client().get("alex", "/api/cases/" + id).text("subject", "status");
    }

    protected JsonNode accountOf(String order) {
        return client().get("fred", "/api/orders/" + order + "/account").body();
    }

    private static String next() {
        return Integer.toString(ORDERS.incrementAndGet());
    }

    protected static Instant now() {
        return InstantSource.system().instant();
    }
}
