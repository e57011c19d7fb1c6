package io.aftersales.examples.workbench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document into values that know their position. Refuses content after the document, and a repeated field. */
public final class JsonTree {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern BUFFERS = Pattern.compile(" \\([^(]*\\[Source: .*");

    private final JsonParser parser;
    private FilePosition inside;
    private @Nullable String finished;

    private JsonTree(JsonParser parser, FilePosition document) {
        this.parser = parser;
        this.inside = document;
    }

    /** Reads the document; a text that is not JSON is an {@link InputFault} at the place where it stops being JSON. */
    public static JsonValue read(InputText input) {
        FilePosition document = FilePosition.document(input.file(), 1, 1);
        try (JsonParser parser = JSON.createParser(input.text())) {
            return new JsonTree(parser, document).document();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // reading from a string does not fail
        }
    }

    private JsonValue document() throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw new InputFault(inside, "the file is empty");
            }
            FilePosition document = inside;
            JsonValue value = value(document);
            if (parser.nextToken() != null) {
                throw new InputFault(here(document), "nothing may follow the document");
            }
            return value;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new InputFault(
                    at == null ? unreadable() : unreadable().movedTo(at.getLineNr(), at.getColumnNr()), problem(e));
        }
    }

    /** Returns the position of the element that could not be read; the parser reads a field's value before it reports the field's name. */
    private FilePosition unreadable() throws IOException {
        String name = parser.currentName();
        boolean field = parser.getParsingContext().inObject() && name != null && !name.equals(finished);
        return field ? inside.field(name, inside.line(), inside.column()) : inside;
    }

    /** Returns the parser's message without its remarks about its source and buffers. */
    private static String problem(JsonProcessingException e) {
        String sentence = e.getOriginalMessage().lines().findFirst().orElse("");
        return "not JSON: " + BUFFERS.matcher(sentence).replaceFirst("");
    }

    /** Reads the value at the parser's current token. */
    private JsonValue value(FilePosition named) throws IOException {
        FilePosition place = here(named);
        return new JsonValue(place, content(place));
    }

    private @Nullable Object content(FilePosition place) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(place);
            case START_ARRAY -> elements(place);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? new JsonValue.OtherNumber(parser.getText())
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> new JsonValue.OtherNumber(parser.getText());
            default -> null;
        };
    }

    private Map<String, JsonValue> fields(FilePosition object) throws IOException {
        var fields = new LinkedHashMap<String, JsonValue>();
        inside = object;
        finished = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            FilePosition field = here(object.field(name, object.line(), object.column()));
            if (fields.containsKey(name)) {
                throw new InputFault(field, "is given twice");
            }
            parser.nextToken();
            fields.put(name, value(field));
            inside = object;
            finished = name;
        }
        return fields;
    }

    private List<JsonValue> elements(FilePosition array) throws IOException {
        var elements = new ArrayList<JsonValue>();
        inside = array;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(array.element(elements.size(), array.line(), array.column())));
            inside = array;
        }
        return elements;
    }

    private FilePosition here(FilePosition place) {
        JsonLocation at = parser.currentTokenLocation();
        return place.movedTo(at.getLineNr(), at.getColumnNr());
    }
}
