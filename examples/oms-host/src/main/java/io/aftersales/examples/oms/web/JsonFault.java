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
 * @param reason what is wrong, in words that follow the name of the field
 */
record JsonFault(@Nullable String field, String reason) {

    /** Finds the fault that an error of the reader tells; null stands for a body that is missing. */
    static JsonFault of(@Nullable Throwable error) {
        if (error == null) {
            return new JsonFault(null, "the body is missing");
        }
        if (!(error instanceof JacksonException of)) {
            return new JsonFault(null, "the body is not JSON in UTF-8");
        }
        if (of instanceof StreamReadException && of.processor() instanceof JsonParser reader) {
            String place = path(reader.streamReadContext());
            return new JsonFault(place.isEmpty() ? null : place, syntax(of));
        }
        String place = path(of.getPath());
        if (of instanceof MismatchedInputException && of.getOriginalMessage().startsWith("Trailing token")) {
            return new JsonFault(null, "the body goes on after its end");
        }
        return place.isEmpty() ? new JsonFault(null, "the body " + reason(of)) : new JsonFault(place, reason(of));
    }

    private static String syntax(JacksonException error) {
        if (error instanceof StreamConstraintsException) {
            return "is too long or nested too deeply";
        }
        String message = error.getOriginalMessage();
        if (message.startsWith("Duplicate")) {
            return "is there twice";
        }
        return message.startsWith("Numeric value") ? "is a number that is too large" : "is not JSON from here on";
    }

    private static String reason(JacksonException error) {
        if (error instanceof UnrecognizedPropertyException) {
            return "is not a field of this request";
        }
        if (error instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return Formats.expected(mismatch.getTargetType());
        }
        return error.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null
                ? refused.getMessage()
                : "has the wrong form";
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
