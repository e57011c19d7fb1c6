package io.aftersales.examples.oms.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Fault of a body in JSON.
 *
 * @param field the place of the fault, such as {@code items[0].quantity}; null where there is none
 * @param fault what is wrong
 * @param values the values that are possible; empty where they are not counted
 */
record JsonFault(@Nullable String field, InputFault fault, String values) {

    /** Finds the fault that an error of the reader tells; null stands for a body that is missing. */
    static JsonFault of(@Nullable Throwable error) {
        if (error == null) {
            return new JsonFault(null, InputFault.BODY_MISSING, "");
        }
        if (!(error instanceof JacksonException of)) {
            return new JsonFault(null, InputFault.NOT_UTF8_JSON, "");
        }
        if (of instanceof StreamReadException && of.processor() instanceof JsonParser reader) {
            String place = path(reader.streamReadContext());
            return placed(place, syntax(of), "");
        }
        String place = path(of.getPath());
        if (of instanceof MismatchedInputException && of.getOriginalMessage().startsWith("Trailing token")) {
            return new JsonFault(null, InputFault.BODY_GOES_ON, "");
        }
        if (of instanceof MismatchedInputException mismatch && !(of instanceof UnrecognizedPropertyException)) {
            Class<?> type = mismatch.getTargetType();
            return type == null
                    ? placed(place, InputFault.WRONG_FORM, "")
                    : placed(place, InputFault.of(type), Formats.values(type));
        }
        return placed(place, reason(of), "");
    }

    private static JsonFault placed(String place, InputFault fault, String values) {
        if (!place.isEmpty()) {
            return new JsonFault(place, fault, values);
        }
        return new JsonFault(
                null, fault == InputFault.NOT_AN_OBJECT ? InputFault.BODY_NOT_AN_OBJECT : InputFault.BODY_NOT_JSON, "");
    }

    private static InputFault syntax(JacksonException error) {
        if (error instanceof StreamConstraintsException) {
            return InputFault.TOO_LONG;
        }
        String message = error.getOriginalMessage();
        if (message.startsWith("Duplicate")) {
            return InputFault.THERE_TWICE;
        }
        return message.startsWith("Numeric value") ? InputFault.NUMBER_TOO_LARGE : InputFault.NOT_JSON;
    }

    private static InputFault reason(JacksonException error) {
        if (error instanceof UnrecognizedPropertyException) {
            return InputFault.UNKNOWN_FIELD;
        }
        return error.getCause() instanceof Malformed refused ? refused.fault() : InputFault.WRONG_FORM;
    }

    private static String path(List<JacksonException.Reference> places) {
        var path = new StringBuilder();
        for (JacksonException.Reference each : places) {
            if (each.getPropertyName() == null) {
                path.append('[').append(each.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(each.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String path(@Nullable TokenStreamContext at) {
        if (at == null || at.inRoot()) {
            return "";
        }
        String outer = path(at.getParent());
        if (at.inArray()) {
            return outer + "[" + at.getCurrentIndex() + "]";
        }
        String name = at.currentName();
        return name == null ? outer : outer + (outer.isEmpty() ? "" : ".") + name;
    }
}
