package io.aftersales.domain.shared;

import java.util.regex.Pattern;

/** Stable codes. Makes those of types: {@code WindowExpired} is {@code WINDOW_EXPIRED}. */
public final class UpperSnake {
    private static final ClassValue<String> CODES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName()
                    .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                    .toUpperCase(java.util.Locale.ROOT);
        }
    };

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    private UpperSnake() {}

    /** Tells whether a text is a code: at most 64 capital letters, digits and underscores, the first of them a letter. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** Returns a code as it is; refuses a text that is none with an {@link IllegalArgumentException} that names its meaning. */
    public static String checked(String meaning, String text) {
        if (!isCode(text)) {
            throw new IllegalArgumentException("not a code of a " + meaning + " in upper case: \"" + text + "\"");
        }
        return text;
    }

    /** Returns the simple name of the type in UPPER_SNAKE. */
    public static String of(Class<?> type) {
        return CODES.get(type);
    }
}
