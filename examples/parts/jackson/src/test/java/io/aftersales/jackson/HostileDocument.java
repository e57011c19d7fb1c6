package io.aftersales.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Right JSON documents that an input of a fuzz test changes in some places, so that most of what comes of it is read to the end. */
final class HostileDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_CHANGES = 8;

    private static final List<String> RAW = List.of(
            "0",
            "1",
            "-1",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "1e999999999",
            "0.5",
            "true",
            "null",
            "{}",
            "[]",
            "[[[[]]]]",
            "\"\"",
            "\" \"",
            "\"a\\nb\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u2028\"",
            "\"CNY 1e99999999\"",
            "\"CNY 1E+2\"",
            "\"CNY 0e99999999\"",
            "\"CNY 92233720368547758.07\"",
            "\"CNY -92233720368547758.08\"",
            "\"XXX 1\"",
            "\"JPY 500\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"2026-03-01T12:00:00Z\"",
            "\"1001.0\"",
            "\"1001.2147483647\"",
            "\"1001.99999999999\"",
            "\"REFUND_ONLY\"",
            "\"" + "x".repeat(101) + "\"");

    private HostileDocument() {}

    /** Returns a right document with the changes that the choices make. */
    static String of(InputChoices choices, List<String> right) {
        JsonNode document = tree(choices.from(right));
        for (int i = 0; i < MOST_CHANGES && choices.areLeft(); i++) {
            List<ContainerNode<?>> parents = parents(document);
            if (!parents.isEmpty()) {
                change(choices.from(parents), parents, right, choices);
            }
        }
        return document.toString();
    }

    private static void change(
            ContainerNode<?> parent, List<ContainerNode<?>> all, List<String> right, InputChoices choices) {
        String name = "";
        int index = -1;
        if (parent instanceof ObjectNode object && !object.isEmpty()) {
            name = choices.from(names(object));
        } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
            index = choices.below(array.size());
        }
        JsonNode old = index < 0 ? parent.path(name) : parent.path(index);
        switch (choices.below(8)) {
            case 0, 1 -> put(parent, name, index, raw(choices.from(RAW)));
            case 2 -> put(parent, name, index, raw(String.valueOf(choices.number())));
            case 3 -> put(parent, name, index, namesake(name, all, choices));
            case 4 -> put(parent, name, index, namesake(name, parents(tree(choices.from(right))), choices));
            case 5 -> remove(parent, name, index);
            case 6 -> add(parent, index < 0 ? choices.from(names(choices, all, name)) : name, old);
            default -> put(parent, name, index, NODES.textNode(old.asText() + choices.text()));
        }
    }

    /** Returns the value that a field of the same name has elsewhere, so that words are exchanged for words and steps for steps. */
    private static JsonNode namesake(String name, List<ContainerNode<?>> parents, InputChoices choices) {
        var same = new ArrayList<JsonNode>();
        for (ContainerNode<?> each : parents) {
            if (each.has(name)) {
                same.add(each.get(name));
            } else if (name.isEmpty() && each instanceof ArrayNode array) {
                array.forEach(same::add);
            }
        }
        return same.isEmpty() ? raw(choices.from(RAW)) : choices.from(same).deepCopy();
    }

    private static List<String> names(InputChoices choices, List<ContainerNode<?>> all, String own) {
        ContainerNode<?> other = choices.from(all);
        return other instanceof ObjectNode object && !object.isEmpty()
                ? names(object)
                : List.of(own + "2", "\n", "*", "#1");
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void put(ContainerNode<?> parent, String name, int index, JsonNode value) {
        if (index >= 0) {
            ((ArrayNode) parent).set(index, value);
        } else if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else {
            ((ArrayNode) parent).add(value);
        }
    }

    private static void remove(ContainerNode<?> parent, String name, int index) {
        if (index >= 0) {
            ((ArrayNode) parent).remove(index);
        } else if (parent instanceof ObjectNode object) {
            object.remove(name);
        }
    }

    private static void add(ContainerNode<?> parent, String name, JsonNode value) {
        JsonNode copy = value.isMissingNode() ? NODES.nullNode() : value.deepCopy();
        if (parent instanceof ObjectNode object) {
            object.set(name, copy);
        } else {
            ((ArrayNode) parent).add(copy);
        }
    }

    private static JsonNode raw(String json) {
        return NODES.rawValueNode(new RawValue(json));
    }

    private static List<ContainerNode<?>> parents(JsonNode document) {
        var all = new ArrayList<ContainerNode<?>>();
        collect(document, all);
        return all;
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> all) {
        if (node instanceof ContainerNode<?> parent) {
            all.add(parent);
            parent.forEach(child -> collect(child, all));
        }
    }

    private static JsonNode tree(String document) {
        try {
            return JSON.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
