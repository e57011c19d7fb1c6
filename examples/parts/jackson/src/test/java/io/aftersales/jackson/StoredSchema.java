package io.aftersales.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.UpperSnake;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON Schema of everything in the table, made from the same table that the modules apply. */
final class StoredSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    /** Returns the schema, with one definition for each type. */
    static ObjectNode schema() {
        var self = new StoredSchema();
        StoredTypes.ROOTS.forEach(self::reference);
        self.reference(Rejection.class);
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Documents of after-sales");
        schema.set("$defs", JSON.objectNode().setAll(self.definitions));
        return schema;
    }

    static String text() {
        try {
            return new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(schema())
                            .replace("\r\n", "\n")
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Class<?> type) {
        String full = type.getName();
        return full.substring(full.lastIndexOf('.') + 1).replace('$', '.');
    }

    private ObjectNode reference(Class<?> type) {
        Optional<StandIn<?, ?>> shape = StoredTypes.inAnotherShape().stream()
                .filter(each -> each.type() == type)
                .findFirst();
        Class<?> named = shape.isPresent() ? shape.get().shape() : type;
        String name = name(type);
        if (!definitions.containsKey(name)) {
            definitions.put(name, JSON.objectNode());
            definitions.put(name, definition(named));
        }
        return JSON.objectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode definition(Class<?> type) {
        if (type.isEnum()) {
            ObjectNode constants = JSON.objectNode().put("type", "string");
            for (Object constant : type.getEnumConstants()) {
                constants.withArray("enum").add(((Enum<?>) constant).name());
            }
            return constants;
        }
        if (StoredTypes.isPlain(type)) {
            ObjectNode text = JSON.objectNode().put("type", "string");
            return type == Money.class ? text.put("pattern", "^[A-Z]{3} -?[0-9]+([.][0-9]+)?$") : text;
        }
        if (type.isSealed()) {
            ObjectNode family = JSON.objectNode();
            StoredTypes.codes(type)
                    .values()
                    .forEach(each -> family.withArray("oneOf").add(reference(each)));
            return family;
        }
        return record(type);
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode record = JSON.objectNode().put("type", "object");
        ObjectNode properties = record.putObject("properties");
        record.putArray("required");
        if (StoredTypes.FAMILIES.stream().anyMatch(family -> family.isAssignableFrom(type))) {
            properties.putObject(MixIns.TYPE).put("const", UpperSnake.of(type));
            record.withArray("required").add(MixIns.TYPE);
        }
        for (StoredTypes.Component component : StoredTypes.componentsOf(type)) {
            JsonNode value = value(component.type());
            if (component.nullable()) {
                ObjectNode either = JSON.objectNode();
                either.putArray("anyOf").add(value).addObject().put("type", "null");
                value = either;
            } else {
                record.withArray("required").add(component.name());
            }
            properties.set(component.name(), value);
        }
        return record.put("additionalProperties", false);
    }

    private JsonNode value(Type type) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == Map.class) {
                return JSON.objectNode().put("type", "object");
            }
            ObjectNode many = JSON.objectNode().put("type", "array");
            many.set("items", value(generic.getActualTypeArguments()[0]));
            return many;
        }
        Class<?> raw = (Class<?>) type;
        if (raw == boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            return JSON.objectNode().put("type", "integer");
        }
        if (raw == Instant.class) {
            return JSON.objectNode().put("type", "string").put("format", "date-time");
        }
        boolean ofJava = raw.getName().startsWith("java.");
        return ofJava ? JSON.objectNode().put("type", "string") : reference(raw);
    }

    /** Returns where a document differs from a definition; empty when it conforms. */
    static Optional<String> difference(JsonNode schema, JsonNode rule, JsonNode document) {
        if (rule.has("$ref")) {
            String name = rule.get("$ref").textValue().substring("#/$defs/".length());
            return difference(schema, schema.get("$defs").get(name), document);
        }
        for (String choice : new String[] {"oneOf", "anyOf"}) {
            if (rule.has(choice)) {
                long fitting = 0;
                for (JsonNode each : rule.get(choice)) {
                    fitting += difference(schema, each, document).isEmpty() ? 1 : 0;
                }
                return fitting == 1 ? Optional.empty() : Optional.of(fitting + " fit " + document);
            }
        }
        boolean fits = (!rule.has("const") || rule.get("const").equals(document))
                && (!rule.has("type") || isOf(rule.get("type").textValue(), document))
                && (!rule.has("pattern")
                        || document.textValue().matches(rule.get("pattern").textValue()))
                && (!rule.has("enum") || isOneOf(rule.get("enum"), document));
        if (!fits) {
            return Optional.of(document + " is not " + rule);
        }
        if (rule.has("items")) {
            for (JsonNode each : document) {
                Optional<String> other = difference(schema, rule.get("items"), each);
                if (other.isPresent()) {
                    return other;
                }
            }
        }
        return rule.has("properties") ? inProperties(schema, rule, document) : Optional.empty();
    }

    private static boolean isOneOf(JsonNode all, JsonNode document) {
        for (JsonNode each : all) {
            if (each.equals(document)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(String type, JsonNode document) {
        return switch (type) {
            case "object" -> document.isObject();
            case "array" -> document.isArray();
            case "string" -> document.isTextual();
            case "integer" -> document.isIntegralNumber();
            case "boolean" -> document.isBoolean();
            case "null" -> document.isNull();
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static Optional<String> inProperties(JsonNode schema, JsonNode rule, JsonNode document) {
        for (JsonNode name : rule.get("required")) {
            if (!document.has(name.textValue())) {
                return Optional.of("no " + name + " in " + document);
            }
        }
        for (var part : document.properties()) {
            JsonNode ruled = rule.get("properties").get(part.getKey());
            if (ruled == null) {
                return Optional.of(part.getKey() + " is not known");
            }
            Optional<String> other = difference(schema, ruled, part.getValue());
            if (other.isPresent()) {
                return other.map(each -> part.getKey() + ": " + each);
            }
        }
        return Optional.empty();
    }
}
