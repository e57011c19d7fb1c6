package io.aftersales.ports.desks;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A validator for hosts that have none of their own. */
public final class Validators {

    private static @Nullable Validator known;

    private Validators() {}

    /**
     * The validator of the provider of Jakarta Validation on the class path, with plain messages, so that no expression language is needed.
     * A validator is costly to make and safe to share, so every caller gets the same one.
     *
     * @throws IllegalStateException when there is no provider; checks are never silently left out
     */
    public static synchronized Validator standard() {
        Validator standard = known;
        if (standard == null) {
            standard = provided();
            known = standard;
        }
        return standard;
    }

    private static Validator provided() {
        try {
            var configuration = Validation.byDefaultProvider().configure();
            configuration.messageInterpolator(new PlainMessages());
            return configuration.buildValidatorFactory().getValidator();
        } catch (NoProviderFoundException e) {
            throw new IllegalStateException(
                    "no provider of Jakarta Validation: add org.hibernate.validator:hibernate-validator"
                            + " or org.apache.bval:bval-jsr, or pass the host's own Validator",
                    e);
        }
    }

    private static final class PlainMessages implements MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }
}
