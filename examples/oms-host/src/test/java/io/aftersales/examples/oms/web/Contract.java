package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenAPI document of the host, held against what goes over the wire: each answer has a status that is described for its operation and keeps to the
 * schema of this status; input that keeps to its schemas is read, and other input is refused with status 400.
 */
final class Contract {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final AtomicReference<Contract> KNOWN = new AtomicReference<>();

    /** Statuses that are answered whether or not the input can be read. */
    private static final Set<Integer> UNREAD = Set.of(401, 403, 406, 413, 415, 429, 503);

    /** Parameters that can be wrong although each keeps to its schema: a place in a list that has changed, an end before its beginning, and a time too long. */
    private static final Set<String> RELATED = Set.of("after", "to", "forward");

    private static final Pattern HALF_A_PAIR = Pattern.compile("[\\uD800-\\uDFFF]");

    private enum Keeps {
        YES,
        NO,
        /** A schema cannot tell: 1.0 is a whole number to it, half a pair of surrogates is a character, and lengths are counted otherwise. */
        UNCLEAR
    }

    private record Operation(String method, String path, Pattern form, List<String> names, JsonNode described) {
        String pointer(String... more) {
            var pointer = new StringBuilder("/paths/" + escaped(path) + "/" + method);
            for (String each : more) {
                pointer.append('/').append(escaped(each));
            }
            return pointer.toString();
        }
    }

