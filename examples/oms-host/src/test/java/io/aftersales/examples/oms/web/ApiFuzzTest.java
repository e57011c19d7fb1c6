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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests of which every other one takes a case a step further, and the others, mostly odd ones, go to every operation of the OpenAPI document in
 * turn: never an error of the host, every exchange as the document says, and nothing of the program in any answer. The requests follow from
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
            ".*/(parked|parked/.*|offline|retry|captures|external-refunds.*|account|journal|reconciliation)", "fred",
            ".*/(tickets/.*|clock|alarms.*|figures|confirmation|kept|shortfall)", "saul",
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
            "x".repeat(2_500), // three of them are still answered by the host, and not by the server before it
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

    /** Operations by the action that a case allows; the others are reached by the odd requests alone. */
    private static final Map<String, List<String>> STEPS = Map.ofEntries(
            Map.entry("WITHDRAW", List.of("/api/cases/{id}/withdrawal")),
            Map.entry("REQUEST_INFO", List.of("/api/cases/{id}/question")),
            Map.entry("PROVIDE_INFO", List.of("/api/cases/{id}/info")),
            Map.entry("APPROVE", List.of("/api/cases/{id}/approval")),
            Map.entry("OFFER", List.of("/api/cases/{id}/offer")),
            Map.entry("ANSWER_OFFER", List.of("/api/cases/{id}/offer/answer")),
            Map.entry("REJECT", List.of("/api/cases/{id}/rejection")),
            Map.entry("APPEAL", List.of("/api/cases/{id}/appeal")),
            Map.entry("CLOSE", List.of("/api/cases/{id}/closing")),
            Map.entry("REPORT_POSTED", List.of("/api/cases/{id}/posted")),
            Map.entry("RECEIVE", List.of("/api/cases/{id}/received")),
            Map.entry("INSPECT", List.of("/api/cases/{id}/inspection")),
            Map.entry("CORRECT_INSPECTION", List.of("/api/cases/{id}/correction")),
            Map.entry("CONFIRM_REFUND", List.of("/api/cases/{id}/confirmation")),
            Map.entry("CONVERT_TO_REFUND", List.of("/api/cases/{id}/conversion")),
            Map.entry("REPORT_SHIPPED", List.of("/api/cases/{id}/shipped")),
            Map.entry("REPORT_DELIVERED", List.of("/api/cases/{id}/delivered")),
            Map.entry("REPORT_FAILED", List.of("/api/cases/{id}/failed")),
            Map.entry("RETRY_REFUND", List.of("/api/cases/{id}/retry")),
            Map.entry("STATE_NOT_PAID", List.of("/api/cases/{id}/payments/{effect}/not-paid")),
            Map.entry("RATE", List.of("/api/cases/{id}/rating")),
            Map.entry("GIVE_BACK_KEPT", List.of("/api/cases/{id}/kept")),
            Map.entry("SETTLE_SHORTFALL", List.of("/api/cases/{id}/shortfall")),
            Map.entry("GIVE_GOODWILL", List.of("/api/orders/{order}/goodwill")),
            Map.entry("RECORD_EXTERNAL_REFUND", List.of("/api/orders/{order}/external-refunds")),
            Map.entry("RECORD_CAPTURE", List.of("/api/orders/{order}/captures")),
            Map.entry(
                    "HANDLE_TICKETS",
                    List.of(
                            "/api/tickets/{id}/assignment",
                            "/api/tickets/{id}/escalation",
                            "/api/tickets/{id}/priority",
                            "/api/tickets/{id}/group")));

    /** Actions that end a case, or that are nearly always allowed: chosen less often than those that take it on. */
    private static final List<String> ASIDE = List.of(
            "WITHDRAW",
            "REJECT",
            "CLOSE",
            "HANDLE_TICKETS",
            "GIVE_GOODWILL",
            "RECORD_EXTERNAL_REFUND",
            "RECORD_CAPTURE");

    /** Values that a command succeeds with, by the name of the field. */
    private static final Map<String, String> SENSIBLE = Map.of(
            "lost", "false",
            "complete", "true",
            "quantity", "1",
            "points", "100",
            "reason", "\"NOT_LIKED\"",
            "grade", "\"GOOD\"",
            "line", "\"MUGS\"",
            "tender", "\"CARD\"");

    private static final List<String> WANTED = List.of("items", "findings");

    private static final int TRIES = 10;

    private record Sent(String operation, String user, String path, String body) {}

    private final Random random = new Random(SEED);
    private final List<String> ordersKnown = new ArrayList<>();
    private final List<String> casesKnown = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Set<String> succeeded = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();
    private JsonNode api;

    /** A user, an operation and a case on which it is likely to succeed; for a new case, its kind. */
    private record Step(String user, String path, String caseId, String kind) {}

    /** The step that a request takes; null for a request drawn without looking. */
    private @Nullable Step step;

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
            step = i % 2 == 0 ? null : nextStep();
            List<String> operation =
                    step == null ? operations.get(i / 2 % operations.size()) : List.of(step.path(), "post");
            try {
                send(operation.get(0), operation.get(1), "fuzz-" + SEED + "-" + i);
            } catch (AssertionError fault) {
                faults.add(operation + ": " + fault.getMessage());
            }
        }
        assertThat(faults.stream().limit(10))
                .as(faults.size() + " of " + REQUESTS)
                .isEmpty();
        int commands = outcomes.entrySet().stream()
                .filter(each -> each.getKey().startsWith("post"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        int taken = outcomes.getOrDefault("post 200", 0) + outcomes.getOrDefault("post 201", 0);
        System.out.printf(
                "requests by method and status: %s; %d of %d commands succeed, of %d kinds: %s%n",
                outcomes, taken, commands, succeeded.size(), succeeded);
        assertThat(outcomes.keySet()).as("all kinds of answers").contains("get 200", "post 400", "post 409");
        assertThat(5 * taken).as("a fifth of the commands succeed").isGreaterThan(commands);
    }

    /** Chooses a command that a case allows to a user now, or that opens a case. */
    private Step nextStep() {
        String caseId = casesKnown.get(casesKnown.size() - 1 - random.nextInt(Math.min(casesKnown.size(), 8)));
        for (int i = random.nextInt(8) == 0 ? TRIES : 0; i < TRIES; i++) {
            String user = any(USERS);
            var allowed = new ArrayList<String>();
            client().get(user, "/api/cases/" + caseId)
                    .body()
                    .path("allowed")
                    .forEach(each -> allowed.add(each.asString()));
            allowed.retainAll(STEPS.keySet());
            if (!allowed.isEmpty()) {
                String chosen = any(allowed);
                if (ASIDE.contains(chosen) && random.nextInt(3) > 0) {
                    continue;
                }
                return new Step(user, any(STEPS.get(chosen)), caseId, "");
            }
        }
        String kind = any(List.of("RETURN_REFUND", "RETURN_REFUND", "EXCHANGE", "REFUND_ONLY"));
        String order = !kind.equals("REFUND_ONLY") ? delivered() : random.nextBoolean() ? paid() : depositPaid();
        ordersKnown.add(order);
        return new Step("ann", "/api/orders/{order}/cases", order + ".1", kind);
    }

    private void send(String path, String method, String key) {
        JsonNode operation = api.path("paths").path(path).path(method);
        String filled = path;
        var query = new ArrayList<String>();
        var headers = new HashMap<String, String>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString();
            if (step != null && name.equals("If-Match")) {
                continue; // a step is to succeed
            }
            boolean odd = step == null && random.nextInt(6) == 0;
            String value = odd ? oddText() : valueOf(path, name, parameter.path("schema"), key);
            switch (parameter.path("in").asString()) {
                case "path" -> filled = filled.replace("{" + name + "}", encoded(value.isEmpty() ? " " : value));
                case "query" -> {
                    if (parameter.path("required").asBoolean() || random.nextBoolean()) {
                        query.add(name + "=" + encoded(value));
                    }
                }
                default -> {
                    // A version that is not the case's is refused before all else.
                    if (parameter.path("required").asBoolean() || random.nextInt(4) == 0) {
                        headers.put(name, value.replaceAll("[^ -~]", "?"));
                    }
                }
            }
        }
        JsonNode schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        String body = "";
        if (!schema.isMissingNode()) {
            JsonNode valid = value("", schema, 0);
            boolean odd = step == null ? random.nextInt(4) > 0 : random.nextInt(8) == 0;
            boolean cut = odd && mutated(valid);
            body = MAPPER.writeValueAsString(valid);
            if (cut) {
                body = body.substring(0, random.nextInt(body.length()));
            }
        }
        String all = filled + (query.isEmpty() ? "" : "?" + String.join("&", query));
        String user = step != null ? step.user() : random.nextInt(4) == 0 ? any(USERS) : likely(path);
        check(method, headers, new Sent(method + " " + path, user, all, body));
    }

    /** Sends a request; the client compares it and its answer with the document. */
    private void check(String method, Map<String, String> headers, Sent sent) {
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
        assertThat(INSIDE.matcher(response.body()).find()).as(told).isFalse();
        if (method.equals("post") && status < 300) {
            succeeded.add(sent.operation().replaceAll(".*}/", ""));
        }
        if (status == 201) {
            casesKnown.add(MAPPER.readTree(response.body()).path("caseId").asString());
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
        if (step != null && name.equals("order")) {
            return step.caseId().substring(0, step.caseId().lastIndexOf('.'));
        }
        if (step != null && name.equals("id")) {
            return step.caseId() + (path.startsWith("/api/tickets") ? "-1" : "");
        }
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
            case "kind" -> "RETURN_REFUND";
            default -> {
                JsonNode value = value(name, schema, 0);
                yield value.isArray() ? value.path(0).asString("") : value.asString();
            }
        };
    }

    /** Makes a value that keeps to a schema. */
    private JsonNode value(String name, JsonNode declared, int depth) {
        JsonNode schema = declared;
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").asString();
            schema = api.path("components").path("schemas").path(ref.substring(ref.lastIndexOf('/') + 1));
        }
        if (step != null && SENSIBLE.containsKey(name)) {
            return MAPPER.readTree(SENSIBLE.get(name));
        }
        if (step != null && name.equals("kind")) {
            return MAPPER.getNodeFactory().stringNode(step.kind());
        }
        if (step != null && name.equals("reference")) {
            return MAPPER.getNodeFactory().stringNode("R-" + random.nextInt(100_000));
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
                for (int i = step == null ? random.nextInt(3) : 1; i > 0; i--) {
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
            boolean wanted = step == null ? random.nextInt(3) == 0 : isWanted(each.getKey());
            if (required.contains(each.getKey()) || wanted || random.nextInt(30) == 0) {
                object.set(each.getKey(), value(each.getKey(), each.getValue(), depth + 1));
            }
        });
        return object;
    }

    private boolean isWanted(String field) {
        return WANTED.contains(field)
                || (field.equals("wantedSku") && step != null && step.kind().equals("EXCHANGE"));
    }

    private String text(String name, JsonNode schema) {
        if (schema.path("format").asString("").equals("date-time")) {
            return any(List.of("2026-03-01T00:00:00Z", "1900-01-01T00:00:00+08:00", "2999-12-31T23:59:59.999999999Z"));
        }
        if (schema.path("format").asString("").equals("date")) {
            return "2026-03-01";
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
        return switch (step == null ? random.nextInt(6) : 3) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> Math.min(most, 3_000);
            default -> Math.min(most, Math.max(least, 1 + random.nextInt(3)));
        };
    }

    /** Changes one place of a body, or tells that its text is to be cut off. */
    private boolean mutated(JsonNode body) {
        var objects = new ArrayList<ObjectNode>();
        objects(body, objects);
        ObjectNode object = any(objects);
        var names = new ArrayList<>(object.propertyNames());
        int how = random.nextInt(8);
        if (how == 0) {
            object.put(any(List.of("colour", "\u0000", "class", "value", "")), 1);
        } else if (how > 1 && !names.isEmpty()) {
            String name = any(names);
            if (how == 2) {
                object.remove(name);
            } else {
                object.set(name, odd());
            }
        }
        return how == 1;
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
