package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.tck.Racers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Cost of HTTP: returns per second over HTTP, and at the desks of the same host, called directly, on the same database and with the same
 * gateways. They take turns and are printed; asserted is that every return is refunded. {@code -Dhttp.lives} says how many returns each number
 * of clients makes in each way.
 */
class HttpCostTest extends RunningHost {
    private static final int LIVES = Integer.getInteger("http.lives", 4);
    private static final int LIVES_OF_A_TURN = Math.min(LIVES, 40);
    private static final int[] CLIENTS = {1, 2, 8};

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final Actor BUYER = Actor.buyer("ann");
    private static final Actor REVIEWER = Actor.reviewer("rita");
    private static final Actor INSPECTOR = Actor.inspector("ines");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Autowired
    CaseRepository cases;

    /** A way to bring the return of an order to its end, in six commands. */
    private interface Way {
        void live(String order) throws IOException, InterruptedException;
    }

    /** Lives of one way, and the time that they took. */
    private static final class Sum {
        private long lives;
        private long nanos;
        private long cpu;

        double perSecond() {
            return lives * 1e9 / nanos;
        }

        double cpuMillis() {
            return cpu / 1e6 / lives;
        }
    }

    @Test
    void everyReturnIsRefundedAtTheDesksAndOverHttp() {
        race(2);
        for (int clients : CLIENTS) {
            List<Sum> sums = race(clients);
            Sum atDesks = sums.get(0);
            Sum overHttp = sums.get(1);
            System.out.printf(
                    "%d clients: %.0f lives/s at the desks, %.0f over HTTP, that is %.2f of it; CPU of a life %.1f ms and %.1f ms%n",
                    clients,
                    atDesks.perSecond(),
                    overHttp.perSecond(),
                    overHttp.perSecond() / atDesks.perSecond(),
                    atDesks.cpuMillis(),
                    overHttp.cpuMillis());
        }
    }

    /** Lets clients make returns at the desks and over HTTP, in turns. */
    private List<Sum> race(int clients) {
        var atDesks = new Sum();
        var overHttp = new Sum();
        while (overHttp.lives < LIVES) {
            turn(this::liveAtDesks, clients, atDesks);
            turn(this::liveOverHttp, clients, overHttp);
        }
        return List.of(atDesks, overHttp);
    }

    private void turn(Way way, int clients, Sum sum) {
        List<String> placed = IntStream.range(0, LIVES_OF_A_TURN)
                .mapToObj(place -> delivered())
                .toList();
        List<Callable<Integer>> racers = IntStream.range(0, clients)
                .<Callable<Integer>>mapToObj(client -> () -> {
                    for (int place = client; place < placed.size(); place += clients) {
                        way.live(placed.get(place));
                    }
                    return client;
                })
                .toList();
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        var finishes = Racers.race(racers);
        sum.nanos += System.nanoTime() - start;
        sum.cpu += PROCESS.getProcessCpuTime() - cpu;
        sum.lives += placed.size();
        assertThat(finishes).allSatisfy(each -> assertThat(each.failure()).isNull());
        assertThat(placed)
                .allSatisfy(order -> assertThat(cases.find(caseOf(order)).map(AfterSalesCase::status))
                        .contains(CaseStatus.REFUNDED));
    }

    private static CaseId caseOf(String order) {
        return new CaseId(OrderId.of(order), 1);
    }

    // --- at the desks

    private void liveAtDesks(String order) {
        desks.applications()
                .open(Commands.OpenCase.of(
                        Request.of("open", BUYER),
                        OrderId.of(order),
                        CaseKind.RETURN_REFUND,
                        List.of(ItemAsked.of("MUGS", 2, "NOT_LIKED"))))
                .get();
        CaseId id = caseOf(order);
        desks.reviews()
                .approve(Commands.ApproveCase.byPolicy(Request.of("approve", REVIEWER), id))
                .get();
        desks.returns()
                .posted(Commands.ReportPosted.of(Request.of("post", BUYER), id, "FASTPOST", "R1"))
                .get();
        desks.returns()
                .received(Commands.ReceiveReturn.arrived(Request.of("receive", INSPECTOR), id))
                .get();
        inspect(id, "inspect-1", false);
        inspect(id, "inspect-2", true);
    }

    private void inspect(CaseId id, String command, boolean last) {
        var found = List.of(FoundUnits.of("MUGS", Grade.GOOD, 1));
        desks.inspections()
                .inspect(new Commands.InspectReturn(Request.of(command, INSPECTOR), id, null, found, last, null, ""))
                .get();
    }

    // --- over HTTP

    private void liveOverHttp(String order) throws IOException, InterruptedException {
        send(
                BUYER,
                "open",
                "/api/orders/" + order + "/cases",
                "{\"kind\": \"RETURN_REFUND\", \"items\": [{\"line\": \"MUGS\", \"quantity\": 2, \"reason\": \"NOT_LIKED\"}]}");
        String path = "/api/cases/" + caseOf(order);
        send(REVIEWER, "approve", path + "/approval", "{}");
        send(BUYER, "post", path + "/posted", "{\"carrier\": \"FASTPOST\", \"trackingNumber\": \"R1\"}");
        send(INSPECTOR, "receive", path + "/received", "{\"lost\": false}");
        String found = "{\"complete\": %s, \"findings\": [{\"line\": \"MUGS\", \"grade\": \"GOOD\", \"quantity\": 1}]}";
        send(INSPECTOR, "inspect-1", path + "/inspection", found.formatted(false));
        send(INSPECTOR, "inspect-2", path + "/inspection", found.formatted(true));
    }

    private void send(Actor by, String command, String path, String body) throws IOException, InterruptedException {
        String credentials = by.id() + ":" + by.id();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", command)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
    }
}
