package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests to every operation of the OpenAPI document, of which three in four are odd: never an error of the host, every status described,
 * every answer JSON with nothing of the program in it, and a body that keeps to its schema can always be read. The requests follow from
 * {@code fuzz.seed}; {@code fuzz.requests} says how many.
 */
class ApiFuzzTest extends RunningHost {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 300);
    private static final long SEED = Long.getLong("fuzz.seed", 2026);
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern INSIDE =
            Pattern.compile("Exception|java\\.|\\bat io\\.|io\\.aftersales|org\\.spring|SQL");
    private static final Map<String, String> LIKELY = Map.of(
            ".*/(received|inspection|stops/.*)", "ines",
            ".*/correction", "ivan",
            ".*/(approval|offer|question|rejection|closing|conversion)", "rita",
            ".*/orders/[^/]*/(cases|quote|exchange-quote)|.*/(info|answer|appeal|rating|withdrawal|posted|top-up)",
                    "ann",
            ".*/(parked|parked/.*|offline|retry|captures|external-refunds.*|account|journal)", "fred",
            ".*/(tickets/.*|clock|figures|confirmation|kept|shortfall)", "saul",
            ".*/provider-notices", "provider");

    private static final List<String> USERS = List.of(
            "ann", "ann", "rita", "rita", "saul", "saul", "alex", "ines", "ivan", "fred", "fred", "provider", "bob");

    /** Values that mean something to the shop, by the name of the field. */
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("line", List.of("MUGS", "POT")),
            Map.entry("reason", List.of("NOT_LIKED", "SHORTAGE", "WRONG_COLOUR", "ORDER_CANCELLED", "LOST_IN_TRANSIT")),
            Map.entry("wholeOrder", List.of("ORDER_CANCELLED", "NOT_LIKED")),
            Map.entry("grade", List.of("GOOD", "DAMAGED", "MISSING")),
            Map.entry("tender", List.of("CARD", "GIFT")),
            Map.entry("wantedSku", List.of("MUG-RED", "MUG-BLUE", "POT-1")),
            Map.entry("group", List.of("returns", "disputes", "complaints")),
            Map.entry("coupons", List.of("SORRY-10")),
            Map.entry("goodsAreHere", List.of("WEST")),
            Map.entry("answer", List.of("SUCCEEDED", "REVERSED", "REJECTED")),
            Map.entry("forward", List.of("PT0S", "PT1S")),
            Map.entry("channel", List.of("ALIPAY")));

    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "x".repeat(5_000),
            "\uD83D\uDE00",
            "\uD800",
            "'; drop table shop_order; --",
            "%00",
            "null",
            "1e400",
            "0x10",
            "\u0661",
            "-1",
            "0",
            "1.5",
            "1099511627776",
            "99999999999999999999",
            "{}",
            "2026-02-30",
            "../..",
            "a/b");

    private record Sent(String operation, String user, String path, String body, boolean unchanged, boolean extended) {}

    private final Random random = new Random(SEED);
    private final List<String> ordersKnown = new ArrayList<>();
    private final List<String> casesKnown = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private JsonNode api;

    @Test
    void noRequestBreaksTheHostOrItsDescription() {
        api = client().get(null, "/openapi").body();
        for (int i = 0; i < 4; i++) {
            ordersKnown.addAll(List.of(delivered(), paid(), overdue()));
            casesKnown.add(open(delivered(), "RETURN_REFUND", "NOT_LIKED", ""));
        }
        var operations = new ArrayList<List<String>>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(List.of(path.getKey(), method))));
        assertThat(operations).hasSizeGreaterThan(40);
        for (int i = 0; i < REQUESTS; i++) {
            List<String> operation = operations.get(i % operations.size());
            try {
                send(operation.get(0), operation.get(1), "fuzz-" + SEED + "-" + i);
            } catch (AssertionError fault) {
                faults.add(operation + ": " + fault.getMessage());
            }
        }
        assertThat(faults.stream().limit(10))
                .as(faults.size() + " of " + REQUESTS)
                .isEmpty();
        System.out.println("requests by operation kind and status: " + outcomes);
        assertThat(outcomes.keySet()).as("some are taken").contains("get 200", "post 200", "post 400");
    }

    private void send(String path, String method, String key) {
        JsonNode operation = api.path("paths").path(path).path(method);
        String filled = path;
        var query = new ArrayList<String>();
        var headers = new HashMap<String, String>();
        boolean plain = true;
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString();
            boolean odd = random.nextInt(6) == 0;
            String value = odd ? oddText() : valueOf(path, name, parameter.path("schema"), key);
            plain &= !odd && !name.equals("after");
            switch (parameter.path("in").asString()) {
                case "path" -> filled = filled.replace("{" + name + "}", encoded(value.isEmpty() ? " " : value));
                case "query" -> {
                    if (parameter.path("required").asBoolean() || random.nextBoolean()) {
                        query.add(name + "=" + encoded(value));
                    }
                }
                default -> headers.put(name, value.replaceAll("[^ -~]", "?"));
            }
        }
        JsonNode schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        String body = "";
        boolean extended = false;
        if (!schema.isMissingNode()) {
            JsonNode valid = value("", schema, 0);
            String mutation = random.nextInt(4) == 0 ? "none" : mutated(valid);
            plain &= mutation.equals("none");
            extended = mutation.equals("extended");
            body = MAPPER.writeValueAsString(valid);
            if (mutation.equals("cut")) {
                body = body.substring(0, random.nextInt(body.length()));
            }
        }
        String all = filled + (query.isEmpty() ? "" : "?" + String.join("&", query));
        String user = random.nextInt(4) == 0 ? any(USERS) : likely(path);
        check(operation, method, headers, new Sent(method + " " + path, user, all, body, plain, extended));
    }

    private void check(JsonNode operation, String method, Map<String, String> headers, Sent sent) {
        HttpResponse<String> response = client().exchange(sent.user(), sent.path(), request -> {
            headers.forEach(request::header);
            if (method.equals("get")) {
                return request.GET();
            }
            return (sent.body().isEmpty() ? request : request.header("Content-Type", "application/json"))
                    .POST(sent.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(sent.body()));
        });
        int status = response.statusCode();
        String what = sent + " under " + headers + " -> " + status + " " + response.body();
        String told = what.length() > 3_000 ? what.substring(0, 3_000) : what;
        outcomes.merge(method + " " + status, 1, Integer::sum);
        assertThat(status).as(told).isLessThan(500);
        assertThat(operation.path("responses").propertyNames()).as(told).contains(Integer.toString(status));
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .as(told)
                .isEqualTo(status < 400 ? "application/json" : "application/problem+json");
        JsonNode answer = MAPPER.readTree(response.body());
        assertThat(INSIDE.matcher(response.body()).find()).as(told).isFalse();
        if (status >= 400) {
            assertThat(answer.path("title").asString("")).as(told).matches("[A-Z][A-Z0-9_]+");
        }
        if (sent.unchanged()) {
            assertThat(answer.path("title").asString("")).as(told).isNotEqualTo("BAD_REQUEST");
        }
        if (sent.extended()) {
            assertThat(status).as(told).isIn(400, 403);
        }
        if (status == 201) {
            casesKnown.add(answer.path("caseId").asString());
        }
    }

    /** Returns a user who may carry out an operation in most states. */
    private static String likely(String path) {
        return LIKELY.entrySet().stream()
                .filter(each -> path.matches(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("alex");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String oddText() {
        return ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String valueOf(String path, String name, JsonNode schema, String key) {
        return switch (name) {
            case "order" -> any(ordersKnown);
            case "after" ->
                path.startsWith("/api/tickets")
                        ? any(casesKnown) + "-1"
                        : path.equals("/api/cases") ? any(casesKnown) : path.equals("/api/products") ? "POT-1" : "1";
            case "id" -> any(casesKnown) + (path.startsWith("/api/tickets") ? "-1" : "");
            case "Idempotency-Key" -> key;
            case "effect" -> "as-" + random.nextInt(100);
            case "from" -> "2026-01-01";
            case "to" -> "2027-01-01";
            case "zone" -> "Asia/Shanghai";
            case "status" -> "REFUNDED";
            default -> value(name, schema, 0).asString();
        };
    }

    /** Makes a value that keeps to a schema. */
    private JsonNode value(String name, JsonNode declared, int depth) {
        JsonNode schema = declared;
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").asString();
            schema = api.path("components").path("schemas").path(ref.substring(ref.lastIndexOf('/') + 1));
        }
        if (schema.has("anyOf")) {
            return value(name, schema.path("anyOf").get(0), depth);
        }
        if (schema.has("enum")) {
            List<JsonNode> values = new ArrayList<>();
            schema.path("enum").forEach(values::add);
            return any(values);
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).asString() : type.asString("object")) {
            case "string" -> MAPPER.getNodeFactory().stringNode(text(name, schema));
            case "integer" -> MAPPER.getNodeFactory().numberNode(number(schema));
            case "boolean" -> MAPPER.getNodeFactory().booleanNode(random.nextBoolean());
            case "array" -> {
                ArrayNode list = MAPPER.createArrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    list.add(value(name, schema(declared).path("items"), depth + 1));
                }
                yield list;
            }
            default -> object(schema, depth);
        };
    }

    private JsonNode schema(JsonNode declared) {
        String ref = declared.path("$ref").asString("");
        return ref.isEmpty()
                ? declared
                : api.path("components").path("schemas").path(ref.substring(ref.lastIndexOf('/') + 1));
    }

    private ObjectNode object(JsonNode schema, int depth) {
        var required = new ArrayList<String>();
        schema.path("required").forEach(each -> required.add(each.asString()));
        ObjectNode object = MAPPER.createObjectNode();
        schema.path("properties").properties().forEach(each -> {
            if (required.contains(each.getKey()) || random.nextInt(3) == 0) {
                object.set(each.getKey(), value(each.getKey(), each.getValue(), depth + 1));
            }
        });
        return object;
    }

    private String text(String name, JsonNode schema) {
        if (schema.path("format").asString("").equals("date-time")) {
            return any(List.of("2026-03-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"));
        }
        List<String> known = name.equals("lines") ? KNOWN.get("line") : KNOWN.get(name);
        if (known != null) {
            return any(known);
        }
        if (name.equals("key")) {
            return "as-1";
        }
        return any(List.of("saul", "LATE", "P-" + any(ordersKnown), "\uD83D\uDE00 \u4F60\u597D".substring(0, 2), "X"));
    }

    private long number(JsonNode schema) {
        long least = schema.path("minimum").asLong(-1);
        long most = schema.path("maximum").asLong(Integer.MAX_VALUE);
        return switch (random.nextInt(6)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> Math.min(most, 3_000);
            default -> Math.min(most, Math.max(least, 1 + random.nextInt(3)));
        };
    }

    /** Changes one place of a body, and says how. */
    private String mutated(JsonNode body) {
        var objects = new ArrayList<ObjectNode>();
        objects(body, objects);
        if (objects.isEmpty()) {
            return "none";
        }
        ObjectNode object = any(objects);
        var names = new ArrayList<>(object.propertyNames());
        switch (random.nextInt(8)) {
            case 0 -> {
                object.put(any(List.of("colour", "\u0000", "class", "value", "")), 1);
                return "extended";
            }
            case 1 -> {
                return "cut";
            }
            case 2 -> {
                if (!names.isEmpty()) {
                    object.remove(any(names));
                }
            }
            default -> {
                if (!names.isEmpty()) {
                    object.set(any(names), odd());
                }
            }
        }
        return "changed";
    }

    private JsonNode odd() {
        var nodes = MAPPER.getNodeFactory();
        return switch (random.nextInt(10)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.numberNode(1.5);
            case 2 -> nodes.numberNode(1L << 40);
            case 3 -> nodes.numberNode(Long.MIN_VALUE);
            case 4 -> nodes.booleanNode(true);
            case 5 -> MAPPER.createArrayNode().addNull();
            case 6 -> MAPPER.createObjectNode().put("minor", 1);
            case 7 -> nodes.numberNode(new java.math.BigDecimal("1e400"));
            default -> nodes.stringNode(oddText());
        };
    }

    private static void objects(JsonNode node, List<ObjectNode> found) {
        if (node instanceof ObjectNode object) {
            found.add(object);
        }
        node.forEach(each -> objects(each, found));
    }
}
