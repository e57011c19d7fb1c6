package io.aftersales.examples.oms.console;

/** Refusal of a value that a person typed into a form: the field, and the key of the text that says what is wrong with it. */
final class Mistyped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String key;

    Mistyped(String field, String key) {
        super(field + ": " + key, null, false, false);
        this.field = field;
        this.key = key;
    }

    /** The name of the field. */
    String field() {
        return field;
    }

    /** The key of the text. */
    String key() {
        return key;
    }
}
