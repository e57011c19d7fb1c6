package io.aftersales.examples.oms.jdbc;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * Escapes text so that PostgreSQL can read the documents that contain it. PostgreSQL rejects the JSON escapes of a zero character and of an
 * unpaired surrogate in every query that reads any field of the document, so one buyer's text could stop all work. Both are stored as a
 * mark with four hex digits, and so is the mark itself.
 */
final class JsonText {
    private static final char MARK = '\u0001';
    private static final int DIGITS = 4;

    private JsonText() {}

    static SimpleModule module() {
        return new SimpleModule().addSerializer(String.class, new Writer()).addDeserializer(String.class, new Reader());
    }

    static String storable(String words) {
        int first = 0;
        while (first < words.length() && !isMarked(words, first)) {
            first++;
        }
        if (first == words.length()) {
            return words;
        }
        var stored = new StringBuilder(words.length() + DIGITS).append(words, 0, first);
        for (int i = first; i < words.length(); i++) {
            char each = words.charAt(i);
            if (isMarked(words, i)) {
                stored.append(MARK).append(String.format("%04x", (int) each));
            } else {
                stored.append(each);
            }
        }
        return stored.toString();
    }

    private static boolean isMarked(String words, int at) {
        char each = words.charAt(at);
        if (Character.isHighSurrogate(each)) {
            return at + 1 == words.length() || !Character.isLowSurrogate(words.charAt(at + 1));
        }
        if (Character.isLowSurrogate(each)) {
            return at == 0 || !Character.isHighSurrogate(words.charAt(at - 1));
        }
        return each == '\0' || each == MARK;
    }

    static String asWritten(String stored) {
        if (stored.indexOf(MARK) < 0) {
            return stored;
        }
        var words = new StringBuilder(stored.length());
        for (int i = 0; i < stored.length(); i++) {
            if (stored.charAt(i) == MARK) {
                words.append((char) Integer.parseInt(stored, i + 1, i + 1 + DIGITS, 16));
                i += DIGITS;
            } else {
                words.append(stored.charAt(i));
            }
        }
        return words.toString();
    }

    private static final class Writer extends StdScalarSerializer<String> {
        Writer() {
            super(String.class);
        }

        @Override
        public void serialize(String words, JsonGenerator json, SerializationContext context) {
            json.writeString(storable(words));
        }
    }

    private static final class Reader extends StdScalarDeserializer<String> {
        Reader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            return asWritten(json.getString());
        }
    }
}
