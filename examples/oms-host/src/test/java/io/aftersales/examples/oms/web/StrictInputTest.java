package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftersales.examples.oms.web.Client.Response;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Input is taken as it is meant or refused: with the field and the reason, and with nothing of the program behind it. */
class StrictInputTest extends RunningHost {
    private static final String CASES = "/api/orders/1001/cases";
    private static final String ITEM = "{\"line\": \"MUGS\", \"quantity\": 1, \"reason\": \"NOT_LIKED\"}";
    private static final String VALID = "{\"kind\": \"RETURN_REFUND\", \"items\": [" + ITEM + "]}";

    private static Arguments odd(String path, String body, String field, String reason) {
        return arguments(path, body, field, reason);
    }

    private static Arguments item(String part, String odd, String field, String reason) {
        return odd(CASES, VALID.replace(part, odd), field, reason);
    }

    static Stream<Arguments> oddBodies() {
        return Stream.of(
                // what a field may not be
                item("\"kind\":", "\"colour\": 1, \"kind\":", "colour", "is not a field"),
                item("\"line\":", "\"price\": 1, \"line\":", "items[0].price", "is not a field"),
                item("\"quantity\": 1", "\"quantity\": 1.5", "items[0].quantity", "is not a whole number"),
                item("\"quantity\": 1", "\"quantity\": 1.0", "items[0].quantity", "is not a whole number"),
                item("\"quantity\": 1", "\"quantity\": 1e2", "items[0].quantity", "is not a whole number"),
                item("\"quantity\": 1", "\"quantity\": \"1\"", "items[0].quantity", "is not a whole number"),
                item("\"quantity\": 1", "\"quantity\": \"\"", "items[0].quantity", "is not a whole number"),
                item("\"quantity\": 1", "\"quantity\": true", "items[0].quantity", "is not a whole number"),
                item("\"quantity\": 1", "\"quantity\": [1]", "items[0].quantity", "is not a whole number"),
                item("\"quantity\": 1", "\"quantity\": 1" + "0".repeat(30), "items[0].quantity", "too large"),
                item("\"quantity\": 1", "\"quantity\": 9223372036854775807", "items[0].quantity", "must be at most"),
                item("\"quantity\": 1", "\"quantity\": -1", "items[0].quantity", "must be at least"),
                item("\"quantity\": 1", "\"quantity\": null", "items[0].quantity", "is missing"),
                item("\"NOT_LIKED\"", "7", "items[0].reason", "is not a text"),
                item("\"NOT_LIKED\"", "true", "items[0].reason", "is not a text"),
                item("\"NOT_LIKED\"", "[\"NOT_LIKED\"]", "items[0].reason", "is not a text"),
                item("\"NOT_LIKED\"", "\"a\\u0000b\"", "items[0].reason", "cannot be stored"),
                item("\"NOT_LIKED\"", "\"\\ud800\"", "items[0].reason", "cannot be stored"),
                item("\"NOT_LIKED\"", "\"" + "x".repeat(5000) + "\"", "items[0].reason", "characters"),
                item("\"MUGS\"", "7", "items[0].line", "is not a text"),
                item("\"MUGS\"", "{}", "items[0].line", "is not a text"),
                item("\"MUGS\"", "\" \"", "items[0].line", "has the wrong form"),
                item("\"MUGS\"", "\"" + "x".repeat(101) + "\"", "items[0].line", "characters"),
                item("\"RETURN_REFUND\"", "1", "kind", "is not one of REFUND_ONLY, RETURN_REFUND"),
                item("\"RETURN_REFUND\"", "\"1\"", "kind", "is not one of"),
                item("\"RETURN_REFUND\"", "\"\"", "kind", "is not one of"),
                item("\"RETURN_REFUND\"", "\"return_refund\"", "kind", "is not one of"),
                item("\"RETURN_REFUND\"", "\" RETURN_REFUND\"", "kind", "is not one of"),
                item("[" + ITEM + "]", "null, \"refundTo\": \"MOON\"", "refundTo", "is not one of"),
                item("[" + ITEM + "]", ITEM, "items", "is not a list"),
                item("[" + ITEM + "]", "\"\"", "items", "is not a list"),
                item(ITEM, "null", "items[0]", "is missing"),
                item(ITEM, ITEM + ", 7", "items[1]", "is not an object"),
                item(ITEM, "\"\"", "items[0]", "is not an object"),
                // what is missing
                item("\"kind\": \"RETURN_REFUND\",", "", "kind", "is missing"),
                item("\"line\": \"MUGS\",", "", "items[0].line", "is missing"),
                item(", \"reason\": \"NOT_LIKED\"", "", "items[0].reason", "must not be blank"),
                odd("/api/cases/1001.1/received", "{}", "lost", "is missing"),
                odd("/api/cases/1001.1/rating", "{}", "score", "is missing"),
                odd("/api/tickets/1001.1-1/group", "{\"group\": \"g\"}", "reason", "is missing"),
                odd("/api/orders/1001/captures", "{\"tender\": \"T\"}", "amount", "is missing"),
                odd("/api/provider-notices", "{\"order\": \"1\", \"key\": \"k\"}", "answer", "is missing"),
                // what is no JSON of one object
                odd(CASES, "{", null, "is not JSON"),
                odd(CASES, "", null, "the body is missing"),
                odd(CASES, "null", null, "the body is missing"),
                odd(CASES, "7", null, "the body is not an object"),
                odd(CASES, "\"\"", null, "the body is not an object"),
                odd(CASES, "[]", null, "the body is not an object"),
                odd(CASES, VALID + " {}", null, "goes on"),
                odd(CASES, VALID + "x", null, "is not JSON"),
                odd(CASES, "[".repeat(5000), null, "is not"),
                item("\"line\":", "\"line\": \"POT\", \"line\":", "items[0].line", "is there twice"),
                // other operations
                odd("/api/clock", "{\"forward\": \"3 days\"}", "forward", "is not a duration"),
                odd("/api/clock", "{\"forward\": 3}", "forward", "is not a duration"),
                odd("/api/clock", "{}", "forward", "is missing"),
                odd("/api/cases/1001.1/top-up", "{\"channel\": \"\"}", "channel", "is not one of"),
                odd("/api/cases/1001.1/top-up", "{\"amount\": 5, \"channel\": \"CARD\"}", "amount", "is not a field"),
                odd("/api/cases/1001.1/offer/answer", "{\"accepts\": \"true\"}", "accepts", "is not true or false"),
                odd("/api/cases/1001.1/offer/answer", "{\"accepts\": 1}", "accepts", "is not true or false"),
                odd("/api/cases/1001.1/received", "{\"lost\": false, \"inbound\": 1.5}", "inbound", "whole number"),
                odd("/api/cases/1001.1/received", "{\"lost\": false, \"inbound\": 5000000000}", "inbound", "too large"),
                odd("/api/cases/1001.1/approval", "{\"fee\": -1}", "fee", "must be at least"),
                odd("/api/cases/1001.1/approval", "{\"fee\": \"\"}", "fee", "is not a whole number"),
                odd("/api/cases/1001.1/approval", "{\"fee\": \" \"}", "fee", "is not a whole number"),
                odd("/api/cases/1001.1/approval", "{\"fee\": \"\\u0000\"}", "fee", "is not a whole number"),
                odd("/api/cases/1001.1/approval", "{\"keeping\": \"\\u0000\"}", "keeping", "is not true or false"),
                odd(
                        "/api/cases/1001.1/received",
                        "{\"lost\": true, \"inbound\": \"\\u0000\"}",
                        "inbound",
                        "whole number"),
                odd("/api/cases/1001.1/approval", "{\"agreed\": {\"minor\": 1}}", "agreed", "is not a whole number"),
                odd("/api/cases/1001.1/rejection", "{\"text\": \" \"}", "text", "must not be blank"),
                odd("/api/cases/1001.1/stops/k", "{\"stopped\": true}", "note", "must not be blank"),
                odd("/api/cases/1001.1/parked/k", "{\"said\": 0, \"reference\": \"r\"}", "said", "is not one of"),
                odd(
                        "/api/cases/1001.1/info",
                        "{\"evidence\": [{\"id\": \"e\", \"size\": -1, \"mediaType\": \"a\", \"hash\": \"h\"}]}",
                        "evidence[0].size",
                        "must be at least"),
                odd(
                        "/api/cases/1001.1/inspection",
                        "{\"complete\": true, \"findings\": [{\"line\": \"A\", \"grade\": \"GOOD\"}]}",
                        "findings[0].quantity",
                        "is missing"),
                odd(
                        "/api/orders/1001/goodwill",
                        "{\"why\": \"w\", \"coupons\": [null]}",
                        "coupons[0]",
                        "must not be blank"),
                odd("/api/orders/1001/goodwill", "{\"why\": \"w\", \"lines\": [null]}", "lines[0]", "is missing"),
                odd("/api/orders/1001/goodwill", "{\"why\": \"w\", \"lines\": [3]}", "lines[0]", "is not an id"),
                odd("/api/orders/1001/external-refunds/R/reversals", occurred("5"), "occurredAt", "is not an instant"),
                odd(
                        "/api/orders/1001/external-refunds/R/reversals",
                        occurred("\"5\""),
                        "occurredAt",
                        "is not an instant"),
                odd(
                        "/api/orders/1001/external-refunds/R/reversals",
                        occurred("\"2026-03-01\""),
                        "occurredAt",
                        "is not an instant"),
                odd(
                        "/api/orders/1001/external-refunds/R/reversals",
                        occurred("\"+100000-01-01T00:00:00Z\""),
                        "occurredAt",
                        "is not an instant"));
    }

