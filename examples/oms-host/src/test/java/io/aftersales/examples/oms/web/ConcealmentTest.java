package io.aftersales.examples.oms.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.web.Client.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Answers to a buyer about another buyer's order, case and ticket: the same as of one that does not exist, by every operation of the OpenAPI
 * document that takes an id, under a fresh idempotency key and under one that others used on that order.
 */
class ConcealmentTest extends RunningHost {
    private static final String MISSING = "none";
    private static final String OPEN =
            "{\"kind\": \"RETURN_REFUND\", \"items\": [{\"line\": \"MUGS\", \"quantity\": 1, \"reason\": \"NOT_LIKED\"}]}";
    private static final String TEXT = "{\"text\": \"words\"}";
    private static final String FINDING = "{\"line\": \"MUGS\", \"grade\": \"GOOD\", \"quantity\": 1}";
    private static final String MONEY = "\"amount\": 100, \"occurredAt\": \"2026-03-01T00:00:00Z\"}";

    /** A body that the desk reads, by the last word of the path; all other commands have none. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            entry("cases", OPEN),
            entry("quote", OPEN),
            entry(
                    "exchange-quote",
                    OPEN.replace("RETURN_REFUND", "EXCHANGE")
                            .replace("NOT_LIKED\"", "NOT_LIKED\", \"wantedSku\": \"MUG-RED\"")),
            entry("goodwill", "{\"amount\": 100, \"why\": \"late\"}"),
            entry("captures", "{\"tender\": \"CARD\", \"amount\": 100, \"reference\": \"C-1\"}"),
            entry("external-refunds", "{\"tender\": \"CARD\", \"reference\": \"RF-1\", " + MONEY),
            entry("reversals", "{" + MONEY),
            entry("top-up", "{\"channel\": \"ALIPAY\"}"),
            entry("info", TEXT),
            entry("answer", "{\"accepts\": true}"),
            entry("appeal", TEXT),
            entry("rating", "{\"score\": 5}"),
            entry("question", TEXT),
            entry("approval", "{}"),
            entry("offer", "{}"),
            entry("rejection", TEXT),
            entry("posted", "{\"carrier\": \"c\", \"trackingNumber\": \"n\"}"),
            entry("received", "{\"lost\": false}"),
            entry("inspection", "{\"complete\": true, \"findings\": [" + FINDING + "]}"),
            entry("correction", "{\"why\": \"w\", \"findings\": [" + FINDING + "]}"),
            entry("shipped", "{\"carrier\": \"c\", \"trackingNumber\": \"n\"}"),
            entry("failed", TEXT),
            entry("found", TEXT),
            entry("{effect}", "{\"stopped\": true, \"note\": \"n\"}"),
            entry("parked/{effect}", "{\"said\": \"DONE\", \"reference\": \"r\"}"),
            entry("not-paid", "{\"evidence\": \"e\"}"),
            entry("offline", "{\"tender\": \"CARD\", \"purpose\": \"REFUND\", \"paid\": true, \"reference\": \"r\"}"),
            entry("kept", "{\"amount\": 100, \"why\": \"w\"}"),
            entry("shortfall", "{}"),
            entry("assignment", "{\"text\": \"rita\"}"),
            entry("escalation", "{\"text\": \"LATE\"}"),
            entry("priority", "{\"priority\": \"HIGH\", \"reason\": \"LATE\"}"),
            entry("group", "{\"group\": \"returns\", \"reason\": \"LATE\"}"));

    private static String body(String path) {
        String[] words = path.split("/", -1);
        String last = words[words.length - 1];
        String two = words[words.length - 2] + "/" + last;
        return BODIES.getOrDefault(two, BODIES.getOrDefault(last, ""));
    }

    private static String filled(String path, String order) {
        String id = order + ".1" + (path.startsWith("/api/tickets") ? "-1" : "");
        return path.replace("{order}", order)
                .replace("{id}", id)
                .replace("{effect}", "as-1")
                .replace("{reference}", "RF-1");
    }

    private String told(Response response, String order) {
        return response.status() + " " + response.body().toString().replace(order, "ORDER");
    }

    @Test
    void anotherBuyersIsAnsweredLikeOneThatDoesNotExist() {
        String order = delivered();
        assertThat(client().post("ann", "/api/orders/" + order + "/cases", OPEN, "key-of-ann")
                        .status())
                .isEqualTo(201);
        assertThat(client().post("saul", "/api/tickets/" + order + ".1-1/priority", body("a/priority"), "key-of-saul")
                        .status())
                .isEqualTo(200);
        JsonNode paths = client().get(null, "/openapi").body().path("paths");
        int compared = 0;
        for (Map.Entry<String, JsonNode> each : paths.properties()) {
            String path = each.getKey();
            if (!path.contains("{order}") && !path.contains("{id}")) {
                continue;
            }
            if (each.getValue().has("get")) {
                Response there = client().get("bob", filled(path, order));
                assertThat(told(there, order))
                        .as(path)
                        .isEqualTo(told(client().get("bob", filled(path, MISSING)), MISSING));
                assertThat(there.status()).as(path).isIn(403, 404);
                compared++;
            }
            for (String key :
                    each.getValue().has("post") ? new String[] {"fresh", "key-of-ann", "key-of-saul"} : new String[0]) {
                Response there = client().post("bob", filled(path, order), body(path), key);
                Response missing = client().post("bob", filled(path, MISSING), body(path), key);
                String what = path + " under " + key + ": " + there.body();
                assertThat(told(there, order)).as(what).isEqualTo(told(missing, MISSING));
                assertThat(there.status()).as(what).isIn(403, 404);
                assertThat(there.status()).as(what).isEqualTo(path.contains("{id}") ? 404 : there.status());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(90);
    }

    @Test
    void aListOfAnotherBuyersOrderIsEmptyLikeThatOfNone() {
        String order = delivered();
        client().post("ann", "/api/orders/" + order + "/cases", OPEN);
        Response there = client().get("bob", "/api/cases?order=" + order);
        assertThat(there.status()).isEqualTo(200);
        assertThat(told(there, order)).isEqualTo(told(client().get("bob", "/api/cases?order=none"), MISSING));
        assertThat(client().get("ann", "/api/cases?order=" + order).body().path("items"))
                .hasSize(1);
    }

    @Test
    void theBuyersOwnKeyIsStillToldToBeUsed() {
        String order = delivered();
        client().post("ann", "/api/orders/" + order + "/cases", OPEN, "once");
        Response again = client().post("ann", "/api/orders/" + order + "/cases", OPEN.replace("1,", "2,"), "once");
        assertThat(again.status() + " " + again.text("title")).isEqualTo("409 COMMAND_REUSED");
    }
}
