package io.aftersales.ports.desks;

import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks a command against its own annotations, with the host's validator. */
final class CommandCheck {
    private final Validator validator;

    CommandCheck(Validator validator) {
        this.validator = validator;
    }

    /**
     * Refuses INVALID_COMMAND with all violations at once, sorted by path, whatever order the provider finds them in; empty for a valid
     * command.
     */
    Optional<InvalidCommand> refusal(Object command) {
        Set<ConstraintViolation<Object>> found = validator.validate(command);
        return found.isEmpty() ? Optional.empty() : Optional.of(new InvalidCommand(violations(found)));
    }

    private static List<Violation> violations(Set<ConstraintViolation<Object>> found) {
        return found.stream()
                .map(each -> new Violation(
                        each.getPropertyPath().toString(),
                        each.getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName(),
                        each.getMessage()))
                .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::constraint))
                .toList();
    }
}
