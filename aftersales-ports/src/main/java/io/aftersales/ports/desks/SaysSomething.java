package io.aftersales.ports.desks;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Checks that an answer to a question of the shop has words or evidence. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SaysSomething.Check.class)
public @interface SaysSomething {
    /** The default message. */
    String message() default "must not be empty without evidence";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** The payload of clients. */
    Class<? extends Payload>[] payload() default {};

    /** Checks an answer. Public, because validation providers create it. */
    final class Check implements ConstraintValidator<SaysSomething, Commands.ProvideInfo> {
        /** Creates the check, for validation providers. */
        public Check() {}

        @Override
        public boolean isValid(Commands.@Nullable ProvideInfo answer, ConstraintValidatorContext context) {
            if (answer == null || answer.text() == null || answer.evidence() == null) {
                return true;
            }
            boolean valid = !answer.text().isBlank() || !answer.evidence().isEmpty();
            if (!valid) {
                context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode("text")
                        .addConstraintViolation()
                        .disableDefaultConstraintViolation();
            }
            return valid;
        }
    }
}