    private final JsonNode document;
    private final SchemaRegistry schemas;
    private final Map<String, Schema> byPointer = new ConcurrentHashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    private Contract(String text) {
        document = STRICT.readTree(text);
        schemas = SchemaRegistry.withDialect(Dialects.getOpenApi31(), each -> each.schemas(Map.of("mem://api", text)));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method ->
                                operations.add(operation(method.getKey(), path.getKey(), method.getValue()))));
        operations.sort(Comparator.comparingInt(each -> each.names().size()));
    }

    /** Returns the contract of all hosts, read from this one when it is the first. */
    static Contract of(Client host) {
        Contract known = KNOWN.get();
        if (known == null) {
            known = new Contract(
                    host.exchange(null, "/openapi", HttpRequest.Builder::GET).body());
            KNOWN.compareAndSet(null, known);
        }
        return known;
    }

    JsonNode document() {
        return document;
    }

    /** Tells what is wrong with a value by the schema at a pointer into the document. */
    List<String> faults(String pointer, JsonNode value) {
        Schema schema =
                byPointer.computeIfAbsent(pointer, at -> schemas.getSchema(SchemaLocation.of("mem://api#" + at)));
        return schema
                .validate(
                        value.toString(),
                        InputFormat.JSON,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static Operation operation(String method, String path, JsonNode described) {
        var names = new ArrayList<String>();
        Matcher name = Pattern.compile("\\{(\\w+)}").matcher(path);
        while (name.find()) {
            names.add(name.group(1));
        }
        return new Operation(method, path, Pattern.compile(path.replaceAll("\\{\\w+}", "([^/;]+)")), names, described);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }

    /** Compares an exchange with the document. */
    void check(HttpRequest request, String sent, HttpResponse<String> response) {
        URI uri = request.uri();
        if (!uri.getRawPath().startsWith("/api/")) {
            return;
        }
        String told = "%s %s %s -> %d %s"
                .formatted(request.method(), uri, shortened(sent), response.statusCode(), shortened(response.body()));
        Operation operation = operations.stream()
                .filter(each -> each.method().equals(request.method().toLowerCase(Locale.ROOT))
                        && each.form().matcher(uri.getRawPath()).matches())
                .findFirst()
                .orElse(null);
        if (operation == null) {
            assertThat(response.statusCode()).as(told).isGreaterThanOrEqualTo(400);
            assertThat(faults("/components/schemas/Problem", STRICT.readTree(response.body())))
                    .as(told)
                    .isEmpty();
            return;
        }
        checkAnswer(operation, response, told);
        if (!UNREAD.contains(response.statusCode())) {
            checkInput(operation, request, sent, response, told);
        }
    }

    private void checkAnswer(Operation operation, HttpResponse<String> response, String told) {
        String status = Integer.toString(response.statusCode());
        assertThat(operation.described().path("responses").propertyNames())
                .as(told)
                .contains(status);
        JsonNode described = operation.described().path("responses").path(status);
        assertThat(response.headers().map().keySet())
                .as(told)
                .containsAll(described.path("headers").propertyNames().stream()
                        .map(each -> each.toLowerCase(Locale.ROOT))
                        .toList());
        if (described.path("content").isMissingNode()) {
            assertThat(response.body()).as(told).isEmpty();
            return;
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        assertThat(described.path("content").propertyNames()).as(told).contains(type);
        assertThat(faults(
                        operation.pointer("responses", status, "content", type, "schema"),
                        STRICT.readTree(response.body())))
                .as(told)
                .isEmpty();
    }

    private void checkInput(
            Operation operation, HttpRequest request, String sent, HttpResponse<String> response, String told) {
        var wrong = new ArrayList<String>();
        Keeps parameters = parameters(operation, request, wrong);
        Keeps body = body(operation, sent, wrong);
        if (parameters == Keeps.NO || body == Keeps.NO) {
            assertThat(response.statusCode()).as(told + wrong).isEqualTo(400);
        } else if (response.statusCode() == 400 && parameters == Keeps.YES && body == Keeps.YES) {
            JsonNode problem = STRICT.readTree(response.body());
            String field = problem.path("field").asString("");
            assertThat(RELATED.contains(field)
                            || !problem.path("title").asString("").equals("BAD_REQUEST"))
                    .as("keeps to its schemas: " + told)
                    .isTrue();
        }
    }

    private Keeps body(Operation operation, String sent, List<String> wrong) {
        if (operation.described().path("requestBody").isMissingNode()) {
            return Keeps.YES;
        }
        if (!operation.described().path("requestBody").path("content").has("application/json")) {
            return Keeps.UNCLEAR;
        }
        JsonNode body;
        try {
            body = STRICT.readTree(sent);
        } catch (JacksonException e) {
            wrong.add(String.valueOf(e.getMessage()));
            return Keeps.NO;
        }
        if (body.isMissingNode()) {
            return Keeps.NO;
        }
        List<String> faults = faults(operation.pointer("requestBody", "content", "application/json", "schema"), body);
        wrong.addAll(faults);
        return !faults.isEmpty() ? Keeps.NO : isUnclear(body) ? Keeps.UNCLEAR : Keeps.YES;
    }

    private static boolean isUnclear(JsonNode node) {
        if (node.isString()) {
            return HALF_A_PAIR.matcher(node.asString()).find()
                    || node.asString().codePoints().anyMatch(Character::isSupplementaryCodePoint);
        }
        boolean unclear = node.isNumber() && !node.isIntegralNumber();
        for (JsonNode each : node) {
            unclear |= isUnclear(each);
        }
        return unclear;
    }

    private Keeps parameters(Operation operation, HttpRequest request, List<String> wrong) {
        Keeps all = Keeps.YES;
        JsonNode parameters = operation.described().path("parameters");
        String query = request.uri().getRawQuery();
        for (String each : query == null ? new String[0] : query.split("&")) {
            String name = decoded(each.split("=", 2)[0]);
            if (!name.isEmpty()
                    && parameters
                            .valueStream()
                            .noneMatch(known -> known.path("name").asString("").equals(name))) {
                wrong.add("no parameter: " + name);
                return Keeps.NO;
            }
        }
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode parameter = parameters.get(i);
            List<String> values = values(operation, parameter, request);
            if (values.isEmpty()) {
                if (parameter.path("required").asBoolean()) {
                    wrong.add("without " + parameter.path("name"));
                    return Keeps.NO;
                }
                continue;
            }
            JsonNode schema = parameter.path("schema");
            JsonNode value = value(schema, values);
            if (value == null) {
                all = Keeps.UNCLEAR;
                continue;
            }
            List<String> faults = faults(operation.pointer("parameters", Integer.toString(i), "schema"), value);
            wrong.addAll(faults);
            if (!faults.isEmpty()) {
                return Keeps.NO;
            }
            all = isUnclear(value) || parameter.path("name").asString("").equals("zone") ? Keeps.UNCLEAR : all;
        }
        return all;
    }

    /** Returns the value that a schema is about; null for an empty one, which stands for none or is refused. */
    private static @Nullable JsonNode value(JsonNode schema, List<String> values) {
        if (values.stream().anyMatch(String::isEmpty)) {
            return null;
        }
        if (schema.path("type").asString("").equals("array")) {
            var list = STRICT.createArrayNode();
            values.forEach(each -> List.of(each.split(",")).forEach(list::add));
            return list;
        }
        String text = values.get(0);
        if (schema.path("type").asString("").equals("boolean") && text.matches("true|false")) {
            return STRICT.getNodeFactory().booleanNode(text.equals("true"));
        }
        boolean number = schema.path("type").asString("").equals("integer") && text.matches("-?[0-9]+");
        return number
                ? STRICT.getNodeFactory().numberNode(new java.math.BigInteger(text))
                : STRICT.getNodeFactory().stringNode(text);
    }

    private static List<String> values(Operation operation, JsonNode parameter, HttpRequest request) {
        String name = parameter.path("name").asString("");
        return switch (parameter.path("in").asString("")) {
            case "path" -> {
                Matcher path = operation.form().matcher(request.uri().getRawPath());
                yield path.matches()
                        ? List.of(decoded(path.group(1 + operation.names().indexOf(name))))
                        : List.of();
            }
            case "header" -> request.headers().allValues(name);
            default -> {
                String query = request.uri().getRawQuery();
                yield query == null
                        ? List.of()
                        : List.of(query.split("&")).stream()
                                .map(each -> each.split("=", 2))
                                .filter(each -> each[0].equals(name))
                                .map(each -> each.length == 1 ? "" : decoded(each[1]))
                                .toList();
            }
        };
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String shortened(String text) {
        return text.length() > 1_500 ? text.substring(0, 1_500) + "..." : text;
    }
}
