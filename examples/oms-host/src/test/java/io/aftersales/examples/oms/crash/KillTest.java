package io.aftersales.examples.oms.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.oms.OmsHost;
import io.aftersales.examples.oms.provider.PaymentProvider;
import io.aftersales.examples.oms.shop.SampleOrders;
import io.aftersales.examples.oms.shop.ShopOrders;
import io.aftersales.examples.oms.web.Client;
import io.aftersales.examples.oms.web.Client.Response;
import io.aftersales.jdbc.JdbcStorage;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.tck.Racers;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Two nodes of the host on one PostgreSQL and a payment provider, each a process of its own. In each round both nodes, one of them or the
 * database are killed while clients ask for money; when all is quiet again, what the provider paid is what the accounts say.
 *
 * <p>How many rounds: {@code -Dkill.rounds=50}; the seed of the moments: {@code -Dkill.seed=1}.
 */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final long SEED = Long.getLong("kill.seed", 1);
    private static final int CLIENTS = 8;
    private static final int ORDERS = 6;
    private static final int RACERS = 64;

    /** As the host stocks them at its first start. */
    private static final long RED_MUGS = 1_000_000;

    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private static Server server;
    private static Node provider;
    private static List<Node> hosts;
    private static HikariDataSource pool;
    private static JdbcClient jdbc;
    private static CaseRepository cases;
    private static ShopOrders orders;
    private static int exchanged;

    @BeforeAll
    static void start() throws IOException {
        server = new Server();
        provider = new Node(
                        "provider",
                        PaymentProvider.class,
                        "/refunds",
                        Files.createTempFile("payments-", ".journal").toString(),
                        "PORT")
                .start()
                .awaitStarted();
        hosts = List.of(host("a"), host("b"));
        hosts.get(0).start().awaitStarted(); // migrates
        hosts.get(1).start().awaitStarted();
        pool = new HikariDataSource();
        pool.setJdbcUrl(server.url());
        pool.setMaximumPoolSize(2);
        jdbc = JdbcClient.create(pool);
        cases = JdbcStorage.on(pool).cases();
        orders = new ShopOrders(jdbc);
    }

    private static Node host(String name) {
        return new Node(
                "host-" + name,
                OmsHost.class,
                "/actuator/health",
                "--server.port=PORT",
                "--spring.datasource.url=" + server.url(),
                "--shop.provider-url=http://localhost:" + provider.port,
                "--aftersales.node=" + name,
                "--aftersales.lease=3s",
                "--aftersales.retry.first=200ms",
                "--aftersales.retry.attempts=30",
                "--aftersales.due-work.every=200ms",
                "--spring.profiles.active=sample",
                "--shop.sample-orders=false");
    }

    @AfterAll
    static void stop() throws IOException {
        hosts.forEach(Node::kill);
        provider.kill();
        pool.close();
        server.close();
    }

    private enum Victim {
        BOTH_NODES,
        DATABASE,
        ONE_NODE
    }

    private static void kill(Victim victim) {
        switch (victim) {
            case DATABASE -> server.killAndRestart();
            case ONE_NODE -> {
                hosts.get(1).kill();
                hosts.get(1).start().awaitStarted();
            }
            case BOTH_NODES -> {
                hosts.forEach(Node::kill);
                hosts.forEach(Node::start);
                hosts.forEach(Node::awaitStarted);
            }
        }
    }

    @Test
    void whatWasKilledGoesOnAsIfNothingHadHappened() {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Victim victim = Victim.values()[round % Victim.values().length];
            int killAt = 1 + random.nextInt(CLIENTS * ORDERS * 2);
            List<String> ids = orders(round);
            String delivered = "round" + round + "delivered";
            orders.put(SampleOrders.manyDelivered(
                    delivered, "ann", InstantSource.system().instant(), CLIENTS));
            loseSomeAnswers(random);
            var killed = new CompletableFuture<Void>();
            var buyers = new Buyers(clients(), killAt, () -> {
                try {
                    kill(victim);
                    killed.complete(null);
                } catch (RuntimeException e) {
                    killed.completeExceptionally(e);
                }
            });

            List<Callable<String>> lives = IntStream.range(0, CLIENTS)
                    .<Callable<String>>mapToObj(client -> () -> {
                        ids.subList(0, ORDERS / 2).forEach(order -> buyers.claims(order, "client" + client));
                        buyers.exchanges(delivered, "client" + client, client % 2 == 0);
                        ids.subList(ORDERS / 2, ORDERS).forEach(order -> buyers.claims(order, "client" + client));
                        return "";
                    })
                    .toList();
            assertThat(Racers.race(lives))
                    .allSatisfy(finish -> assertThat(finish.failure()).isNull());
            killed.join();
            awaitQuiet();
            confirmWhatHasGrown(ids);
            awaitQuiet();

            String when = "round %d, %s killed before command %d, seed %d".formatted(round, victim, killAt, SEED);
            int refunds = assertBooksAgree(ids, buyers, when);
            assertStockAgrees(delivered, buyers, when);
            System.out.printf("%s: %d refunds, %d mugs exchanged%n", when, refunds, exchanged);
        }
    }

    private static List<Client> clients() {
        return hosts.stream().map(host -> new Client(host.port)).toList();
    }

    private static List<String> orders(int round) {
        Instant now = InstantSource.system().instant();
        List<String> ids = IntStream.range(0, ORDERS)
                .mapToObj(order -> "round" + round + "order" + order)
                .toList();
        ids.forEach(id -> orders.put(SampleOrders.many(id, "ann", now, CLIENTS)));
        return ids;
    }

    private static void loseSomeAnswers(Random random) {
        String faults = random.nextBoolean()
                ? "[\"LOSE_ANSWER\", \"LOSE_REQUEST\", \"LOSE_ANSWER\"]"
                : "[\"LOSE_REQUEST\", \"LOSE_ANSWER\"]";
        assertThat(new Client(provider.port).post(null, "/faults", faults).status())
                .isEqualTo(200);
    }

    private static void awaitQuiet() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (open() > 0) {
            assertThat(System.nanoTime())
                    .as("%d effects are still open", open())
                    .isLessThan(end);
            LockSupport.parkNanos(100_000_000L);
        }
    }

    /**
     * Confirms, as another person, refunds that are worth more now than when they were approved: the last case of an order gives back
     * shipping too, and between approval and the warehouse's answer another case may have been paid.
     */
    private static void confirmWhatHasGrown(List<String> ids) {
        Client client = clients().get(0);
        for (String id : ids) {
            cases.search(CaseQuery.ofOrder(OrderId.of(id))).stream()
                    .filter(each -> each.status() == CaseStatus.APPROVED)
                    .forEach(each -> assertThat(client.post(
                                            "saul",
                                            "/api/cases/" + each.id() + "/confirmation",
                                            "",
                                            each.id() + "-more")
                                    .status())
                            .as("%s is confirmed", each.id())
                            .isEqualTo(200));
        }
    }

    private static long open() {
        return jdbc.sql("select count(*) from aftersales_effect where state in ('READY', 'SENT', 'IN_DOUBT')")
                .query(Long.class)
                .single();
    }

    /** No unit stands reserved, what went out is what was exchanged, and the shelf has the rest. */
    private static void assertStockAgrees(String order, Buyers buyers, String when) {
        assertThat(sum("select coalesce(sum(units), 0) from stock_reserved"))
                .as("%s: units left reserved", when)
                .isZero();
        exchanged += buyers.exchanged().size();
        assertThat(sum("select coalesce(sum(l.units), 0) from stock_order_line l"
                        + " where not exists (select 1 from stock_stopped s where s.effect_key = l.effect_key)"))
                .as("%s: units sent", when)
                .isEqualTo(exchanged);
        assertThat(sum("select units from stock_shelf where sku = 'MUG-RED'"))
                .as("%s: red mugs on the shelf", when)
                .isEqualTo(RED_MUGS - exchanged);
        OrderAccount account = cases.account(OrderId.of(order)).orElseThrow();
        assertThat(cases.search(CaseQuery.ofOrder(OrderId.of(order))))
                .as("%s: a case for each client", when)
                .hasSize(CLIENTS)
                .allMatch(each -> buyers.exchanged().contains(each.id().toString())
                        ? each.status() == CaseStatus.EXCHANGING
                        : each.status() == CaseStatus.REJECTED);
        assertThat(account.replacements()).as("%s: replacements", when).hasSize(CLIENTS / 2);
    }

    private static long sum(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static int assertBooksAgree(List<String> ids, Buyers buyers, String when) {
        Map<String, Long> paid = new HashMap<>();
        int refunds = 0;
        for (JsonNode refund : new Client(provider.port).get(null, "/refunds").body()) {
            if (refund.path("status").asString().equals("SUCCEEDED")) {
                JsonNode order = refund.path("order");
                paid.merge(
                        order.path("payment").asString(), order.path("amount").asLong(), Long::sum);
                refunds++;
            }
        }
        assertThat(jdbc.sql("select count(*) from aftersales_effect where code = 'PAY_REFUND' and state = 'DONE'")
                        .query(Integer.class)
                        .single())
                .as("%s: each refund the provider made is one the books know", when)
                .isEqualTo(refunds);
        assertThat(jdbc.sql("select count(*) from aftersales_effect where state in ('PARKED', 'REJECTED')")
                        .query(Integer.class)
                        .single())
                .as("%s: nothing is left to a person", when)
                .isZero();
        var granted = new ArrayList<String>();
        for (String id : ids) {
            OrderAccount account = cases.account(OrderId.of(id)).orElseThrow();
            for (TenderBalance tender : account.tenders()) {
                assertThat(paid.getOrDefault(tender.tender().paymentReference(), 0L))
                        .as(
                                "%s: what was paid on %s of %s",
                                when, tender.tender().id(), id)
                        .isEqualTo(tender.settled())
                        .isLessThanOrEqualTo(tender.tender().captured());
                assertThat(tender.owed()).as("%s: owed on %s", when, id).isZero();
            }
            assertThat(account.unitsHeld()).as("%s: units held on %s", when, id).isZero();
            List<AfterSalesCase> all = cases.search(CaseQuery.ofOrder(OrderId.of(id)));
            assertThat(all)
                    .as("%s: a mug for each client and the pot for one", when)
                    .hasSize(CLIENTS + 1);
            assertThat(all).extracting(AfterSalesCase::status).containsOnly(CaseStatus.REFUNDED);
            all.forEach(each -> granted.add(each.id().toString()));
        }
        assertThat(buyers.granted())
                .as("%s: what clients were told is what is there", when)
                .containsExactlyInAnyOrderElementsOf(granted);
        return refunds;
    }

    @Test
    void ofManyWhoWantTheLastUnitOneGetsIt() {
        String order = orders(1_000).get(0);
        List<Client> nodes = clients();
        String claim =
                "{\"kind\": \"REFUND_ONLY\", \"items\": [{\"line\": \"POT\", \"quantity\": 1, \"reason\": \"NOT_LIKED\"}]}";
        List<Callable<Response>> racers = IntStream.range(0, RACERS)
                .<Callable<Response>>mapToObj(racer -> () -> nodes.get(racer % nodes.size())
                        .post("ann", "/api/orders/" + order + "/cases", claim, "racer-" + racer))
                .toList();

        var answers = Racers.race(racers).stream().map(Racers.Finish::value).toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.text("title"))
                        .as(answer.body().toString())
                        .isEqualTo("QUANTITY_EXCEEDED"));
        assertThat(cases.account(OrderId.of(order)).orElseThrow().unitsHeld()).isEqualTo(1);
    }
}
