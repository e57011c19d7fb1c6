package io.aftersales.examples.oms.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.Client;
import io.aftersales.examples.oms.web.Client.Response;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that want money back for the same orders, and go on asking until they are told something definite. */
final class Buyers {
    private static final long PATIENCE_NANOS = 240_000_000_000L;
    private static final long REST_NANOS = 20_000_000L;

    /** Refusals that say to try again: another was faster, or the warehouse has not answered since something was killed. */
    private static final Set<String> IN_A_MOMENT = Set.of("CONTENDED", "NOT_RESERVED_YET");

    private static final String EXCHANGE =
            "{\"kind\": \"EXCHANGE\", \"items\": [{\"line\": \"MUGS\", \"quantity\": 1, \"reason\": \"WRONG_COLOUR\","
                    + " \"wantedSku\": \"MUG-RED\"}]}";
    private static final String CLAIM =
            "{\"kind\": \"REFUND_ONLY\", \"items\": [{\"line\": \"%s\", \"quantity\": 1, \"reason\": \"NOT_LIKED\"}]}";

    private final List<Client> nodes;
    private final int killAt;
    private final Runnable kill;
    private final AtomicInteger sent = new AtomicInteger();
    private final Set<String> granted = ConcurrentHashMap.newKeySet();
    private final Set<String> exchanged = ConcurrentHashMap.newKeySet();

    /**
     * Clients of these nodes.
     *
     * @param killAt before which command something is killed
     */
    Buyers(List<Client> nodes, int killAt, Runnable kill) {
        this.nodes = nodes;
        this.killAt = killAt;
        this.kill = kill;
    }

    /** Wants the one pot, which another may get, and one of the mugs. */
    void claims(String order, String client) {
        claim(order, "POT", client);
        claim(order, "MUGS", client);
    }

    /** Wants one of the mugs in red; of two clients one is refused it, and gets to keep the one they have. */
    void exchanges(String order, String client, boolean granted) {
        String command = client + "-RED";
        Response opened = send("ann", "/api/orders/" + order + "/cases", EXCHANGE, command);
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        String id = opened.text("caseId");
        if (!granted) {
            context("rita", id, "rejection", "{\"text\": \"Used.\"}", command + "-no");
            return;
        }
        context("rita", id, "approval", "{}", command + "-yes");
        context("ines", id, "received", "{\"lost\": false}", command + "-in");
        context(
                "ines",
                id,
                "inspection",
                "{\"complete\": true, \"findings\": [{\"line\": \"MUGS\", \"grade\": \"GOOD\", \"quantity\": 1}]}",
                command + "-look");
        exchanged.add(id);
    }

    private void context(String user, String id, String door, String body, String command) {
        Response answer = send(user, "/api/cases/" + id + "/" + door, body, command);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    /** The cases that were exchanged, as far as clients were told. */
    Set<String> exchanged() {
        return exchanged;
    }

    private void claim(String order, String line, String client) {
        String command = client + "-" + line;
        Response opened = send("ann", "/api/orders/" + order + "/cases", CLAIM.formatted(line), command);
        if (opened.status() == 422) {
            assertThat(opened.text("title")).isEqualTo("QUANTITY_EXCEEDED");
            assertThat(line).as("there are mugs for all").isEqualTo("POT");
            return;
        }
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        String id = opened.text("caseId");
        Response approved = send("rita", "/api/cases/" + id + "/approval", "{}", command + "-yes");
        assertThat(approved.status()).as(approved.body().toString()).isEqualTo(200);
        granted.add(id);
    }

    /** The cases that were granted, as far as clients were told. */
    Set<String> granted() {
        return granted;
    }

    private Response send(String user, String path, String body, String command) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            int turn = sent.incrementAndGet();
            if (turn == killAt) {
                new Thread(kill).start();
            }
            try {
                Response response = nodes.get(turn % nodes.size()).post(user, path, body, command);
                if (response.status() < 500 && !IN_A_MOMENT.contains(response.text("title"))) {
                    return response;
                }
                LockSupport.parkNanos(REST_NANOS);
            } catch (UncheckedIOException e) {
                // Nobody there, or it went away while it answered: nobody knows, so the same is sent again.
                LockSupport.parkNanos(REST_NANOS);
            }
        }
        throw new IllegalStateException("no definite answer to " + command);
    }
}
