package io.aftersales.examples.oms.console;

/** Refusal of a form: the field at fault, and the text that says what is wrong, by its key and what it tells. */
final class Mistyped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String key;
    private final String[] values;

    Mistyped(String field, String key, String... values) {
        super(field + ": " + key, null, false, false);
        this.field = field;
        this.key = key;
        this.values = values.clone();
    }

    /** Refuses a form of which no field alone is at fault. */
    static Mistyped asWhole(String key, String... values) {
        return new Mistyped("", key, values);
    }

    /** The name of the field; empty where no field alone is at fault. */
    String field() {
        return field;
    }

    /** Says what is wrong. */
    String said(Reader reader) {
        return reader.say(key, (Object[]) values);
    }
}
