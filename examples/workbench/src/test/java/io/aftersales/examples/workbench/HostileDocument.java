package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON documents of a fuzz test. An input that begins like a document is taken as it is; any other input tells how a right document is
 * changed, so that most of what comes of it is read to the end. An input that is kept should be the document, which stays what it is when
 * the right documents change.
 */
public final class HostileDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_CHANGES = 8;

    private static final List<String> RAW = List.of(
            "0",
            "1",
            "-1",
            "2",
            "100",
            "101",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775806",
            "-9223372036854775808",
            "4611686018427387904",
            "92233720368547758",
            "9223372036854775808",
            "1e999999999",
            "0e999999999",
            "1E-999999999",
            "0.5",
            "true",
            "false",
            "null",
            "{}",
            "[]",
            "[[[[]]]]",
            "\"\"",
            "\" \"",
            "\"*\"",
            "\"none\"",
            "\"-\"",
            "\"#1\"",
            "\"\\u0000\"",
            "\"a\\nb\"",
            "\"\\u001b[31m\"",
            "\"\\u2028\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"{amount}\"",
            "\"=1+1\"",
            "\"P365000D\"",
            "\"PT0S\"",
            "\"PT9223372036854775807S\"",
            "\"-PT1S\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"2026-01-01T00:00:00Z\"",
            "\"KWD\"",
            "\"JPY\"",
            "\"XXX\"",
            "\"" + "x".repeat(101) + "\"");

    private HostileDocument() {}

    /** Returns the document that an input is or describes. */
    public static byte[] of(byte[] input, List<String> right) {
        if (input.length == 0 || "{[\" \n".indexOf(input[0]) >= 0) {
            return input;
        }
        var choices = new InputChoices(input);
        JsonNode document = tree(choices.from(right));
        for (int i = 0; i < MOST_CHANGES && choices.areLeft(); i++) {
            List<ContainerNode<?>> parents = parents(document);
            if (!parents.isEmpty()) {
                change(choices.from(parents), parents, right, choices);
            }
        }
        return document.toString().getBytes(StandardCharsets.UTF_8);
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

    /** Splits arrays of documents, because what is changed in a short one is reached sooner. */
    public static List<String> split(List<String> documents) {
        var all = new ArrayList<String>();
        for (String document : documents) {
            JsonNode tree = tree(document);
            if (tree.isArray()) {
                tree.forEach(each -> all.add(each.toString()));
            } else {
                all.add(tree.toString());
            }
        }
        return List.copyOf(all);
    }
}
