package io.aftersales.ports.desks;

import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.Violation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks a command against its own annotations, with the host's validator. */
final class CommandCheck {
    private final Validator validator;

    CommandCheck(Validator validator) {
        this.validator = validator;
    }

    /** All violations at once, by path, whatever order the provider finds them in. */
    Optional<InvalidCommand> refusal(Object command) {
        List<Violation> violations = validator.validate(command).stream()
                .map(found -> new Violation(
                        found.getPropertyPath().toString(),
                        found.getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName(),
                        found.getMessage()))
                .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::constraint))
                .toList();
        return violations.isEmpty() ? Optional.empty() : Optional.of(new InvalidCommand(violations));
    }
}