    private static String occurred(String at) {
        return "{\"amount\": 1, \"occurredAt\": " + at + "}";
    }

    @ParameterizedTest
    @MethodSource("oddBodies")
    void anOddBodyIsRefusedWithItsFieldAndTheReason(String path, String body, String field, String reason) {
        Response response = client().post("provider", path, body);

        assertPlainProblem(response, 400);
        assertThat(response.text("reason")).as(response.body().toString()).contains(reason);
        if (field == null) {
            assertThat(response.body().has("field")).isFalse();
        } else {
            assertThat(response.text("field")).as(response.body().toString()).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/cases/nonsense, id",
        "/api/cases/1001.0, id",
        "/api/cases/1001.-1, id",
        "/api/cases/1001.99999999999, id",
        "/api/cases/1001.1?zone=nowhere, zone",
        "/api/cases?limit=0, limit",
        "/api/cases?limit=-1, limit",
        "/api/cases?limit=1001, limit",
        "/api/cases?limit=99999999999, limit",
        "/api/cases?limit=1.5, limit",
        "/api/cases?limit=0x10, limit",
        "/api/cases?limit=ten, limit",
        "/api/cases?status=GONE, status",
        "/api/cases?status=0, status",
        "/api/cases?status=%00, status",
        "/api/cases/%00, ''",
        "/api/cases?status=REFUNDED&status=gone, status",
        "/api/cases?after=x, after",
        "/api/cases?order=%00, order",
        "/api/cases?buyer=%00, buyer",
        "/api/cases?buyer=, buyer",
        "/api/tickets/1001.1, id",
        "/api/tickets/x-1, id",
        "/api/tickets/mine?limit=0, limit",
        "/api/tickets/waiting?group=, group",
        "/api/tickets/waiting?group=%00, group",
        "/api/tickets/waiting, group",
        "/api/parked?limit=0, limit",
        "/api/parked?limit=100000, limit",
        "/api/orders/%09/account, order",
        "/api/orders/%09, order",
        "/api/orders/1001/claimable?zone=Mars, zone",
        "/api/alarms?acknowledged=1, acknowledged",
        "/api/alarms?acknowledged=TRUE, acknowledged",
        "/api/alarms?after=-1, after",
        "/api/alarms?limit=0, limit",
        "/api/cases/1001.0/notices, id",
        "/api/orders?limit=0, limit",
        "/api/orders?text=, text",
        "/api/orders?buyer=%00, buyer",
        "/api/orders?after=%09, after",
        "/api/products?limit=1.5, limit",
        "/api/products?after=VASE, after",
        "/api/products?article=%00, article",
        "/api/cases?limit=%D9%A1, limit"
    })
    void anOddPlaceInAPathOrAQueryIsRefused(String path, String field) {
        Response response = client().get("saul", path);
        assertPlainProblem(response, 400);
        assertThat(response.text("field")).as(response.body().toString()).isEqualTo(field);
        assertThat(response.text("reason").isEmpty())
                .as("only the server itself gives no reason")
                .isEqualTo(field.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/journal?after=-1, after",
        "/api/journal?after=x, after",
        "/api/journal?limit=0, limit",
        "/api/figures?from=2020-01-01&to=2021-01-01&orders=-1, orders",
        "/api/figures?from=2020-01-01&to=2021-01-01&orders=99999999999999999999, orders",
        "/api/figures?from=2020-01-01&to=2021-01-01, orders",
        "/api/figures?to=2021-01-01&orders=1, from",
        "/api/figures?from=2022-01-01&to=2021-01-01&orders=1, to",
        "/api/figures?from=2020-02-30&to=2021-01-01&orders=1, from",
        "/api/figures?from=%2B99999-01-01&to=2021-01-01&orders=1, from",
        "/api/figures?from=1/2/20&to=2021-01-01&orders=1, from",
        "/api/figures?from=2020-01-01&to=2021-01-01&zone=Mars&orders=1, zone"
    })
    void anOddPeriodOrPositionIsRefused(String path, String field) {
        Response response = client().get("fred", path);
        assertPlainProblem(response, 400);
        assertThat(response.text("field")).as(response.body().toString()).isEqualTo(field);
    }

