package io.aftersales.jdbc;

/** Writes and reads JSON with the edition of Jackson that the host has. */
interface Json {
    String write(Object value);

    <T> T read(String text, Class<T> type);

    /** Returns the newest edition on the class path; without any of them an {@link IllegalStateException} says what to add. */
    static Json found() {
        try {
            return new Jackson3Json();
        } catch (NoClassDefFoundError absent) {
            try {
                return new Jackson2Json();
            } catch (NoClassDefFoundError both) {
                var failure = new IllegalStateException(
                        "add tools.jackson.core:jackson-databind (3.x) or com.fasterxml.jackson.core:jackson-databind (2.x)");
                failure.initCause(both);
                throw failure;
            }
        }
    }
}
