package io.aftersales.examples.workbench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Value of a JSON file with its position. The reader asks for the type it expects; any other type is an {@link InputFault} at this
 * position.
 *
 * @param place the position in the file
 * @param content a map of fields, a list of elements, a string, a boolean, a long, an {@link OtherNumber}, or null
 */
public record JsonValue(FilePosition place, @Nullable Object content) {

    /** Number that is no {@code long}: not whole, or too large. Its text is kept for the fault. */
    public record OtherNumber(String text) {
        @Override
        public String toString() {
            return text.length() <= 40 ? text : text.substring(0, 40) + "...";
        }
    }

    /** Creates a fault at the place of this value. */
    public InputFault fault(String problem) {
        return new InputFault(place, problem);
    }

    /** Tells whether this is an array. */
    public boolean isArray() {
        return content instanceof List;
    }

    /** Tells whether this is a string. */
    public boolean isText() {
        return content instanceof String;
    }

    /** Tells whether this is a number, be it one that is refused where a whole number is expected. */
    public boolean isNumber() {
        return content instanceof Long || content instanceof OtherNumber;
    }

    /** Returns the fields of an object; any field beside the known ones is a fault. */
    public Fields fields(String... known) {
        if (!(content instanceof Map<?, ?> map)) {
            throw mismatch("an object");
        }
        for (Object value : map.values()) {
            JsonValue field = (JsonValue) value;
            if (!Arrays.asList(known).contains(field.place.step())) {
                throw field.fault("unknown field, known are " + String.join(", ", known));
            }
        }
        return new Fields(this);
    }

    /** Returns the fields of an object, whatever they are; another reader checks their names. */
    public Fields anyFields() {
        if (!isObject()) {
            throw mismatch("an object");
        }
        return new Fields(this);
    }

    /** Returns the entries of an object whose field names are ids, in the order of the file; a null stays an entry. */
    public Map<String, JsonValue> entries() {
        if (!(content instanceof Map<?, ?> map)) {
            throw mismatch("an object");
        }
        var entries = new LinkedHashMap<String, JsonValue>();
        map.forEach((name, value) -> entries.put((String) name, (JsonValue) value));
        return entries;
    }

    /** Tells whether this is an object. */
    public boolean isObject() {
        return content instanceof Map;
    }

    /** Returns the elements of an array. */
    public List<JsonValue> elements() {
        if (content instanceof List<?> list) {
            return list.stream().map(JsonValue.class::cast).toList();
        }
        throw mismatch("an array");
    }

    /** Reads each element of an array. */
    public <T> List<T> elements(Function<JsonValue, T> reader) {
        return elements().stream().map(reader).toList();
    }

    /** Returns a string. */
    public String text() {
        if (content instanceof String text) {
            return text;
        }
        throw mismatch("a string");
    }

    /** Converts a text; an {@link IllegalArgumentException} of the constructor becomes a fault. */
    public <T> T text(Function<String, T> constructor) {
        String text = text();
        try {
            return constructor.apply(text);
        } catch (IllegalArgumentException e) {
            throw fault(String.valueOf(e.getMessage()));
        }
    }

    /** Reads the name of a constant. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        String name = text();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> noneOf(Arrays.asList(type.getEnumConstants())));
    }

    /** Creates the fault of a text that is none of the known ones. */
    public InputFault noneOf(List<?> known) {
        return fault("\"" + text() + "\" is none of "
                + known.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** Returns true or false. */
    public boolean truth() {
        if (content instanceof Boolean truth) {
            return truth;
        }
        throw mismatch("true or false");
    }

    /**
     * Returns a whole number. {@code 20.0} is a fault like {@code 20.5}: all amounts are minor units, and a user who writes decimals
     * probably means major ones.
     */
    public long whole() {
        if (content instanceof Long whole) {
            return whole;
        }
        if (content instanceof OtherNumber number) {
            boolean tooLarge = number.text.matches("-?\\d+");
            throw fault(
                    tooLarge
                            ? number + " is beyond 64 bits"
                            : "expected a whole number without decimals or exponent, found " + number);
        }
        throw mismatch("a whole number");
    }

    private InputFault mismatch(String expected) {
        return fault("expected " + expected + ", found " + kind());
    }

    private String kind() {
        if (content == null) {
            return "null";
        }
        if (content instanceof Map) {
            return "an object";
        }
        if (content instanceof List) {
            return "an array";
        }
        if (content instanceof Boolean) {
            return content.toString();
        }
        return content instanceof String ? "a string" : "a number";
    }

    /**
     * Fields of an object, by name. A field that is null counts as absent.
     *
     * @param object the object with these fields
     */
    public record Fields(JsonValue object) {

        /** Returns a field; empty when it is absent or null. */
        public Optional<JsonValue> find(String name) {
            Object value = object.content instanceof Map<?, ?> map ? map.get(name) : null;
            return value instanceof JsonValue field && field.content != null ? Optional.of(field) : Optional.empty();
        }

        /** Tells whether the object has a field, be it null. */
        public boolean has(String name) {
            return object.content instanceof Map<?, ?> map && map.containsKey(name);
        }

        /** Returns a required field. */
        public JsonValue get(String name) {
            FilePosition at = object.place;
            return find(name).orElseThrow(() -> new InputFault(at.field(name, at.line(), at.column()), "is missing"));
        }

        /** Reads a whole number, with a default. */
        public long wholeOr(String name, long otherwise) {
            return find(name).map(JsonValue::whole).orElse(otherwise);
        }

        /** Reads a string, with a default. */
        public String textOr(String name, String otherwise) {
            return find(name).map(JsonValue::text).orElse(otherwise);
        }

        /** Reads true or false, with a default. */
        public boolean truthOr(String name, boolean otherwise) {
            return find(name).map(JsonValue::truth).orElse(otherwise);
        }

        /** Reads the elements of an array; none when it is left out. */
        public <T> List<T> elementsOf(String name, Function<JsonValue, T> reader) {
            return find(name).map(all -> all.elements(reader)).orElse(List.of());
        }

        /** Reads the name of a constant, with a default. */
        public <E extends Enum<E>> E oneOfOr(String name, E otherwise) {
            return find(name)
                    .map(value -> value.oneOf(otherwise.getDeclaringClass()))
                    .orElse(otherwise);
        }
    }
}