    @Test
    void aCommandNeedsAKeyOfTheRightForm() {
        for (String key : new String[] {"", "x".repeat(101)}) {
            Response response = client().post("ann", CASES, VALID, key);
            assertPlainProblem(response, 400);
            assertThat(response.text("field")).isEqualTo("Idempotency-Key");
        }
        Response without = client().send(
                        "ann",
                        CASES,
                        request -> request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(VALID)));
        assertPlainProblem(without, 400);
        assertThat(without.text("field")).isEqualTo("Idempotency-Key");
        assertThat(without.text("reason")).isEqualTo("is missing");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void onlyJsonIsTaken(String type) {
        Response response = client().send(
                        "ann",
                        CASES,
                        request -> request.header("Content-Type", type)
                                .header("Idempotency-Key", "k")
                                .POST(BodyPublishers.ofString(VALID)));
        assertPlainProblem(response, 415);
        assertThat(response.text("title")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aCommandThatCouldNotBeAnsweredIsNotCarriedOut() {
        String order = delivered();
        Response response = client().send(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        request -> request.header("Content-Type", "application/json")
                                .header("Accept", "text/csv")
                                .header("Idempotency-Key", "csv")
                                .POST(BodyPublishers.ofString(VALID)));
        assertPlainProblem(response, 406);
        assertThat(client().get("ann", "/api/cases?order=" + order).body().toString())
                .doesNotContain(order + ".1");
    }

    @Test
    void anotherMethodOrPathIsToldAsSuch() {
        Response method = client().send("ann", CASES, request -> request.DELETE());
        assertPlainProblem(method, 405);
        assertThat(method.text("title")).isEqualTo("METHOD_NOT_ALLOWED");
        Response path = client().get("ann", "/api/nowhere");
        assertPlainProblem(path, 404);
        assertThat(path.text("title")).isEqualTo("NOT_FOUND");
        assertPlainProblem(client().get("ann", "/api/cases/a%2Fb"), 400);
        assertPlainProblem(client().get("ann", "/api//cases"), 400);
        assertPlainProblem(client().get(null, "/api/cases"), 401);
        assertPlainProblem(client().get("ann", "/api/journal"), 403);
    }

    private static void assertPlainProblem(Response response, int status) {
        String body = response.body().toString();
        assertThat(response.status()).as(body).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.text("title")).matches("[A-Z][A-Z_]+");
        assertThat(response.body().path("status").asInt()).isEqualTo(status);
        assertThat(body).doesNotContain("Exception", "java.", "io.", "org.", "tools.", "Bodies", "\tat ", "trace");
    }
}
