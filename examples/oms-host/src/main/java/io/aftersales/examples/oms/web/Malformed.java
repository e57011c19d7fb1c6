package io.aftersales.examples.oms.web;

import java.io.Serial;

/** Thrown when a value of a request has the wrong form. The message says what is wrong, after the name of the field. */
final class Malformed extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    Malformed(String field, String reason) {
        super(reason);
        this.field = field;
    }

    String field() {
        return field;
    }
}
