package io.aftersales.examples.oms.web;

import io.aftersales.ports.desks.DeskRejection.Violation;
import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limit that a request does not keep.
 *
 * @param path the place in the request, such as {@code items[0].quantity}
 * @param constraint the code of the limit
 * @param min the least value, characters or entries; null where there is none
 * @param max the most of them; null where there is none
 * @param of what min and max count: text or list; null where they are values
 */
record BrokenLimit(
        String path,
        String constraint,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable String of) {

    /** Returns the limit of a command that a desk found. */
    static BrokenLimit of(Violation found) {
        return new BrokenLimit(found.path(), found.constraint(), found.min(), found.max(), null);
    }

    /** Returns the limit of a request that the validator found. */
    static BrokenLimit of(String path, ConstraintViolation<?> found) {
        Map<String, Object> limits = found.getConstraintDescriptor().getAttributes();
        String constraint =
                found.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        return switch (constraint) {
            case "Min" -> new BrokenLimit(path, constraint, number(limits.get("value")), null, null);
            case "Max" -> new BrokenLimit(path, constraint, null, number(limits.get("value")), null);
            case "Size" ->
                new BrokenLimit(
                        path,
                        constraint,
                        number(limits.get("min")),
                        number(limits.get("max")),
                        found.getInvalidValue() instanceof Collection ? "list" : "text");
            default -> new BrokenLimit(path, constraint, null, null, null);
        };
    }

    private static @Nullable Long number(@Nullable Object limit) {
        return limit instanceof Number number ? number.longValue() : null;
    }

    /** Returns the facts that an answer tells. */
    Map<String, Object> facts(Locale language) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("path", path);
        facts.put("constraint", constraint);
        facts.put("message", ProblemTexts.of(this, language));
        if (min != null) {
            facts.put("min", min);
        }
        if (max != null) {
            facts.put("max", max);
        }
        return facts;
    }
}
