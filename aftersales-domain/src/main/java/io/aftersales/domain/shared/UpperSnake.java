package io.aftersales.domain.shared;

/** Makes the stable codes of types: {@code WindowExpired} is {@code WINDOW_EXPIRED}. */
public final class UpperSnake {
    private static final ClassValue<String> CODES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName()
                    .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                    .toUpperCase(java.util.Locale.ROOT);
        }
    };

    private UpperSnake() {}

    /** Returns the simple name of the type in UPPER_SNAKE. */
    public static String of(Class<?> type) {
        return CODES.get(type);
    }
}
