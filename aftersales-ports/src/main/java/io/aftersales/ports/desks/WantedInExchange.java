package io.aftersales.ports.desks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.ports.desks.Commands.ItemAsked;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that only an application for an exchange names goods that are wanted instead. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WantedInExchange.Check.class)
public @interface WantedInExchange {
    /** The default message. */
    String message() default "is possible in an exchange only";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** The payload of clients. */
    Class<? extends Payload>[] payload() default {};

    /** Checks an application. Public, because validation providers create it. */
    final class Check implements ConstraintValidator<WantedInExchange, Commands.OpenCase> {
        /** Creates the check, for validation providers. */
        public Check() {}

        @Override
        public boolean isValid(Commands.@Nullable OpenCase asked, ConstraintValidatorContext context) {
            if (asked == null || asked.items() == null || asked.kind() == CaseKind.EXCHANGE) {
                return true;
            }
            List<@Nullable ItemAsked> items = asked.items();
            boolean valid = true;
            for (int i = 0; i < items.size(); i++) {
                ItemAsked item = items.get(i);
                if (item != null && item.wantedSku() != null) {
                    valid = false;
                    context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                            .addPropertyNode("items")
                            .addPropertyNode("wantedSku")
                            .inIterable()
                            .atIndex(i)
                            .addConstraintViolation();
                }
            }
            if (!valid) {
                context.disableDefaultConstraintViolation();
            }
            return valid;
        }
    }
}
