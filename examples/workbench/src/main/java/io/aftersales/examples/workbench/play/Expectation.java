package io.aftersales.examples.workbench.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.examples.workbench.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a result with the part of it that a script expects. */
final class Expectation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The lists of the result in which expected elements have to come in order, whatever stands between them. */
    private static final Set<String> IN_ORDER = Set.of("notices", "alarms");

    private final List<String> differences = new ArrayList<>();

    private Expectation() {}

    /** Returns the differences, each with its place in the script, what was expected, and what came. */
    static List<String> differences(JsonValue expected, JsonNode result) {
        var expectation = new Expectation();
        if (expected.isObject()) {
            expectation.whole(expected, result);
        } else {
            expectation.compare(expected, result);
        }
        return expectation.differences;
    }

    private void whole(JsonValue expected, JsonNode result) {
        Map<String, JsonValue> fields = expected.entries();
        if (fields.isEmpty()) {
            compare(expected, result);
        }
        fields.forEach((name, field) -> {
            JsonNode got = result.path(name);
            if (IN_ORDER.contains(name) && field.isArray() && got.isArray()) {
                inOrder(field, got);
            } else {
                compare(field, got);
            }
        });
    }

    private void inOrder(JsonValue expected, JsonNode got) {
        int next = 0;
        for (JsonValue element : expected.elements()) {
            int from = next;
            while (next < got.size() && !isMet(element, got.get(next))) {
                next++;
            }
            if (next == got.size()) {
                var rest = JSON.arrayNode();
                got.forEach(rest::add);
                differs(element, "none such " + (from == 0 ? "" : "from number " + from + " on ") + "in " + rest);
                return;
            }
            next++;
        }
    }

    private static boolean isMet(JsonValue expected, JsonNode got) {
        var attempt = new Expectation();
        attempt.compare(expected, got);
        return attempt.differences.isEmpty();
    }

    private void compare(JsonValue expected, JsonNode got) {
        if (expected.isObject() && got.isObject() && !expected.entries().isEmpty()) {
            expected.entries().forEach((name, field) -> compare(field, got.path(name)));
        } else if (expected.isArray() && got.isArray() && expected.elements().size() == got.size()) {
            for (int i = 0; i < got.size(); i++) {
                compare(expected.elements().get(i), got.get(i));
            }
        } else if (!isEqual(node(expected), got)) {
            differs(expected, got.isMissingNode() ? "nothing" : got.toString());
        }
    }

    private static boolean isEqual(JsonNode expected, JsonNode got) {
        return got instanceof MissingNode ? expected.isNull() : expected.equals(got);
    }

    private void differs(JsonValue expected, String got) {
        differences.add(expected.place() + ": expected " + node(expected) + ", got " + got);
    }

    private static JsonNode node(JsonValue value) {
        if (value.isObject()) {
            ObjectNode object = JSON.objectNode();
            value.entries().forEach((name, field) -> object.set(name, node(field)));
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = JSON.arrayNode();
            value.elements().forEach(element -> array.add(node(element)));
            return array;
        }
        Object content = value.content();
        if (content instanceof Long whole) {
            return JSON.numberNode(whole.longValue());
        }
        if (content instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        return content == null ? JSON.nullNode() : JSON.textNode(content.toString());
    }
}
