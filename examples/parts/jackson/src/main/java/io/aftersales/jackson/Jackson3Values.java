package io.aftersales.jackson;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ser.std.StdScalarSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writers and readers of single values; the readers take a value in the form in which it is written and in no other. */
final class Jackson3Values {
    private static final Map<Class<?>, TextWriter<?>> WRITERS = new HashMap<>();
    private static final Map<Class<?>, StdScalarDeserializer<?>> READERS = new HashMap<>();

    static {
        for (PlainValue<?> each : StoredTypes.PLAIN_OF_JAVA) {
            WRITERS.put(each.type(), new TextWriter<>(each));
            READERS.put(each.type(), new TextReader<>(each));
        }
        // A host may write and read texts in its own way, such as one that its database can store.
        READERS.put(
                String.class,
                new ValueReader<>(
                        String.class,
                        JsonToken.VALUE_STRING,
                        (json, context) -> context.readValue(json, String.class)));
        READERS.put(boolean.class, new TruthReader());
        for (Class<?> type : new Class<?>[] {long.class, Long.class}) {
            READERS.put(
                    type, new ValueReader<>(type, JsonToken.VALUE_NUMBER_INT, (json, context) -> json.getLongValue()));
        }
        for (Class<?> type : new Class<?>[] {int.class, Integer.class}) {
            READERS.put(
                    type, new ValueReader<>(type, JsonToken.VALUE_NUMBER_INT, (json, context) -> json.getIntValue()));
        }
    }

    private Jackson3Values() {}

    /** Returns the writer of a type of the Java platform; null for a type that Jackson writes by itself. */
    static @Nullable Object writerOf(Class<?> type) {
        return WRITERS.get(type);
    }

    /** Returns the strict reader of a type of the Java platform; null for any other type. */
    static @Nullable Object readerOf(Class<?> type) {
        return READERS.get(type);
    }

    /** Writes a plain value. */
    static final class TextWriter<T> extends StdScalarSerializer<T> {
        private final PlainValue<T> plain;

        TextWriter(PlainValue<T> plain) {
            super(plain.type());
            this.plain = plain;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(plain.write(value));
        }
    }

    /** Reads a plain value. */
    static final class TextReader<T> extends StdScalarDeserializer<T> {
        private final PlainValue<T> plain;

        TextReader(PlainValue<T> plain) {
            super(plain.type());
            this.plain = plain;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                context.reportWrongTokenException(this, JsonToken.VALUE_STRING, "only text is read");
            }
            String text = json.getString();
            try {
                return plain.parse(text);
            } catch (RuntimeException e) {
                throw context.weirdStringException(text, plain.type(), String.valueOf(e.getMessage()));
            }
        }
    }

    /** Takes a value from a token. */
    private interface Taking {
        Object from(JsonParser json, DeserializationContext context);
    }

    /** Reads a value of one kind of token. */
    private static final class ValueReader<T> extends StdScalarDeserializer<T> {
        private final JsonToken expected;
        private final Taking taking;

        ValueReader(Class<T> type, JsonToken expected, Taking taking) {
            super(type);
            this.expected = expected;
            this.taking = taking;
        }

        @Override
        @SuppressWarnings("unchecked") // primitive types have no instances that could be cast to
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(expected)) {
                context.reportWrongTokenException(this, expected, "nothing else is read");
            }
            return (T) taking.from(json, context);
        }
    }

    /** Reads a truth value. */
    private static final class TruthReader extends StdScalarDeserializer<Boolean> {
        TruthReader() {
            super(boolean.class);
        }

        @Override
        public Boolean deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_TRUE) && !json.hasToken(JsonToken.VALUE_FALSE)) {
                context.reportWrongTokenException(this, JsonToken.VALUE_TRUE, "only true and false are read");
            }
            return json.hasToken(JsonToken.VALUE_TRUE);
        }
    }

    /** Writes a value in the shape of another type. */
    static final class ShapeWriter<T> extends StdSerializer<T> {
        private final StandIn<T, ?> shape;

        ShapeWriter(StandIn<T, ?> shape) {
            super(shape.type());
            this.shape = shape;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            context.writeValue(json, shape.shapeOf(value));
        }
    }

    /** Reads a value in the shape of another type. */
    static final class ShapeReader<T> extends StdDeserializer<T> {
        private final StandIn<T, ?> shape;

        ShapeReader(StandIn<T, ?> shape) {
            super(shape.type());
            this.shape = shape;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (shape.in() == null) {
                return context.reportInputMismatch(
                        this, "%s is only written", shape.type().getSimpleName());
            }
            Object read = context.readValue(json, shape.shape());
            try {
                return shape.valueOf(read);
            } catch (RuntimeException e) {
                return context.reportInputMismatch(
                        this, "no %s: %s", shape.type().getSimpleName(), String.valueOf(e.getMessage()));
            }
        }
    }
}
