package io.aftersales.ports.desks;

import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a command against its own annotations, with the host's validator, and that every text in it can be stored. */
final class CommandCheck {
    private static final char NUL = 0;

    private final Validator validator;

    CommandCheck(Validator validator) {
        this.validator = validator;
    }

    /**
     * Refuses INVALID_COMMAND with all violations at once, sorted by path, whatever order the provider finds them in; empty for a valid
     * command.
     */
    Optional<InvalidCommand> refusal(Object command) {
        var found = new ArrayList<Violation>();
        validator.validate(command).forEach(each -> found.add(violation(each)));
        addUnstorable("", command, found);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        found.sort(Comparator.comparing(Violation::path).thenComparing(Violation::constraint));
        return Optional.of(new InvalidCommand(List.copyOf(found)));
    }

    private static Violation violation(ConstraintViolation<Object> found) {
        Map<String, Object> limits = found.getConstraintDescriptor().getAttributes();
        String constraint =
                found.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        return new Violation(
                found.getPropertyPath().toString(),
                constraint,
                found.getMessage(),
                number(limits.get(constraint.equals("Min") ? "value" : "min")),
                number(limits.get(constraint.equals("Max") ? "value" : "max")));
    }

    private static @Nullable Long number(@Nullable Object limit) {
        long value = limit instanceof Number number ? number.longValue() : 0;
        return value == 0 || value == Integer.MAX_VALUE ? null : value; // what the annotation does not limit
    }

    /** Adds the texts with a character that not every database has. An annotation at each text would be forgotten at the next. */
    private static void addUnstorable(String path, @Nullable Object value, List<Violation> found) {
        if (value instanceof String text) {
            if (text.indexOf(NUL) >= 0) {
                found.add(new Violation(path, "Storable", "must not have the character U+0000"));
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                addUnstorable(path + "[" + i + "]", list.get(i), found);
            }
        } else if (value instanceof Record) {
            for (Method part : RecordShape.of(value).parts()) {
                String inside = path.isEmpty() ? part.getName() : path + "." + part.getName();
                addUnstorable(inside, RecordShape.read(part, value), found);
            }
        }
    }
}
