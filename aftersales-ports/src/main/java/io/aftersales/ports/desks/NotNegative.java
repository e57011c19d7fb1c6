package io.aftersales.ports.desks;

import io.aftersales.domain.money.Money;
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

/** Checks that an amount of money is zero or more. A null amount is valid. */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NotNegative.Check.class)
public @interface NotNegative {
    /** The default message. */
    String message() default "must not be negative";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** The payload of clients. */
    Class<? extends Payload>[] payload() default {};

    /** Checks an amount. Public, because validation providers create it. */
    final class Check implements ConstraintValidator<NotNegative, Money> {
        /** Creates the check, for validation providers. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable Money amount, ConstraintValidatorContext context) {
            return amount == null || !amount.isNegative();
        }
    }
}
